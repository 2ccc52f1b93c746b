package interleave.os;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/// How much a notebook's processes may share.
///
/// @param bytes the size of their memory
record SharedLimits(long bytes) {

  /// The environment variable with the size, such as `512m` or `2g`; the system property is
  /// `interleave.shared.memory`.
  static final String MEMORY = "INTERLEAVE_SHARED_MEMORY";

  private static final long LEAST = 1 << 16;
  private static final Map<Character, Integer> SHIFTS = Map.of('k', 10, 'm', 20, 'g', 30);

  static SharedLimits fromEnvironment() {
    String value = System.getProperty("interleave.shared.memory", System.getenv(MEMORY));
    return new SharedLimits(value == null ? 256L << 20 : parse(value));
  }

  private static long parse(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    try {
      Integer shift = SHIFTS.get(trimmed.charAt(trimmed.length() - 1));
      String digits = shift == null ? trimmed : trimmed.substring(0, trimmed.length() - 1);
      return Math.max(LEAST, Long.parseLong(digits) << (shift == null ? 0 : shift));
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(MEMORY + " is a size such as 512m, not " + text, e);
    }
  }

  /// That so much more does not fit.
  String full(long wanted, long used) {
    return "the memory that this notebook's processes share is full: %s are wanted, %s of %s are in use; take items out of queues, close() what is not needed, or start Jupyter with %s set to a larger size"
        .formatted(size(wanted), size(used), size(bytes), MEMORY);
  }

  /// That the disk is full.
  String diskFull(long wanted, IOException cause) {
    return "the disk with the notebook's shared memory has no room for %s more (%s): free some, or start Jupyter with TMPDIR set to a folder on another disk"
        .formatted(size(wanted), cause.getMessage());
  }

  private static String size(long bytes) {
    return bytes < 10_000
        ? bytes + " bytes"
        : bytes < 10L << 20 ? (bytes >> 10) + " KB" : (bytes >> 20) + " MB";
  }
}
