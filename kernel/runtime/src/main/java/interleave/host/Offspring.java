package interleave.host;

import interleave.probe.Child;
import interleave.probe.Launcher;
import interleave.probe.Launcher.Birth;
import interleave.probe.Probe;
import interleave.probe.Recorder;
import interleave.trace.ExitStatus;
import interleave.trace.ProcessEvent;
import interleave.trace.Reason;
import interleave.trace.Resource;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A child of this process that has been given its job.
final class Offspring implements Child {

  private static final int NO_CELL = -1;
  private static final long MOST_DELAY_MILLIS = 500;

  private final Birth birth;
  private final int cell;
  private final Process process;
  private final Family family;
  private final CompletableFuture<ExitStatus> exit;

  Offspring(Birth birth, int cell, ChildJvm jvm, Family family) {
    this.birth = birth;
    this.cell = cell;
    this.process = jvm.process();
    this.family = family;
    this.exit = process.onExit().thenCompose(dead -> status(dead, jvm)).thenApply(this::ended);
  }

  /// The JVM gives one value for a signal and for the exit code 128 + its number, and has waited
  /// for the child before anybody else could ask the system; the child says which it is, also when
  /// its code calls `Runtime.halt`. Unsaid it is taken for a signal: so when native code calls
  /// `_exit` with such a code. What another process keeps of the child's output may delay the end
  /// of that.
  private static CompletableFuture<ExitStatus> status(Process dead, ChildJvm jvm) {
    int value = dead.exitValue();
    ExitStatus likely = ExitStatus.ofJvm(value);
    return likely instanceof ExitStatus.Killed
        ? jvm.exits()
            .completeOnTimeout(false, MOST_DELAY_MILLIS, TimeUnit.MILLISECONDS)
            .thenApply(exits -> exits ? new ExitStatus.Exited(value) : likely)
        : CompletableFuture.completedFuture(likely);
  }

  /// Nobody has been told of the end yet. So the kernel hears of it before anything that who joined
  /// the child does then, and takes nothing out of a queue for the dead.
  private ExitStatus ended(ExitStatus status) {
    Process dead = process;
    Recorder.record(cell, stamp -> new ProcessEvent.Ended(stamp, dead.pid(), status));
    family.ended(this);
    return status;
  }

  /// The cell that it ends with, [#NO_CELL] if it outlives the cell whose code started it.
  int cell() {
    return birth.body() instanceof Launcher.Lasting ? NO_CELL : cell;
  }

  Process process() {
    return process;
  }

  @Override
  public Birth birth() {
    return birth;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public ExitStatus status() {
    return process.isAlive() ? new ExitStatus.Running() : exit.join();
  }

  @Override
  public CompletableFuture<ExitStatus> onExit() {
    return exit.copy();
  }

  @Override
  public void join() throws InterruptedException {
    boolean _ = await(() -> exit.get());
  }

  @Override
  public boolean join(Duration limit) throws InterruptedException {
    long nanos = limit.isNegative() ? 0 : TimeUnit.NANOSECONDS.convert(limit);
    return await(() -> exit.get(nanos, TimeUnit.NANOSECONDS));
  }

  /// A wait for the end; without a limit it is one that a deadlock can be seen in.
  @FunctionalInterface
  private interface Wait {
    ExitStatus get() throws InterruptedException, ExecutionException, TimeoutException;
  }

  private boolean await(Wait wait) throws InterruptedException {
    if (exit.isDone()) {
      return true;
    }
    Recorder.blocked(Reason.JOIN_PROCESS, new Resource("Proc", pid(), birth.name()));
    try {
      ExitStatus _ = wait.get();
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new HostFault("the end of a child could not be noted", e.getCause());
    } catch (InterruptedException e) {
      if (Probe.isStopping()) {
        throw Probe.stopped();
      }
      throw e;
    } finally {
      Recorder.resumed();
    }
  }

  @Override
  public void signal(String signal) {
    switch (signal) {
      case "TERM" -> process.destroy();
      case "KILL" -> {
        Process _ = process.destroyForcibly();
      }
      default -> sendByCommand(signal);
    }
  }

  private void sendByCommand(String signal) {
    if (!process.isAlive()) {
      return;
    }
    try {
      Process kill =
          new ProcessBuilder("kill", "-s", signal, Long.toString(pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (kill.waitFor() != 0 && process.isAlive()) {
        throw new IllegalArgumentException("this system has no signal named " + signal);
      }
    } catch (IOException e) {
      throw new IllegalStateException("this system has no `kill` command to send signals with", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends it and every process below it, at once.
  void killTree() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    Process _ = process.destroyForcibly();
  }

  @Override
  public void forget() {
    family.forget(this);
  }
}
