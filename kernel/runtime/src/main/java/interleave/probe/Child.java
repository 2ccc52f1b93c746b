package interleave.probe;

import interleave.trace.ExitStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// A process that this JVM started.
public interface Child {

  /// What it was started with.
  Launcher.Birth birth();

  /// Its PID, which the system may give to another process once this one has ended.
  long pid();

  /// How it stands now.
  ExitStatus status();

  /// Completes when it has ended; its output has arrived by then.
  CompletableFuture<ExitStatus> onExit();

  /// Waits until it has ended.
  void join() throws InterruptedException;

  /// Waits until it has ended, but no longer than `limit`.
  ///
  /// @return whether it has ended
  boolean join(Duration limit) throws InterruptedException;

  /// Sends it a signal; nothing happens if it has ended.
  ///
  /// @param signal a name without `SIG`, such as `TERM`
  void signal(String signal);

  /// Forgets it: it is no longer among [Launcher#children].
  void forget();
}
