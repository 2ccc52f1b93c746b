package interleave.explore;

import interleave.explore.SimulatedThread.Gate;
import interleave.trace.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lives of processes in a run.
final class Processes {
  private static final String PROC = Shadows.PREFIX + "interleave.course.Proc";

  private final World world;
  private final Variables variables;
  private final List<SimulatedProcess> all = new ArrayList<>();
  private SimulatedProcess installed;

  /// Open when a process has ended, or whoever waits for it is interrupted.
  private record Ended(SimulatedProcess target, SimulatedThread waiter, World world)
      implements Gate {
    @Override
    public boolean isOpen() {
      return target.ended || waiter.interrupted;
    }

    @Override
    public int holder() {
      return world.processes().mainThreadOf(target);
    }
  }

  Processes(World world, Heap heap) {
    this.world = world;
    this.variables = new Variables(heap);
    this.installed = new SimulatedProcess(0, "", false, null, world.places.make(""));
  }

  /// Begins a run in its first process.
  void reset() {
    all.clear();
    installed = new SimulatedProcess(0, "MainProcess", false, null, world.places.make("the block"));
    all.add(installed);
    variables.reset();
  }

  SimulatedProcess main() {
    return all.getFirst();
  }

  List<SimulatedProcess> all() {
    return all;
  }

  /// The process whose thread acts, or that a copy is made for.
  SimulatedProcess current() {
    SimulatedProcess copied = variables.copiedFor();
    return copied == null ? world.me().process : copied;
  }

  Variables variables() {
    return variables;
  }

  /// Puts in place the variables of the process that acts next.
  void install(SimulatedProcess next) {
    if (next != installed) {
      variables.exchange(installed, next);
      installed = next;
    }
  }

  private int mainThreadOf(SimulatedProcess process) {
    for (SimulatedThread each : world.threads()) {
      if (each.process == process) {
        return each.number;
      }
    }
    return -1;
  }

  /// Starts a process that runs a copy of `self` on a copy of the variables.
  SimulatedProcess start(Object self, String name, boolean isDaemon, ProcessDoor.Main body) {
    SimulatedThread me = world.me();
    SimulatedProcess parent = me.process;
    world.requireStrong();
    world.places.name(self, name);
    Place life = new Place(world.places.of(self).itself().id(), name);
    if (parent.hasOthers()) {
      world.step(new Operation.Copy(life, parent.number), null, null);
    }
    world.step(new Operation.Start(life), null, null);
    me.library = null;
    SimulatedProcess child = new SimulatedProcess(all.size(), name, isDaemon, parent, life);
    Object copy = variables.copy(self, child, me);
    child.self = copy;
    all.add(child);
    parent.children.add(child);
    parent.mostAlive = Math.max(parent.mostAlive, parent.alive());
    Thread thread = new Thread(null, null, name, 0, false);
    thread.setDaemon(isDaemon);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    SimulatedThread _ = world.cast().start(thread, () -> live(child, copy, body), child);
    return child;
  }

  /// What the main thread of a process does between its `Begin` and its `End`.
  private void live(SimulatedProcess process, Object self, ProcessDoor.Main body) {
    SimulatedThread me = world.me();
    int code = 0;
    try {
      try {
        body.run(self);
        process.hasReturned = true;
      } finally {
        awaitChildren(process);
      }
    } catch (EngineFault fault) {
      throw fault;
    } catch (Throwable e) {
      process.failure = Failures.of(world, e);
      world.output().print("Exception in process \"" + process.name + "\" " + e + "\n");
      code = 1;
    }
    awaitThreads(process);
    me.isVanishing = true;
    process.code = code;
    finish(process);
  }

  private void awaitChildren(SimulatedProcess process) throws InterruptedException {
    for (SimulatedProcess child : List.copyOf(process.children)) {
      if (!child.isDaemon) {
        boolean _ = join(child, -1);
      }
    }
  }

  private void awaitThreads(SimulatedProcess process) {
    SimulatedThread me = world.me();
    for (SimulatedThread each : List.copyOf(process.threads)) {
      if (each != me && !each.thread.isDaemon()) {
        ThreadDoor.awaitEnd(world, each);
      }
    }
  }

  /// What is left to do of a process's end when its status is known; its `End` follows.
  void finish(SimulatedProcess process) {
    stopThreads(process);
    process.children.stream()
        .filter(child -> child.isDaemon && !child.ended)
        .forEach(child -> kill(child, new ExitStatus.Killed(15)));
    for (Area area : world.commons().leftBy(process.pid())) {
      world.step(new Operation.Update(world.sharing().placeOf(area)), null, null);
      world.commons().putRight(area, process.pid());
    }
    world.sharing().mailboxes().left(process);
    if (!process.hasReturned) {
      var with = process.dying == null ? new ExitStatus.Exited(process.code) : process.dying;
      process.atEnd.forEach(each -> each.accept(with));
    }
  }

  /// Has something done, in steps of a process, when it ends before its body has returned.
  void atEnd(long pid, Consumer<ExitStatus> action) {
    for (SimulatedProcess each : all) {
      if (each.pid() == pid) {
        each.atEnd.add(action);
      }
    }
  }

  /// No other thread of the process goes on.
  private void stopThreads(SimulatedProcess process) {
    SimulatedThread me = world.me();
    if (process.hasOthers()) {
      world.step(new Operation.Signal(process.life, process.number), null, null);
    }
    for (SimulatedThread each : List.copyOf(process.threads)) {
      if (each != me) {
        stop(each);
      }
    }
  }

  private void stop(SimulatedThread thread) {
    thread.ended = true;
    thread.process.threads.remove(thread);
    world.sharing().left(thread);
  }

  /// A thread has taken its last step.
  void ended(SimulatedThread thread) {
    SimulatedProcess process = thread.process;
    process.threads.remove(thread);
    if (process.number > 0 && mainThreadOf(process) == thread.number) {
      process.dying = process.dying == null ? new ExitStatus.Exited(process.code) : process.dying;
      process.ended = true;
    }
  }

  /// A signal that ends a process: its next step is its last.
  void signal(SimulatedProcess process, int number) {
    world.step(new Operation.Signal(process.life, process.number), null, null);
    kill(process, new ExitStatus.Killed(number));
  }

  private void kill(SimulatedProcess process, ExitStatus with) {
    if (process.ended || process.dying != null) {
      return;
    }
    process.dying = with;
    int main = mainThreadOf(process);
    for (SimulatedThread each : List.copyOf(process.threads)) {
      if (each.number == main && each.isVanishing) {
        continue; // it is ending already
      }
      if (each.number == main) {
        each.announce(new Operation.Pause(each.permit), null);
        world.sharing().left(each);
      } else {
        stop(each);
      }
    }
  }

  /// Ends the process of the current thread.
  void exit(int code) throws InterruptedException {
    SimulatedThread me = world.me();
    SimulatedProcess process = me.process;
    awaitChildren(process);
    if (me.number == mainThreadOf(process)) {
      process.code = code;
      world.cast().vanish(me);
    } else {
      world.step(new Operation.Signal(process.life, process.number), null, null);
      kill(process, new ExitStatus.Exited(code));
      world.cast().leave(me);
    }
  }

  /// Waits for the end of a process.
  ///
  /// @param nanos how long at most, negative for as long as it takes
  boolean join(SimulatedProcess target, long nanos) throws InterruptedException {
    SimulatedThread me = world.me();
    long deadline = world.time().deadline(nanos);
    me.state = nanos < 0 ? Thread.State.WAITING : Thread.State.TIMED_WAITING;
    boolean isTimed = nanos >= 0;
    Gate gate = isTimed ? null : new Ended(target, me, world);
    world.step(new Operation.Join(target.life, isTimed), gate, null);
    me.state = Thread.State.RUNNABLE;
    if (!target.ended) {
      Interrupts.check(me);
      world.time().endWait(me, deadline);
    }
    return target.ended;
  }

  /// A class was first used.
  void adopted(Heap.Statics statics) {
    variables.adopted(statics, installed);
  }

  /// Whether an object is a process as a learner has it.
  boolean isProcess(Object object) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals(PROC)) {
        return true;
      }
    }
    return false;
  }

  /// How a process stands.
  ExitStatus status(SimulatedProcess process) {
    Threads.look(world, process.life);
    return process.status();
  }

  /// The name that a drawing gives a thread.
  String nameOf(SimulatedThread thread) {
    String own = Threads.nameOf(thread.thread, thread.number);
    boolean isPlain = thread.process.number == 0 || mainThreadOf(thread.process) == thread.number;
    return isPlain ? own : thread.process.name + "/" + own;
  }

  /// Exceptions that ended processes and that their parents do not ask about.
  List<Failure> failures() {
    List<Failure> found = new ArrayList<>(0);
    for (SimulatedProcess each : all) {
      @Nullable Failure failure = each.failure;
      if (failure != null && !each.isAsked) {
        found.add(failure);
      }
    }
    return found;
  }
}
