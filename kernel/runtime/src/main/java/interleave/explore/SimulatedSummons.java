package interleave.explore;

import interleave.trace.Resource;

/// Stands for `Summons` in explored code.
public final class SimulatedSummons implements AutoCloseable {
  private final long object;
  private final long cell;

  private SimulatedSummons(long object, long cell) {
    this.object = object;
    this.cell = cell;
  }

  public static SimulatedSummons await(long object, long cell) {
    ProcessDoor.access(object, true);
    ProcessDoor.listen(cell);
    return new SimulatedSummons(object, cell);
  }

  @SuppressWarnings("UnusedVariable") // what is waited for is known already
  public boolean sleep(long nanos, Resource on) throws InterruptedException {
    if (ProcessDoor.sleep(object, cell, ProcessDoor.deadline(nanos))) {
      return true;
    }
    boolean wasCalled = !ProcessDoor.ignore(cell);
    if (!wasCalled) {
      ProcessDoor.checkInterrupt();
    }
    return wasCalled;
  }

  public static long call(long cell, long most) {
    ProcessDoor.access(cell, true);
    return ProcessDoor.call(cell, most);
  }

  @Override
  public void close() {}
}
