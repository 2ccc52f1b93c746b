package interleave.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The threads of a run: how each begins and ends.
final class Cast {
  private final World world;
  private final RealThreads realThreads;
  private final List<SimulatedThread> threads = new ArrayList<>();
  private final Identities<Thread, SimulatedThread> byThread = new Identities<>();

  /// @param realThreads learns which threads of the JVM are those of the run
  Cast(World world, RealThreads realThreads) {
    this.world = world;
    this.realThreads = realThreads;
  }

  /// Forgets all of them, for a new run.
  void reset() {
    threads.clear();
    byThread.clear();
  }

  /// All of them, those that have ended too, by number.
  List<SimulatedThread> all() {
    return threads;
  }

  @Nullable SimulatedThread of(Thread thread) {
    return byThread.get(thread);
  }

  /// Adds what they can do next.
  void addTo(State state) {
    for (int i = 0; i < threads.size(); i++) {
      threads.get(i).addTo(state, false);
    }
    if (state.size() == 0) {
      // Time passes when nothing else can happen.
      state.stay();
      for (int i = 0; i < threads.size(); i++) {
        threads.get(i).addTo(state, true);
      }
    }
  }

  /// Makes a thread known whose code begins when it is first chosen.
  SimulatedThread start(Thread thread, Runnable body) {
    String name = Threads.nameOf(thread, threads.size());
    if (world.isRecorded()) {
      world.places.name(thread, name);
    }
    SimulatedThread starter = world.turns().current();
    SimulatedProcess home = starter == null ? world.processes().main() : starter.process;
    return start(thread, body, home, world.places.of(thread).itself());
  }

  /// The same for the first thread of a process.
  SimulatedThread start(Thread thread, Runnable body, SimulatedProcess process) {
    return start(thread, body, process, process.life);
  }

  private SimulatedThread start(
      Thread thread, Runnable body, SimulatedProcess process, Place life) {
    Place permit = world.places.make(life.name());
    realThreads.know(thread);
    world.newborns().note(thread);
    Newborns.seed(thread);
    SimulatedThread started = new SimulatedThread(threads.size(), thread, life, permit, process);
    threads.add(started);
    process.threads.add(started);
    byThread.add(thread, started);
    started.state = Thread.State.RUNNABLE;
    started.mayWake = world.semantics.isSpurious();
    started.executedBy(world.coroutines.create(() -> live(started, body)));
    return started;
  }

  private void live(SimulatedThread self, Runnable body) {
    try {
      if (self.process.dying == null) {
        body.run();
      } else {
        world.processes().finish(self.process);
      }
      world.end(self);
      ended(self);
    } catch (Throwable e) {
      world.turns().fail(e);
    }
  }

  private void ended(SimulatedThread self) {
    self.ended = true;
    self.state = Thread.State.TERMINATED;
    world.processes().ended(self);
  }

  /// The main thread of a process ends it where it is.
  void vanish(SimulatedThread self) {
    self.isVanishing = true;
    world.processes().finish(self.process);
    world.step(new Operation.End(self.life), null, null);
    ended(self);
    world.coroutines.pause();
  }

  /// The current thread does not go on, because its process ends.
  void leave(SimulatedThread self) {
    self.ended = true;
    world.turns().drop();
  }
}
