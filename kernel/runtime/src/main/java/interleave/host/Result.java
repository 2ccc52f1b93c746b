package interleave.host;

import org.jspecify.annotations.Nullable;

/// Where the value of a cell's last expression goes: the kernel wraps the expression in a call of
/// [#of].
public final class Result {
  private static @Nullable Object value;
  private static boolean present;

  private Result() {}

  /// Keeps the value for the end of the cell.
  public static void of(@Nullable Object result) {
    value = result;
    present = true;
  }

  static boolean isPresent() {
    return present;
  }

  static @Nullable Object take() {
    Object taken = value;
    clear();
    return taken;
  }

  static void clear() {
    value = null;
    present = false;
  }
}
