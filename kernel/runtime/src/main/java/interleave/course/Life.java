package interleave.course;

import interleave.probe.Child;
import java.util.Optional;

/// Where a [Proc] object stands, seen from the JVM that holds it.
sealed interface Life {

  /// Not started.
  record Unstarted() implements Life {}

  /// Its `start` is going on.
  record Starting() implements Life {}

  /// Started by this process.
  record Started(Child child) implements Life {}

  /// The process that runs this code.
  record Self(long pid) implements Life {}

  /// Another process, which this one did not start: its parent, or a child of its parent.
  record Foreign(long pid) implements Life {
    boolean isAlive() {
      return handle().map(ProcessHandle::isAlive).orElse(false);
    }

    private Optional<ProcessHandle> handle() {
      return ProcessHandle.of(pid);
    }
  }

  /// Ended and closed.
  record Closed() implements Life {}
}
