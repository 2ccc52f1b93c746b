package interleave.course;

import java.io.Serial;

/// Something that a process's body reaches cannot travel to another process.
///
/// Its message names the variable, what is wrong and what to use instead. No process was started.
public final class NotTransferableException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1;

  private final String variable;
  private final String path;

  /// For a value found at a path.
  ///
  /// @param variable the variable's name in the notebook, or empty if the value has none
  /// @param path where the value was found, starting with the variable, such as `shop.stock[3]`
  public NotTransferableException(String variable, String path, String message) {
    super(message);
    this.variable = variable;
    this.path = path;
  }

  /// The name of the variable that cannot travel, or empty if the value has none.
  public String variable() {
    return variable;
  }

  /// Where the value was found, starting with the variable.
  public String path() {
    return path;
  }
}
