package interleave.explore;

import interleave.probe.Child;
import interleave.probe.Launcher.Birth;
import interleave.trace.ExitStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process of a run as its parent sees it.
public final class SimulatedChild implements Child {
  private final Birth birth;
  private final Object process;
  private @Nullable CompletableFuture<ExitStatus> exit;

  public SimulatedChild(Birth birth, Object process) {
    this.birth = birth;
    this.process = process;
  }

  @Override
  public Birth birth() {
    return birth;
  }

  @Override
  public long pid() {
    return ProcessDoor.pid(process);
  }

  @Override
  public ExitStatus status() {
    return ProcessDoor.status(process);
  }

  /// A thread waits for the end and completes it.
  @Override
  public CompletableFuture<ExitStatus> onExit() {
    CompletableFuture<ExitStatus> known = exit;
    if (known == null) {
      CompletableFuture<ExitStatus> future = new CompletableFuture<>();
      exit = future;
      Thread waits = new Thread(null, () -> complete(future), "onExit of " + birth.name());
      waits.setDaemon(true);
      waits.start();
      return future;
    }
    return known;
  }

  private void complete(CompletableFuture<ExitStatus> future) {
    try {
      join();
      boolean _ = future.complete(status());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void join() throws InterruptedException {
    boolean _ = ProcessDoor.join(process, -1);
  }

  @Override
  public boolean join(Duration limit) throws InterruptedException {
    return ProcessDoor.join(process, Math.max(0, TimeUnit.NANOSECONDS.convert(limit)));
  }

  @Override
  public void signal(String signal) {
    ProcessDoor.signal(process, signal);
  }

  @Override
  public void forget() {
    ProcessDoor.forget(process);
  }
}
