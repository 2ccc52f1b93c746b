package interleave.explore;

import interleave.explore.SimulatedThread.Gate;

/// `synchronized`, `wait` and `notify` in a run. The JVM's monitors are not used: a coroutine that
/// is left would not keep them.
final class Monitors {
  private Monitors() {}

  /// Open while no other thread is inside.
  private record Free(SimulatedMonitor monitor, SimulatedThread thread) implements Gate {
    @Override
    public boolean isOpen() {
      return monitor.isFreeFor(thread);
    }

    @Override
    public int holder() {
      SimulatedThread owner = monitor.owner();
      return owner == null ? -1 : owner.number;
    }
  }

  /// Open when the wait may end without a notify.
  private record Endable(SimulatedThread thread, boolean isTimed) implements Gate {
    @Override
    public boolean isOpen() {
      return thread.interrupted || thread.mayWake;
    }
  }

  static void enter(World world, Object object) {
    SimulatedThread me = world.me();
    Places.Known known = world.places.of(object);
    SimulatedMonitor monitor = known.monitor();
    if (!monitor.isOwnedBy(me) && me.initialisers == 0) {
      me.state = Thread.State.BLOCKED;
      world.step(new Operation.Acquire(known.lock()), new Free(monitor, me), null);
      me.state = Thread.State.RUNNABLE;
    }
    monitor.enter(me, 1);
  }

  /// As [#enter], with a step only if the monitor is not free: what our own code guards is part of
  /// a step that a learner sees.
  static void enterInside(World world, Object object) {
    SimulatedMonitor monitor = world.places.of(object).monitor();
    if (monitor.isFreeFor(world.me())) {
      monitor.enter(world.me(), 1);
    } else {
      enter(world, object);
    }
  }

  static void exitInside(World world, Object object) {
    boolean _ = owned(world.places.of(object), world.me()).exit();
  }

  static void exit(World world, Object object) {
    SimulatedThread me = world.me();
    Places.Known known = world.places.of(object);
    SimulatedMonitor monitor = owned(known, me);
    if (monitor.isLastEntry() && me.initialisers == 0) {
      world.step(new Operation.Release(known.lock()), null, null);
    }
    boolean _ = monitor.exit();
  }

  private static SimulatedMonitor owned(Places.Known known, SimulatedThread me) {
    SimulatedMonitor monitor = known.monitor();
    if (!monitor.isOwnedBy(me)) {
      throw new IllegalMonitorStateException("current thread is not owner");
    }
    return monitor;
  }

  static boolean holds(World world, Object object) {
    return world.places.of(object).monitor().isOwnedBy(world.me());
  }

  /// @param nanos how long at most, 0 for as long as it takes
  static void await(World world, Object object, long nanos) throws InterruptedException {
    SimulatedThread me = world.me();
    Places.Known known = world.places.of(object);
    SimulatedMonitor monitor = owned(known, me);
    long deadline = world.time().beginWait(me, nanos);
    world.step(new Operation.Wait(known.lock()), null, null);
    Interrupts.check(me);
    int entries = monitor.leave();
    monitor.waiters().add(me);
    me.state = nanos > 0 ? Thread.State.TIMED_WAITING : Thread.State.WAITING;
    world.step(new Operation.Expire(known.lock()), new Endable(me, nanos > 0), null);
    boolean expired = monitor.waiters().remove(me);
    if (expired) {
      if (me.mayWake) {
        me.mayWake = me.interrupted;
      } else if (nanos > 0 && !me.interrupted) {
        world.time().endWait(me, deadline);
      }
      me.state = Thread.State.BLOCKED;
      world.step(new Operation.Acquire(known.lock()), new Free(monitor, me), null);
    }
    monitor.enter(me, entries);
    me.state = Thread.State.RUNNABLE;
    if (expired) {
      Interrupts.check(me);
    }
  }

  static void notify(World world, Object object, boolean all) {
    SimulatedThread me = world.me();
    Places.Known known = world.places.of(object);
    SimulatedMonitor monitor = owned(known, me);
    Operation notify = new Operation.Notify(known.lock(), all);
    me.announceWays(notify, () -> all ? 1 : monitor.waiters().size());
    world.await(me, null);
    if (all) {
      monitor.waiters().forEach(each -> wake(each, known, monitor));
      monitor.waiters().clear();
    } else if (!monitor.waiters().isEmpty()) {
      wake(monitor.waiters().remove(me.variant), known, monitor);
    }
  }

  private static void wake(SimulatedThread waiter, Places.Known known, SimulatedMonitor monitor) {
    waiter.state = Thread.State.BLOCKED;
    waiter.announce(new Operation.Acquire(known.lock()), new Free(monitor, waiter));
  }
}
