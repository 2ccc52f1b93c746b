package interleave.cli;

/// What a command's exit code says.
final class Exit {
  /// Everything was done.
  static final int DONE = 0;

  /// The command worked, and what it looked at is not in order: a cell failed, or `doctor` found a
  /// problem.
  static final int NOT_IN_ORDER = 1;

  /// The command line is wrong, or the file given is not what it has to be.
  static final int USAGE = 2;

  /// This machine did not allow it: no room, no permission, a program that is missing.
  static final int MACHINE = 3;

  /// A fault of Interleave.
  static final int FAULT = 70;

  private Exit() {}
}
