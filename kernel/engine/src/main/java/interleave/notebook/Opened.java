package interleave.notebook;

/// What opening a notebook file gave.
public sealed interface Opened {
  /// A notebook that can be run.
  record Ok(NotebookFile notebook) implements Opened {}

  /// Something that is not one.
  ///
  /// @param message names the file, says what is wrong with it and what to do
  record Refused(String message) implements Opened {}
}
