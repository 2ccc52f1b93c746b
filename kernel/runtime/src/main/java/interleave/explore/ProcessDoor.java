package interleave.explore;

import interleave.course.CellOutput.Stuck;
import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.memory.Kind;
import interleave.trace.ExitStatus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the explored code of the course's processes and shared objects asks of the run, instead of
/// the operating system and the kernel.
public final class ProcessDoor {
  private ProcessDoor() {}

  /// Something that holds or not.
  @FunctionalInterface
  public interface Condition {
    boolean holds();
  }

  /// What a process runs.
  @FunctionalInterface
  public interface Main {
    void run(Object process) throws Exception;
  }

  private static Sharing sharing() {
    return World.required().sharing();
  }

  private static Processes processes() {
    return World.required().processes();
  }

  private static SimulatedProcess process(Object process) {
    return (SimulatedProcess) process;
  }

  public static long get(long at) {
    return sharing().pages().get(at);
  }

  public static void set(long at, long value) {
    sharing().pages().set(at, value);
  }

  public static void write(long at, byte[] bytes, int from, int count) {
    sharing().pages().write(at, bytes, from, count);
  }

  public static byte[] read(long at, int count) {
    return sharing().pages().read(at, count);
  }

  /// A segment of shared memory, until the arena is closed.
  public static MemorySegment map(long place, long bytes, Arena arena) {
    return sharing().segments().map(place, bytes, arena);
  }

  /// Before an access to a word.
  public static void access(long at, boolean changes) {
    sharing().access(at, changes);
  }

  public static long self() {
    return sharing().self();
  }

  /// Does what needs an answer.
  public static Answer.Made answer(Call call) {
    World world = World.required();
    Answer.Made made = world.commons().answer(call);
    Area area = world.commons().at(made.place());
    if (area != null && call instanceof Call.Make) {
      area.madeBy(world.me());
    }
    return made;
  }

  /// Does what needs none.
  public static void tell(Call call) {
    World world = World.required();
    long pid = world.processes().current().pid();
    switch (call) {
      case Call.Open(long object, long word, long holder) ->
          world.commons().open(object, word, holder == 0 ? pid : holder);
      case Call.Close(long object, long word) -> {
        world.sharing().access(object, true);
        world.commons().close(object, word, pid);
      }
      case Call.Unlink(long object) -> world.commons().unlink(object);
      case Call.Shrink _, Call.Look _, Call.Free _ -> {}
      case Call.Make _, Call.Grow _, Call.Find _, Call.Names _ -> {}
      case Call.Sleep _, Call.Leave _, Call.Wake _ -> {}
    }
  }

  public static List<String> names(Kind kind) {
    return World.required().commons().named(kind);
  }

  /// Waits until a condition may hold.
  ///
  /// @param owner the word of the owner who stands in the way, −1 if there is none
  /// @param deadline by the run's clock, `Long.MAX_VALUE` for none
  public static boolean await(long object, long cell, Condition ready, long owner, long deadline) {
    return sharing().await(object, cell, ready, owner, deadline);
  }

  /// The current thread waits at a barrier; it breaks if the thread dies there.
  public static void meets(long object, long meeting) {
    World world = World.required();
    Area area = world.commons().at(object);
    if (area != null && area.kind() == Kind.BARRIER) {
      world.me().meetsAt = area;
      world.me().meeting = meeting;
    }
  }

  public static void met() {
    World.required().me().meetsAt = null;
  }

  public static long deadline(long nanos) {
    World world = World.required();
    return nanos == Long.MAX_VALUE ? nanos : world.time().beginWait(world.me(), nanos);
  }

  /// Before a call that may wait.
  public static void begin(long object, long cell) {
    sharing().begin(object, cell);
  }

  /// Throws if the current thread is interrupted.
  public static void checkInterrupt() throws InterruptedException {
    Interrupts.check(World.required().me());
  }

  public static void listen(long cell) {
    sharing().listen(cell);
  }

  /// Sleeps until called.
  public static boolean sleep(long object, long cell, long deadline) {
    World world = World.required();
    SimulatedThread me = world.me();
    return world
        .sharing()
        .await(object, cell, () -> !world.sharing().isListening(cell, me), -1, deadline);
  }

  public static boolean ignore(long cell) {
    return sharing().ignore(cell);
  }

  public static long call(long cell, long most) {
    return sharing().call(cell, most);
  }

  /// Starts a process.
  public static Object start(
      Object self, String name, boolean isDaemon, boolean isFresh, Main body) {
    if (isFresh) {
      Hooks.refuse("Proc.fresh starts with initial values, which explored code does not have");
    }
    return processes().start(self, name, isDaemon, body);
  }

  public static void handle(Object process, Object handle) {
    process(process).handle = handle;
  }

  public static long fork() {
    Hooks.refuse("fork() cannot be explored: use Proc.start");
    return 0;
  }

  public static List<Object> children() {
    World world = World.required();
    SimulatedProcess me = world.processes().current();
    List<Object> found = new ArrayList<>();
    for (SimulatedProcess each : me.children) {
      Object handle = each.handle;
      if (handle != null) {
        found.add(handle);
      }
    }
    return found;
  }

  public static void forget(Object process) {
    process(process).handle = null;
  }

  public static @Nullable Object selfOf() {
    return processes().current().self;
  }

  public static long parentPid() {
    SimulatedProcess parent = processes().current().parent;
    return parent == null ? SimulatedProcess.MAIN_PID - 1 : parent.pid();
  }

  public static String parentName() {
    SimulatedProcess parent = processes().current().parent;
    return parent == null ? "kernel" : parent.name;
  }

  public static long pid(Object process) {
    return process(process).pid();
  }

  public static long currentPid() {
    World world = World.here();
    return world == null ? SimulatedProcess.MAIN_PID : world.processes().current().pid();
  }

  public static boolean isAlive(long pid) {
    return processes().all().stream().anyMatch(each -> each.pid() == pid && !each.ended);
  }

  public static ExitStatus status(Object process) {
    process(process).isAsked = true;
    return processes().status(process(process));
  }

  public static boolean join(Object process, long nanos) throws InterruptedException {
    return processes().join(process(process), nanos);
  }

  /// Sends a signal; those that would end a process do.
  public static void signal(Object process, String name) {
    int number =
        switch (name) {
          case "TERM" -> 15;
          case "KILL" -> 9;
          case "INT" -> 2;
          case "HUP" -> 1;
          default -> 0;
        };
    if (number == 0) {
      Hooks.refuse("the signal " + name + " cannot be explored: use TERM or KILL");
    }
    processes().signal(process(process), number);
  }

  public static void exit(int code) throws InterruptedException {
    processes().exit(code);
  }

  public static byte[] pack(Object value, String into) {
    World world = World.required();
    SimulatedThread me = world.me();
    me.initialisers++;
    try {
      return world.processes().variables().copier().write(value);
    } catch (Stuck stuck) {
      throw ProcessCopy.refusalOfItem(into, stuck);
    } finally {
      me.initialisers--;
    }
  }

  public static Object unpack(byte[] bytes) {
    World world = World.required();
    SimulatedThread me = world.me();
    me.initialisers++;
    try {
      return world.processes().variables().copier().read(bytes);
    } finally {
      me.initialisers--;
    }
  }

  public static int created() {
    return ++processes().current().created;
  }

  /// How many children were started, are alive, and were alive at most.
  public static int[] counts() {
    SimulatedProcess me = processes().current();
    me.children.forEach(child -> Threads.look(World.required(), child.life));
    return new int[] {me.created, me.children.size(), me.alive(), me.mostAlive};
  }
}
