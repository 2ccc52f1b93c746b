package interleave.explore;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// In place of the static methods of `ProcessHandle` in explored code: PIDs are those of the run.
public final class HandleDoor {
  private HandleDoor() {}

  public static ProcessHandle current() {
    return new Handle(ProcessDoor.currentPid());
  }

  public static Optional<ProcessHandle> of(long pid) {
    return Optional.of(new Handle(pid));
  }

  /// A process of a run.
  private record Handle(long pid) implements ProcessHandle {
    @Override
    public Optional<ProcessHandle> parent() {
      return Optional.of(new Handle(ProcessDoor.parentPid()));
    }

    @Override
    public Stream<ProcessHandle> children() {
      throw unknown("children()");
    }

    @Override
    public Stream<ProcessHandle> descendants() {
      throw unknown("descendants()");
    }

    @Override
    public Info info() {
      throw unknown("info()");
    }

    @Override
    public CompletableFuture<ProcessHandle> onExit() {
      throw unknown("onExit()");
    }

    private static IllegalStateException unknown(String method) {
      return new IllegalStateException(
          "ProcessHandle." + method + " cannot be explored: use the methods of Proc");
    }

    @Override
    public boolean supportsNormalTermination() {
      return true;
    }

    @Override
    public boolean destroy() {
      throw unknown("destroy()");
    }

    @Override
    public boolean destroyForcibly() {
      throw unknown("destroyForcibly()");
    }

    @Override
    public boolean isAlive() {
      return ProcessDoor.isAlive(pid);
    }

    @Override
    public int compareTo(ProcessHandle other) {
      return Long.compare(pid, other.pid());
    }
  }
}
