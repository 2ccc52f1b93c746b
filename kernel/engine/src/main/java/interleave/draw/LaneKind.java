package interleave.draw;

import interleave.trace.ThreadKind;

/// What a lane stands for.
enum LaneKind {
  MAIN("main"),
  CHILD("child"),
  DAEMON("daemon"),
  THREAD("thread"),
  DAEMON_THREAD("daemon thread"),
  VIRTUAL("virtual thread");

  private final String label;

  LaneKind(String label) {
    this.label = label;
  }

  static LaneKind of(ThreadKind kind, boolean daemon) {
    return switch (kind) {
      case VIRTUAL -> VIRTUAL;
      case PLATFORM -> daemon ? DAEMON_THREAD : THREAD;
    };
  }

  String label() {
    return label;
  }

  /// Whether the lane is a process, shown by its main thread, and not one of its other threads.
  boolean isProcess() {
    return switch (this) {
      case MAIN, CHILD, DAEMON -> true;
      case THREAD, DAEMON_THREAD, VIRTUAL -> false;
    };
  }
}
