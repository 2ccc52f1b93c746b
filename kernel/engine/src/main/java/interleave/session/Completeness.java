package interleave.session;

/// Whether a text can be run as a cell as it stands.
public sealed interface Completeness {
  /// It can.
  record Complete() implements Completeness {}

  /// More is to come.
  ///
  /// @param indent the white space to begin the next line with
  record Incomplete(String indent) implements Completeness {}

  /// No continuation makes it correct.
  record Invalid() implements Completeness {}
}
