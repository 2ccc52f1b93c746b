package interleave.probe;

import interleave.trace.Reason;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// In place of the methods of `Process` that wait.
public final class ProcessCalls {
  private ProcessCalls() {}

  public static int waitFor(Process process) throws InterruptedException {
    return process.isAlive()
        ? Wait.on(Reason.JOIN_PROCESS, process, process::waitFor)
        : process.waitFor();
  }

  public static boolean waitFor(Process process, long time, TimeUnit unit)
      throws InterruptedException {
    return process.isAlive()
        ? Wait.on(Reason.JOIN_PROCESS, process, () -> process.waitFor(time, unit))
        : process.waitFor(time, unit);
  }

  public static boolean waitFor(Process process, Duration time) throws InterruptedException {
    return process.isAlive()
        ? Wait.on(Reason.JOIN_PROCESS, process, () -> process.waitFor(time))
        : process.waitFor(time);
  }
}
