package interleave.explore;

import interleave.explore.SimulatedThread.Gate;
import interleave.probe.Probe;
import interleave.weave.AccessMode;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// A run in progress: its threads, and whose turn it is.
///
/// All of it happens in the thread that drives the run, one coroutine at a time. A simulated thread
/// calls [#step] before each of its operations; that asks the chooser, and returns when the thread
/// is to do it.
final class World {
  /// How many jumps back a thread may make without a step; then it has to take one.
  private static final int LONGEST_STEP = 100_000;

  private static @Nullable World running;

  /// How many steps have been taken, in all runs.
  private static long progress;

  final Places places;
  final Coroutines coroutines;
  final Semantics semantics;

  /// What reads can see, null where they see the newest write.
  final @Nullable WeakMemory memory;

  private final State state = new State();
  private final IntSupplier asking = this::ask;
  private final RealThreads realThreads = new RealThreads();
  private final Cast cast = new Cast(this, realThreads);
  private @Nullable Chooser chooser;

  /// Whether the chooser may wait.
  private boolean waits;

  private @Nullable SimulatedThread current;
  private @Nullable SimulatedThread next;

  /// Whose code is being left, after the run.
  private @Nullable SimulatedThread unwinding;

  private @Nullable Ending ending;
  private @Nullable Throwable fault;
  private final History history = new History();
  private VirtualTime time = new VirtualTime();
  private final CapturedOutput output = new CapturedOutput(this);
  private final Commons commons = new Commons();
  private final FileTree files = new FileTree(this);
  private final Processes processes;
  private final Sharing sharing;
  private boolean recorded;
  private final Notes notes = new Notes();

  World(Places places, Coroutines coroutines, Semantics semantics, Heap heap) {
    this.places = places;
    this.coroutines = coroutines;
    this.semantics = semantics;
    this.memory = semantics.isWeak() ? new WeakMemory() : null;
    this.processes = new Processes(this, heap);
    this.sharing = new Sharing(this, commons);
  }

  /// The run that the calling code is part of, or null if it is part of none.
  static @Nullable World here() {
    return running;
  }

  /// The run that the calling code is part of.
  static World required() {
    World world = running;
    if (world == null) {
      throw new IllegalStateException("this code runs only while it is explored");
    }
    return world;
  }

  /// Grows with each step, as another thread may see it.
  static long progress() {
    return progress;
  }

  /// The current thread waits for a thread of the JVM: called by another, when nothing goes on.
  ///
  /// @param method in which it waits
  void stalled(String method) {
    SimulatedThread waiting = current;
    if (waiting != null) {
      realThreads.stalled(
          waiting.thread.getName() + " waits in " + method + " for a thread of the JVM");
      waiting.thread.interrupt();
    }
  }

  /// Whether the caller's operations can be steps: not in a class initialiser.
  boolean isFree() {
    return me().initialisers == 0;
  }

  SimulatedThread me() {
    SimulatedThread thread = current;
    return thread == null || !coroutines.isInside(thread.thread) ? withoutTurn() : thread;
  }

  /// The caller, if its code is being left and it is where it cannot be.
  private SimulatedThread withoutTurn() {
    SimulatedThread leaving = unwinding;
    if (leaving == null || !coroutines.isInside(leaving.thread)) {
      throw realThreads.intruded();
    }
    if (leaving.initialisers == 0) {
      throw new Unwinding();
    }
    return leaving;
  }

  VirtualTime time() {
    return time;
  }

  CapturedOutput output() {
    return output;
  }

  History history() {
    return history;
  }

  Processes processes() {
    return processes;
  }

  /// Ends the run where memory is weak: of processes and what they share no such model is known.
  void requireStrong() {
    if (semantics.isWeak()) {
      refuse("processes and shared objects are explored with strong memory only: leave out weak()");
    }
  }

  FileTree files() {
    return files;
  }

  /// What its processes share.
  Commons commons() {
    return commons;
  }

  Sharing sharing() {
    return sharing;
  }

  /// The name of a thread that explored code is about to make without one.
  String nameForThread() {
    realThreads.expect();
    return Threads.usualName(notes.nextThreadName());
  }

  boolean isRecorded() {
    return recorded;
  }

  /// Runs a body as thread 0 until no thread can go on, or the run is over otherwise.
  Ending run(Chooser choosing, boolean withSteps, Thread main, Runnable body) {
    begin(choosing, withSteps);
    running = this;
    try {
      SimulatedThread _ = cast.start(main, body);
      drive();
      String intrusion = realThreads.seenAtEnd();
      if (intrusion != null && !(ending instanceof Ending.Refused)) {
        ending = new Ending.Refused(intrusion, Spot.UNKNOWN);
      }
    } finally {
      current = null;
      unwind();
      running = null;
    }
    Throwable failed = fault;
    if (failed != null) {
      throw EngineFault.of(failed);
    }
    Ending end = ending;
    return end == null ? new Ending.Abandoned() : end;
  }

  /// Has the threads of coroutines that will not go on given back.
  private void unwind() {
    if (coroutines.haveThreads()) {
      for (SimulatedThread each : cast.all()) {
        unwinding = each;
        coroutines.discard(each.coroutine(), each.thread);
      }
      unwinding = null;
    }
  }

  private void begin(Chooser choosing, boolean withSteps) {
    chooser = choosing;
    waits = choosing.waits();
    recorded = withSteps;
    places.reset(withSteps);
    cast.reset();
    state.reset();
    history.reset(withSteps);
    time = new VirtualTime();
    output.reset();
    if (memory != null) {
      memory.reset();
    }
    notes.reset();
    commons.reset();
    files.reset();
    sharing.reset();
    processes.reset();
    ending = null;
    fault = null;
    next = null;
    realThreads.begin();
  }

  private void drive() {
    next = decide(false);
    while (next != null) {
      SimulatedThread turn = next;
      next = null;
      coroutines.resume(turn.coroutine(), turn.thread);
      if (next == null && ending == null) {
        next = decide(false);
      }
    }
  }

  /// What the run has that is not of its threads.
  Notes notes() {
    return notes;
  }

  /// Ends the run because the current thread would leave the engine's control.
  void refuse(String what) {
    end(new Ending.Refused(what, Spots.here()));
  }

  Cast cast() {
    return cast;
  }

  @Nullable SimulatedThread of(Thread thread) {
    return cast.of(thread);
  }

  /// Its threads by number.
  List<SimulatedThread> threads() {
    return cast.all();
  }

  /// The thread whose turn it is, null before the first.
  @Nullable SimulatedThread current() {
    return current;
  }

  /// Has the current thread take a step: returns when it is chosen.
  ///
  /// @param gate when the step can be taken, always if null
  /// @param slot the variable that it is about, if any
  void step(Operation operation, @Nullable Gate gate, @Nullable Slot slot) {
    SimulatedThread me = me();
    me.announce(operation, gate);
    await(me, slot);
  }

  /// Has the current thread access a variable, or an object of the JDK that is like one.
  void access(Operation operation, @Nullable Slot slot, AccessMode mode) {
    SimulatedThread me = me();
    me.mode = mode;
    WeakMemory weak = memory;
    if (weak != null && slot != null && operation instanceof Operation.Read(Place place)) {
      me.announceWays(operation, () -> weak.ways(me.number, place, slot, mode));
    } else {
      me.announce(operation, null);
    }
    await(me, slot);
    me.mode = AccessMode.VOLATILE;
  }

  /// As [#step], after the caller has announced the step.
  void await(SimulatedThread me, @Nullable Slot slot) {
    if (me.initialisers > 0) {
      throw new IllegalStateException("a class initialiser cannot wait while a cell is explored");
    }
    me.slot = slot;
    if (recorded) {
      me.spot = Spots.here();
    }
    // Where only the driver can decide, it does when it has the turn and nobody is next.
    SimulatedThread chosen = coroutines.haveThreads() ? null : decide(true);
    if (chosen != me) {
      next = chosen;
      leave();
    }
    me.rounds = 0;
    if (me.process.dying != null && !me.isVanishing && me.process.number > 0) {
      cast.vanish(me);
    }
  }

  /// Leaves the current coroutine. It cannot be left while native code is on its stack.
  private void leave() {
    try {
      coroutines.pause();
    } catch (IllegalStateException e) {
      next = null;
      ending = new Ending.Refused("a thread waits below native code", Spots.here());
      throw new EngineFault("a coroutine is pinned", e);
    }
  }

  /// Ends the run: the current thread does not go on.
  void end(Ending with) {
    String intrusion = realThreads.seen(me().thread);
    if (ending == null) {
      ending = intrusion == null ? with : new Ending.Refused(intrusion, me().spot);
    }
    drop();
  }

  /// Ends the run by a fault of the engine, or of what it runs on.
  void fail(Throwable cause) {
    fault = ending == null ? cause : fault;
    end(new Ending.Abandoned());
  }

  /// The current thread does not go on.
  void drop() {
    next = null;
    coroutines.pause();
  }

  private @Nullable SimulatedThread decide(boolean inside) {
    SimulatedThread last = current;
    progress++;
    if (ending != null) {
      return null;
    }
    if (last != null) {
      state.stepped(last.number, history.finish(places));
      if (memory != null) {
        memory.finish();
      }
      String intrusion = realThreads.seen(last.thread);
      if (intrusion != null) {
        ending = new Ending.Refused(intrusion, last.spot);
        return null;
      }
    }
    cast.addTo(state);
    if (state.size() == 0 || Endings.isOver(this, state)) {
      ending = Endings.of(this);
      return null;
    }
    // Both may depend on which thread asks.
    int choice =
        inside && last != null && (waits || Probe.isAnyStopping())
            ? coroutines.outside(last.thread, asking)
            : ask();
    if (choice < 0) {
      ending = choice == Chooser.ENOUGH ? Endings.of(this) : new Ending.Abandoned();
      return null;
    }
    return take(state.enabled(Objects.checkIndex(choice, state.size())));
  }

  private int ask() {
    if (Probe.isStopping()) {
      fault = Probe.stopped();
      return Chooser.ABANDON;
    }
    Chooser asked = chooser;
    try {
      return asked == null ? Chooser.ABANDON : asked.choose(state);
    } catch (Throwable e) {
      fault = e;
      return Chooser.ABANDON;
    }
  }

  private SimulatedThread take(Pending pending) {
    SimulatedThread chosen = cast.all().get(pending.thread());
    chosen.variant = pending.variant();
    processes.install(chosen.process);
    history.begin(pending, chosen, places);
    if (memory != null) {
      memory.begin(pending, chosen);
    }
    current = chosen;
    return chosen;
  }

  /// Before a jump back.
  ///
  /// @param place the loop
  /// @param isPure whether its body, as it stands, only looks
  void round(Place place, boolean isPure) {
    SimulatedThread me = me();
    if (me.initialisers == 0 && (++me.rounds >= LONGEST_STEP || isPure)) {
      boolean sawOld = memory != null && memory.round(me.number);
      boolean looked = isPure && !sawOld && !history.changedSince(me);
      step(new Operation.Loop(place, looked), null, null);
      history.newRound(me);
    }
  }
}
