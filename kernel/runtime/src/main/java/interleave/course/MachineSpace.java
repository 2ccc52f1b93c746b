package interleave.course;

import interleave.memory.Kind;
import interleave.memory.Layout;
import java.io.Serializable;
import java.util.Map;

/// The memory that a notebook's processes have mapped.
final class MachineSpace extends Space implements Serializable {
  private static final long serialVersionUID = 1;
  static final MachineSpace INSTANCE = new MachineSpace();

  private MachineSpace() {}

  private Object readResolve() {
    return INSTANCE;
  }

  @Override
  LockPlace lock(String name) {
    return new MachineLock(Spot.make(Kind.LOCK, name, Layout.LINE));
  }

  @Override
  SemaphorePlace semaphore(String name, int permits, int most) {
    return MachineSemaphore.make(name, permits, most);
  }

  @Override
  EventPlace event(String name) {
    return new MachineEvent(Spot.make(Kind.EVENT, name, Layout.LINE));
  }

  @Override
  QueuePlace queue(String name, int capacity, boolean joinable) {
    return MachineQueue.make(joinable ? Kind.JOINABLE_QUEUE : Kind.QUEUE, name, capacity);
  }

  @Override
  PoolPlace pool(String name, int number, int workers) {
    return new Crew(name.isEmpty() ? "ProcPool-" + number : name, workers);
  }

  @Override
  <K, V> Map<K, V> map(String name) {
    throw new IllegalArgumentException(
        "on this machine a map lives in a process: new Manager().map()");
  }
}
