package interleave.course;

import interleave.trace.ExitStatus;
import java.io.Serial;

/// The worker of a [ProcPool] died while it ran a task. Another worker takes its place; the task is
/// not tried again, because it may be what killed the worker.
public final class WorkerDiedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final long pid;

  WorkerDiedException(String worker, long pid, ExitStatus status) {
    super(
        "%s, PID %d, %s while it ran the task; another worker has taken its place"
            .formatted(worker, pid, words(status)));
    this.pid = pid;
  }

  /// The notebook, kernel or machine of a worker has gone.
  WorkerDiedException(String worker, long pid) {
    super(
        ("%s, a process of which is PID %d, is not heard of any more while it ran the task: whether the"
                + " task was done is not known, and it is not run again")
            .formatted(worker, pid));
    this.pid = pid;
  }

  /// The process that died; if all of a notebook is gone, the one that had made the pool there.
  public long pid() {
    return pid;
  }

  private static String words(ExitStatus status) {
    return switch (status) {
      case ExitStatus.Running() -> "broke down";
      case ExitStatus.Exited(int code) -> "exited with code " + code;
      case ExitStatus.Killed(int signal) -> "was killed by signal " + signal;
    };
  }
}
