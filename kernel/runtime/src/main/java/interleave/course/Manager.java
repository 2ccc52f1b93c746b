package interleave.course;

import interleave.course.ManagerProcess.Operation;
import interleave.memory.Call;
import interleave.memory.Memory;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A process that keeps maps and lists for others.
///
/// ```java
/// Manager manager = new Manager();
/// Map<String, Integer> stock = manager.map();
/// stock.put("apples", 3);
/// Proc p = Proc.start("buyer", () -> stock.put("apples", stock.get("apples") - 1));
/// p.join();
/// ```
///
/// Each call is atomic. What is made of several calls is not: the line above needs a [#lock], and
/// so does `merge`. Keys, values and elements are copied on their way, both ways: a change of a
/// list that `get` gave does not reach the manager until it is `put` again.
///
/// It lives until [#close], also when the cell ends that made it. Afterwards calls throw an
/// `IllegalStateException`.
public final class Manager implements AutoCloseable {
  private final ManagerProcess process;
  private final ManagerLine line;

  /// Starts the process.
  public Manager() {
    var requests = MachineQueue.quiet("Manager");
    process = new ManagerProcess(requests);
    Proc _ = process.name("Manager-" + process.name()).daemon(true);
    process.start();
    line = new ManagerLine(requests, process.pid());
    Memory.call(new Call.Open(requests.spot().place(), requests.closedWord(), line.pid()));
  }

  /// A new map, of which other processes get the same by a variable.
  public <K, V> Map<K, V> map() {
    return new ManagedMap<>(line, made(Operation.NEW_MAP));
  }

  /// A map in another space, under a name by which other notebooks find it too: in Redis, which
  /// needs no process for it. Each call is atomic, `merge` and `compute` are not.
  public static <K, V> Map<K, V> map(Space space, String name) {
    return space.map(name);
  }

  /// A new list, of which other processes get the same by a variable.
  public <E> List<E> list() {
    return new ManagedList<>(line, made(Operation.NEW_LIST));
  }

  /// New named values.
  public Namespace namespace() {
    return new Namespace(new ManagedMap<>(line, made(Operation.NEW_MAP)));
  }

  /// A new lock.
  public SharedLock lock() {
    return new SharedLock();
  }

  /// A new queue for any number of items.
  public <T> SharedQueue<T> queue() {
    return new SharedQueue<>();
  }

  /// A new event.
  public SharedEvent event() {
    return new SharedEvent();
  }

  private long made(Operation operation) {
    return (long) Objects.requireNonNull(line.call(0, operation));
  }

  /// Its process.
  public Proc process() {
    return process;
  }

  /// Ends the process and what it keeps.
  @Override
  public void close() {
    process.terminate();
  }

  @Override
  public String toString() {
    return "Manager (" + process + ")";
  }

  /// Values by name.
  public static final class Namespace implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    private final ManagedMap<String, Object> values;

    Namespace(ManagedMap<String, Object> values) {
      this.values = values;
    }

    /// A copy of a value.
    ///
    /// @throws IllegalStateException if there is none of that name
    @SuppressWarnings("TypeParameterUnusedInFormals") // the caller knows what it set
    public <T> T get(String name) {
      Object value = values.get(name);
      if (value == null) {
        throw new IllegalStateException(
            "nothing is named " + name + " here: set(\"" + name + "\", …) it first");
      }
      return Unchecked.cast(value);
    }

    /// Names a copy of a value.
    public void set(String name, Object value) {
      Object _ = values.put(name, value);
    }

    /// Gives a name up.
    public void remove(String name) {
      Object _ = values.remove(name);
    }

    /// The names that there are now.
    public Set<String> names() {
      return Set.copyOf(values.keySet());
    }

    @Override
    public String toString() {
      return values.toString();
    }
  }
}
