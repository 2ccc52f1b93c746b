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

  /// The process that died.
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
