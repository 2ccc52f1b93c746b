package interleave.os;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/// How much a notebook's processes may share.
///
/// @param bytes the size of their memory
record SharedLimits(long bytes) {

  private static final long LEAST = 1 << 16;
  private static final Map<Character, Integer> SHIFTS = Map.of('k', 10, 'm', 20, 'g', 30);

  static SharedLimits fromEnvironment() {
    String value =
        System.getProperty("interleave.shared.memory", System.getenv(Limits.SHARED_MEMORY));
    return new SharedLimits(value == null ? 256L << 20 : parse(value));
  }

  /// A number of bytes, such as `512m` or `2g`.
  ///
  /// @throws IllegalArgumentException if it is none
  static long parse(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    try {
      Integer shift = SHIFTS.get(trimmed.charAt(trimmed.length() - 1));
      String digits = shift == null ? trimmed : trimmed.substring(0, trimmed.length() - 1);
      return Math.max(LEAST, Long.parseLong(digits) << (shift == null ? 0 : shift));
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          Limits.SHARED_MEMORY + " is a size such as 512m, not " + text, e);
    }
  }

  /// That so much more does not fit.
  String full(long wanted, long used) {
    return "the memory that this notebook's processes share is full: %s are wanted, %s of %s are in use; take items out of queues, close() what is not needed, or raise the limit before the first shared object with %%limits memory=%dm, or by starting Jupyter with %s set to a larger size"
        .formatted(
            size(wanted), size(used), size(bytes), Math.max(1, bytes >> 19), Limits.SHARED_MEMORY);
  }

  /// That the disk is full.
  String diskFull(long wanted, IOException cause) {
    return "the disk with the notebook's shared memory has no room for %s more (%s): free some, or start Jupyter with TMPDIR set to a folder on another disk"
        .formatted(size(wanted), cause.getMessage());
  }

  /// A number of bytes in words.
  static String size(long bytes) {
    return bytes < 10_000
        ? bytes + " bytes"
        : bytes < 10L << 20 ? (bytes >> 10) + " KB" : (bytes >> 20) + " MB";
  }
}
