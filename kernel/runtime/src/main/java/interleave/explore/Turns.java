package interleave.explore;

import interleave.probe.Probe;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Whose turn it is in a run, and how the run ends.
///
/// A thread that is about to take a step passes its turn: the chooser says who has the next one,
/// and that thread's coroutine goes on. The thread that drives the run decides where none of its
/// own can.
final class Turns {
  /// How many steps have been taken, in all runs.
  private static long progress;

  private final World world;
  private final Coroutines coroutines;
  private final RealThreads realThreads;
  private final State state = new State();
  private final IntSupplier asking = this::ask;
  private @Nullable Chooser chooser;

  /// Whether the chooser may wait.
  private boolean waits;

  private @Nullable SimulatedThread current;
  private @Nullable SimulatedThread next;

  /// Whose code is being left, after the run.
  private @Nullable SimulatedThread unwinding;

  private @Nullable Ending ending;
  private @Nullable Throwable fault;

  Turns(World world, RealThreads realThreads) {
    this.world = world;
    this.coroutines = world.coroutines;
    this.realThreads = realThreads;
  }

  /// Grows with each step, as another thread may see it.
  static long progress() {
    return progress;
  }

  /// A run begins, without a thread.
  void begin(Chooser choosing) {
    chooser = choosing;
    waits = choosing.waits();
    state.reset();
    ending = null;
    fault = null;
    next = null;
    realThreads.begin();
  }

  /// Has its threads take turns until none can go on, or the run is over otherwise.
  void drive() {
    next = decide(false);
    while (next != null) {
      SimulatedThread turn = next;
      next = null;
      coroutines.resume(turn.coroutine(), turn.thread);
      if (next == null && ending == null) {
        next = decide(false);
      }
    }
    String intrusion = realThreads.seenAtEnd();
    if (intrusion != null && !(ending instanceof Ending.Refused)) {
      ending = new Ending.Refused(intrusion, Spot.UNKNOWN);
    }
  }

  /// The run is over: threads of coroutines that will not go on are given back.
  void leave() {
    current = null;
    if (coroutines.haveThreads()) {
      for (SimulatedThread each : world.threads()) {
        unwinding = each;
        coroutines.discard(each.coroutine(), each.thread);
      }
      unwinding = null;
    }
  }

  /// How the run has ended.
  ///
  /// @throws EngineFault if it failed, or what made it fail if that is the learner's to see
  Ending ending() {
    Throwable failed = fault;
    if (failed != null) {
      throw EngineFault.of(failed);
    }
    Ending end = ending;
    return end == null ? new Ending.Abandoned() : end;
  }

  /// The thread whose turn it is, null before the first.
  @Nullable SimulatedThread current() {
    return current;
  }

  /// The thread whose turn it is, which the caller is.
  ///
  /// @throws IllegalStateException if the caller is another thread
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

  /// Gives the turn of the current thread, which has announced its step, to whom the chooser says:
  /// returns when it is chosen itself.
  void pass(SimulatedThread me) {
    // Where only the driver can decide, it does when it has the turn and nobody is next.
    SimulatedThread chosen = coroutines.haveThreads() ? null : decide(true);
    if (chosen != me) {
      next = chosen;
      pause();
    }
  }

  /// Leaves the current coroutine. It cannot be left while native code is on its stack.
  private void pause() {
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
    boolean _ = world.history().finish(world.places);
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
    if (ending != null || (last != null && !finish(last))) {
      return null;
    }
    world.cast().addTo(state);
    if (state.size() == 0 || Endings.isOver(world, state)) {
      ending = Endings.of(world);
      return null;
    }
    // Both may depend on which thread asks.
    int choice =
        inside && last != null && (waits || Probe.isAnyStopping())
            ? coroutines.outside(last.thread, asking)
            : ask();
    if (choice < 0) {
      ending = choice == Chooser.ENOUGH ? Endings.of(world) : new Ending.Abandoned();
      return null;
    }
    return take(state.enabled(Objects.checkIndex(choice, state.size())));
  }

  /// A thread has done its step.
  ///
  /// @return whether the run goes on
  private boolean finish(SimulatedThread last) {
    boolean changed = world.history().finish(world.places);
    state.stepped(last.number, changed, changed && world.history().isSure());
    if (world.memory != null) {
      world.memory.finish();
    }
    String intrusion = realThreads.seen(last.thread);
    if (intrusion != null) {
      ending = new Ending.Refused(intrusion, last.spot);
    }
    return intrusion == null;
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
    SimulatedThread chosen = world.threads().get(pending.thread());
    chosen.variant = pending.variant();
    world.processes().install(chosen.process);
    world.history().begin(pending, chosen, world.places);
    if (world.memory != null) {
      world.memory.begin(pending, chosen);
    }
    current = chosen;
    return chosen;
  }
}
