package interleave.host;

import java.io.Serial;

/// A snapshot reached its limit.
final class Limit extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  final String reason;

  /// Time is up.
  static Limit time() {
    return new Limit("copying all variables took too long");
  }

  /// There is no more room.
  static Limit size() {
    return new Limit("it is too large to keep a copy of");
  }

  private Limit(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }
}
