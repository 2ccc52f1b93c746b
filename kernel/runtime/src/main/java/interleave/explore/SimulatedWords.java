package interleave.explore;

/// Stands for `Words` in explored code: the memory that the processes of a run share.
public final class SimulatedWords {
  private final boolean takesSteps;

  SimulatedWords(boolean takesSteps) {
    this.takesSteps = takesSteps;
  }

  private void access(long at, boolean changes) {
    if (takesSteps) {
      ProcessDoor.access(at, changes);
    }
  }

  public long get(long at) {
    access(at, false);
    return ProcessDoor.get(at);
  }

  public void set(long at, long value) {
    access(at, true);
    ProcessDoor.set(at, value);
  }

  public long plain(long at) {
    return get(at);
  }

  public void setPlain(long at, long value) {
    set(at, value);
  }

  public boolean compareAndSet(long at, long expected, long value) {
    access(at, true);
    if (ProcessDoor.get(at) != expected) {
      return false;
    }
    ProcessDoor.set(at, value);
    return true;
  }

  public long getAndSet(long at, long value) {
    access(at, true);
    long before = ProcessDoor.get(at);
    ProcessDoor.set(at, value);
    return before;
  }

  public long getAndAdd(long at, long change) {
    return getAndSet(at, get(at) + change);
  }

  public void write(long at, byte[] bytes, int from, int count) {
    access(at, true);
    ProcessDoor.write(at, bytes, from, count);
  }

  public byte[] read(long at, int count) {
    access(at, false);
    return ProcessDoor.read(at, count);
  }

  public long size() {
    return Long.MAX_VALUE;
  }
}
