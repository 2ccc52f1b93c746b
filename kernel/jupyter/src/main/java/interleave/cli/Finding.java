package interleave.cli;

/// What `doctor` found out about one thing.
sealed interface Finding {
  /// What was looked at, in one or two words.
  String subject();

  /// What was seen.
  String seen();

  /// It is as it should be.
  record Good(String subject, String seen) implements Finding {}

  /// It works, less well than it could.
  ///
  /// @param remedy what to do about it
  record Note(String subject, String seen, String remedy) implements Finding {}

  /// It does not work.
  ///
  /// @param remedy what to do about it
  record Problem(String subject, String seen, String remedy) implements Finding {}
}
