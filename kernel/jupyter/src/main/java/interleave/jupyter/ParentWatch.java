package interleave.jupyter;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Watches the process that started the kernel, whose death is the kernel's: a front end that is
/// killed cannot ask its kernels to go.
final class ParentWatch {
  /// How Jupyter's launcher tells its process id.
  private static final String VARIABLE = "JPY_PARENT_PID";

  private ParentWatch() {}

  /// Runs `ended` when the parent has died. A kernel without a parent but the system's first
  /// process is never told.
  static void start(Runnable ended) {
    launcher()
        .or(() -> ProcessHandle.current().parent())
        .filter(parent -> parent.pid() > 1)
        .ifPresent(parent -> watch(parent, ended));
  }

  private static void watch(ProcessHandle parent, Runnable ended) {
    CompletableFuture<Void> _ = parent.onExit().thenRun(ended);
  }

  private static Optional<ProcessHandle> launcher() {
    String pid = System.getenv(VARIABLE);
    return pid != null && pid.matches("\\d{1,18}")
        ? ProcessHandle.of(Long.parseLong(pid))
        : Optional.empty();
  }
}
