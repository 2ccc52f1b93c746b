package interleave.explore;

import interleave.explore.SimulatedThread.Gate;
import interleave.weave.AccessMode;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// A run in progress: its threads, and all that they act on.
///
/// All of it happens in the thread that drives the run, one coroutine at a time. A simulated thread
/// calls [#step] before each of its operations; that passes its turn, and returns when the thread
/// is to do it.
final class World {
  /// How many jumps back a thread may make without a step; then it has to take one.
  private static final int LONGEST_STEP = 100_000;

  private static @Nullable World running;

  final Places places;
  final Coroutines coroutines;
  final Semantics semantics;

  /// What reads can see, null where they see the newest write.
  final @Nullable WeakMemory memory;

  private final RealThreads realThreads = new RealThreads();
  private final Cast cast = new Cast(this, realThreads);
  private final Turns turns;
  private final History history = new History();
  private VirtualTime time = new VirtualTime();

  /// Made when it is first used: it takes as long to make as all else here.
  private @Nullable CapturedOutput output;

  private final Commons commons = new Commons();
  private final FileTree files = new FileTree(this);
  private final Processes processes;
  private final Sharing sharing;
  private boolean recorded;
  private boolean isTossed;
  private final Notes notes = new Notes();
  private final Clashes clashes = new Clashes();
  private final FirstUses firstUses = new FirstUses();
  private final Newborns newborns;

  World(Places places, Coroutines coroutines, Semantics semantics, Heap heap) {
    this.places = places;
    this.coroutines = coroutines;
    this.semantics = semantics;
    this.memory = semantics.isWeak() ? new WeakMemory() : null;
    this.turns = new Turns(this, realThreads);
    this.newborns = new Newborns(turns, realThreads);
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

  /// Who has the turn.
  Turns turns() {
    return turns;
  }

  /// Whether the caller's operations can be steps: not in a class initialiser.
  boolean isFree() {
    return me().initialisers == 0;
  }

  /// The calling thread, as the run has it.
  ///
  /// @throws IllegalStateException if it is none of the run's whose turn it is
  SimulatedThread me() {
    return turns.me();
  }

  VirtualTime time() {
    return time;
  }

  CapturedOutput output() {
    CapturedOutput known = output;
    if (known == null) {
      known = new CapturedOutput(this);
      output = known;
    }
    return known;
  }

  /// What the run has printed.
  String printed() {
    return output == null ? "" : output.text();
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
    newborns.note(main);
    try {
      SimulatedThread _ = cast.start(main, body);
      turns.drive();
    } finally {
      turns.leave();
      running = null;
    }
    return turns.ending();
  }

  private void begin(Chooser choosing, boolean withSteps) {
    recorded = withSteps;
    places.reset(withSteps);
    cast.reset();
    history.reset(withSteps);
    time = new VirtualTime();
    if (output != null) {
      output.reset();
    }
    if (memory != null) {
      memory.reset();
    }
    notes.reset();
    newborns.reset();
    commons.reset();
    files.reset();
    sharing.reset();
    processes.reset();
    turns.begin(choosing);
  }

  /// Which collections threads used at once, in all runs.
  Clashes clashes() {
    return clashes;
  }

  /// Which classes were used first in a run, of all runs.
  FirstUses firstUses() {
    return firstUses;
  }

  /// What the run makes.
  Newborns newborns() {
    return newborns;
  }

  /// Numbers by chance that are the same in every run: those of the current thread.
  Random chance() {
    tossed();
    return ThreadLocalRandom.current();
  }

  /// Notes that there are such.
  void tossed() {
    isTossed = true;
  }

  /// Whether there were, in any run.
  boolean isTossed() {
    return isTossed;
  }

  /// What the run has that is not of its threads.
  Notes notes() {
    return notes;
  }

  /// Ends the run because the current thread would leave the engine's control.
  void refuse(String what) {
    turns.end(new Ending.Refused(what, Spots.here()));
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

  /// Has the current thread take a step: returns when it is chosen.
  ///
  /// @param gate when the step can be taken, always if null
  /// @param from where it is written, null if only the stack tells
  void step(Operation operation, @Nullable Gate gate, @Nullable Call from) {
    SimulatedThread me = me();
    me.announce(operation, gate);
    if (recorded) {
      me.spot = from == null ? Spots.here() : from.spot();
    }
    pass(me, null);
  }

  /// Has the current thread access a variable, or an object of the JDK that is like one.
  void access(Operation operation, @Nullable Slot slot, AccessMode mode) {
    SimulatedThread me = me();
    announceAccess(me, operation, slot, mode);
    await(me, slot);
    me.mode = AccessMode.VOLATILE;
  }

  /// The same where woven code says what accesses it.
  void access(Operation operation, Slot slot, Access access) {
    SimulatedThread me = me();
    announceAccess(me, operation, slot, access.variable().mode());
    if (recorded) {
      me.spot = access.spot();
    }
    pass(me, slot);
    me.mode = AccessMode.VOLATILE;
  }

  private void announceAccess(
      SimulatedThread me, Operation operation, @Nullable Slot slot, AccessMode mode) {
    me.mode = mode;
    WeakMemory weak = memory;
    if (weak != null && slot != null && operation instanceof Operation.Read(Place place)) {
      me.announceWays(operation, () -> weak.ways(me.number, place, slot, mode));
    } else {
      me.announce(operation, null);
    }
  }

  /// The current thread's last step, for which none of its code stands.
  void end(SimulatedThread me) {
    me.announce(new Operation.End(me.life), null);
    me.spot = Spot.UNKNOWN;
    pass(me, null);
  }

  /// As [#step], after the caller has announced the step.
  void await(SimulatedThread me, @Nullable Slot slot) {
    if (recorded) {
      me.spot = Spots.here();
    }
    pass(me, slot);
  }

  private void pass(SimulatedThread me, @Nullable Slot slot) {
    if (me.initialisers > 0) {
      throw new IllegalStateException("a class initialiser cannot wait while a cell is explored");
    }
    me.slot = slot;
    turns.pass(me);
    me.rounds = 0;
    if (me.process.dying != null && !me.isVanishing && me.process.number > 0) {
      cast.vanish(me);
    }
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
