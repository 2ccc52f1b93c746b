package interleave.explore;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Members of the JDK's classes that their shadows lack: what stands for `ForkJoinPool` has not all
/// of its methods.
final class Unsimulated {
  private static final Pattern NAME =
      Pattern.compile("shadow[./](?:[a-z]+[./])*([A-Z][\\w$]*(?:\\.\\w+\\(?)?)");

  private Unsimulated() {}

  /// A sentence that names it, if that is why something was thrown.
  static Optional<String> named(Throwable thrown) {
    Throwable cause = thrown.getCause();
    String message = thrown.getMessage();
    if (!(thrown instanceof LinkageError) || message == null) {
      return cause == null ? Optional.empty() : named(cause);
    }
    Matcher name = NAME.matcher(message);
    return name.find()
        ? Optional.of(name.group(1).replace("(", "") + " is not simulated")
        : Optional.empty();
  }
}
