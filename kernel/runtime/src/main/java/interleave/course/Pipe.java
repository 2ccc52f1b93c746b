package interleave.course;

import interleave.memory.Kind;
import interleave.memory.Layout.Queue;
import java.io.Serial;
import java.io.Serializable;

/// Two ends that are connected in both directions: what is sent at one is received at the other.
///
/// ```java
/// Pipe<String> pipe = new Pipe<>();
/// Connection<String> here = pipe.first();
/// Connection<String> there = pipe.second();
/// Proc p = Proc.start("echo", () -> there.send(there.recv().toUpperCase()));
/// here.send("hello");
/// System.out.println(here.recv());
/// ```
///
/// Who waits for a message learns that none will come when the other end is closed in every process
/// that had it. So a process closes the end that it does not use.
///
/// @param <T> the type of the messages
public final class Pipe<T> implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  /// How many bytes may be under way in each direction before `send` waits.
  public static final int BYTES = 1 << 16;

  private final Connection<T> first;
  private final Connection<T> second;

  /// A pipe with room for [#BYTES] in each direction.
  public Pipe() {
    this(BYTES);
  }

  /// A pipe with room for so many bytes in each direction; a larger message passes if there is no
  /// other.
  public Pipe(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("a pipe has room for 1 byte at least, not " + bytes);
    }
    Spot spot = Spot.make(Kind.PIPE, "", 2 * Queue.WHOLE);
    MachineQueue there = MachineQueue.inPipe(spot, 0, bytes);
    MachineQueue back = MachineQueue.inPipe(spot, Queue.WHOLE, bytes);
    first = new Connection<>(back, there);
    second = new Connection<>(there, back);
  }

  /// One end.
  public Connection<T> first() {
    return first;
  }

  /// The other end.
  public Connection<T> second() {
    return second;
  }
}
