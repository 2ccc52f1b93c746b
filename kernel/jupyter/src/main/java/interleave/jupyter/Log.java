package interleave.jupyter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// The kernel's log, on its standard error. The logging classes are loaded with the first record: a
/// kernel that has nothing to report starts without them.
final class Log {
  private Log() {}

  private static final class Holder {
    static final Logger LOGGER = System.getLogger("interleave.jupyter");
  }

  /// Somebody else's fault: what was wrong with what came in.
  static void rejected(String what, Throwable why) {
    Holder.LOGGER.log(Level.WARNING, what + ": " + why.getMessage());
  }

  /// Something worth knowing that is nobody's fault.
  static void noted(String what) {
    Holder.LOGGER.log(Level.WARNING, what);
  }

  /// A fault of ours.
  static void failed(String what, Throwable why) {
    Holder.LOGGER.log(Level.ERROR, what, why);
  }
}
