package interleave.explore;

import interleave.weave.AccessMode;
import interleave.weave.LibraryCall;
import java.io.PrintStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// What code that was woven for exploring calls before each access to a variable, at monitors and
/// at jumps back. Outside of a run nothing happens.
public final class Hooks {
  private Hooks() {}

  /// The run, if a learner's code may take steps in it. It is not in the JDK's code then.
  private static @Nullable World free() {
    World world = World.here();
    if (world == null) {
      return null;
    }
    SimulatedThread me = world.me();
    if (me.initialisers > 0) {
      return null;
    }
    me.library = null;
    me.call = null;
    return world;
  }

  /// Before an instance's field is read.
  public static void get(@Nullable Object object, int site) {
    World world = free();
    if (world == null || object == null) {
      return;
    }
    Access access = Sites.access(site);
    Variable variable = access.variable();
    if (!variable.isConstant()) {
      Place place = world.places.of(object).field(variable);
      world.access(new Operation.Read(place), variable.in(object), access);
    } else if (world.memory != null) {
      world.memory.readFinal(object, variable.in(object), world.me().number);
    }
  }

  /// Before an instance's field is written.
  public static void put(@Nullable Object object, int site) {
    World world = free();
    if (world == null || object == null) {
      return;
    }
    Access access = Sites.access(site);
    Variable variable = access.variable();
    Place place = world.places.of(object).field(variable);
    world.access(new Operation.Write(place), variable.in(object), access);
  }

  /// Before a static field is read.
  public static void get(int site) {
    World world = free();
    if (world == null) {
      return;
    }
    Access access = Sites.access(site);
    Variable variable = access.variable();
    if (variable.isConstant()) {
      requireCopied(world, variable);
      return;
    }
    world.access(new Operation.Read(place(world, variable)), variable.in(null), access);
  }

  /// Before a static field is written.
  public static void put(int site) {
    World world = free();
    if (world == null) {
      return;
    }
    Access access = Sites.access(site);
    Variable variable = access.variable();
    world.access(new Operation.Write(place(world, variable)), variable.in(null), access);
  }

  /// The static variable of the current process.
  private static Place place(World world, Variable variable) {
    SimulatedProcess process = world.me().process;
    Class<?> declaring = variable.declaring();
    if (process.number == 0) {
      return world.places.of(declaring).field(variable);
    }
    requireCopied(world, variable);
    return world.places.of(process.ownerFor(declaring)).field(variable);
  }

  /// Ends the run if the current process has no copy of a static variable.
  private static void requireCopied(World world, Variable variable) {
    String whyNot = world.processes().variables().whyNot(world.me().process, variable);
    if (whyNot != null) {
      world.refuse(whyNot);
    }
  }

  /// Before a call of the course's processes and shared objects.
  ///
  /// @param receiver null for a static method
  public static void course(@Nullable Object receiver, int kind) {
    World world = free();
    if (world == null) {
      return;
    }
    SimulatedThread me = world.me();
    me.call = LibraryCall.numbered(kind);
    me.calls++;
    if (receiver != null && me.process.hasOthers() && world.processes().isProcess(receiver)) {
      world.step(new Operation.Update(world.places.of(receiver).itself()), null, null);
    }
  }

  /// After an object was stored in a local variable.
  public static void local(@Nullable Object object, String variable) {
    World world = World.here();
    if (world == null || object == null || !world.isRecorded()) {
      return;
    }
    SimulatedThread _ = world.me();
    if (!(object instanceof Thread) && !world.processes().isProcess(object)) {
      world.places.name(object, variable);
    }
  }

  /// Before an element of an array is read.
  public static void load(@Nullable Object array, int index) {
    element(array, index, false);
  }

  /// Before an element of an array is written.
  public static void store(@Nullable Object array, int index) {
    element(array, index, true);
  }

  private static void element(@Nullable Object array, int index, boolean isWrite) {
    World world = free();
    if (world == null
        || array == null
        || index < 0
        || index >= java.lang.reflect.Array.getLength(array)) {
      return;
    }
    Place place = world.places.of(array).element(index);
    world.access(
        isWrite ? new Operation.Write(place) : new Operation.Read(place),
        Slot.of(array, index),
        AccessMode.PLAIN);
  }

  /// In place of `monitorenter`.
  public static void enter(@Nullable Object monitor) {
    if (monitor == null) {
      throw new NullPointerException("synchronized on null");
    }
    World world = World.here();
    if (world != null) {
      Monitors.enter(world, monitor);
    }
  }

  /// In place of `monitorexit`.
  public static void exit(Object monitor) {
    World world = World.here();
    if (world != null) {
      Monitors.exit(world, monitor);
    }
  }

  /// In place of `monitorenter` in our own code.
  public static void enterInside(@Nullable Object monitor) {
    World world = World.here();
    if (world != null && monitor != null) {
      Monitors.enterInside(world, monitor);
    }
  }

  /// In place of `monitorexit` in our own code.
  public static void exitInside(Object monitor) {
    World world = World.here();
    if (world != null) {
      Monitors.exitInside(world, monitor);
    }
  }

  /// Before a jump back.
  public static void loop(int site, boolean looksOnly) {
    World world = World.here();
    if (world != null) {
      world.round(Sites.loop(site), looksOnly);
    }
  }

  /// Before a call of the JDK on an object that may be shared.
  public static void call(@Nullable Object receiver, int kind, int mode) {
    World world = free();
    if (world != null && receiver != null) {
      Library.call(world, receiver, kind, AccessMode.numbered(mode));
    }
  }

  /// Before a call of a static method of `java.util.concurrent`.
  public static void call() {
    World world = free();
    if (world != null) {
      world.me().library = world.notes().executors(world.places);
      world.me().lock = null;
      world.me().isCalled = true;
      Library.declare(world);
    }
  }

  /// Before an access through a `VarHandle` or a field's updater.
  public static void access(@Nullable Object handle, @Nullable Object object, int kind, int mode) {
    World world = free();
    if (world != null && handle != null) {
      Handles.access(world, handle, object, kind, AccessMode.numbered(mode));
    }
  }

  /// Before a fence, which is a step where it matters.
  public static void fence(int mode) {
    World world = free();
    if (world == null || world.memory == null) {
      return;
    }
    AccessMode kind = AccessMode.numbered(mode);
    int thread = world.me().number;
    world.memory.fence(thread, kind);
    if (kind == AccessMode.VOLATILE) {
      world.step(new Operation.Update(world.notes().fences(world.places)), null, null);
      world.memory.fence(thread, kind);
    }
  }

  /// An object has been made.
  public static void made(Object object) {
    World world = World.here();
    if (world != null && world.memory != null) {
      world.memory.made(object, world.me().number);
    }
  }

  /// An object has been made, by whomever.
  public static void born(@Nullable Object object) {
    World world = World.here();
    if (world != null) {
      world.newborns().note(object);
    }
  }

  /// An object is there that is the same in all runs.
  public static void bornOnce(Object object, int number) {
    Newborns.noteLasting(object, number);
  }

  /// What is made from here on is made once for all runs, as part of one of them.
  public static void beginLasting() {
    World world = World.here();
    if (world != null) {
      world.newborns().pause();
    }
  }

  /// That is over.
  public static void endLasting() {
    World world = World.here();
    if (world != null) {
      world.newborns().goOn();
    }
  }

  /// The clock of the run, for classes of `java.time`.
  public static Clock clock() {
    return World.required().time().clock();
  }

  /// What the clock of the run says.
  public static long millis() {
    return World.required().time().currentTimeMillis();
  }

  /// In place of `Object.toString` of a shadow: with the name of the class that it is of.
  public static String text(Object object) {
    return Shadows.original(object.getClass()).getName()
        + "@"
        + Integer.toHexString(object.hashCode());
  }

  /// In place of a class's initialiser: its static variables become those of the notebook's class.
  public static void initialise(Class<?> type) {
    if (type.getClassLoader() instanceof ExploredLoader loader) {
      World world = World.here();
      if (world != null) {
        world.firstUses().look(world, type, loader);
      }
      Heap.Statics statics = loader.heap().adopt(type);
      if (world != null) {
        world.processes().adopted(statics);
      }
    }
  }

  /// In place of `super.start()` in a class of threads.
  public static void start(Thread thread) {
    Threads.start(World.required(), thread, null);
  }

  /// Before numbers are taken by chance that are the same in every run.
  public static void chance() {
    World world = World.here();
    if (world != null) {
      world.tossed();
    }
  }

  /// The name of a thread that is made without one.
  public static String threadName() {
    World world = World.here();
    return world == null ? "Thread" : world.nameForThread();
  }

  /// In place of `System.out`.
  public static PrintStream out() {
    return World.required().output();
  }

  /// In place of `System.err`.
  public static PrintStream err() {
    return World.required().output();
  }

  /// Before something that cannot be controlled.
  public static void refuse(String what) {
    World world = World.here();
    if (world != null) {
      world.refuse(what);
    }
  }
}
