package interleave.explore;

import interleave.probe.MovedCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Exceptions of explored code as data.
final class Failures {
  /// JShell's class around a cell's declarations, whose name tells how many snippets came before.
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\.");

  private Failures() {}

  static Failure of(SimulatedThread thread, Throwable thrown) {
    List<String> lines = new ArrayList<>();
    Spot spot = Spot.UNKNOWN;
    for (StackTraceElement loaded : thrown.getStackTrace()) {
      if (ExploredLoader.NAME.equals(loaded.getClassLoaderName())) {
        StackTraceElement frame = MovedCode.now(loaded);
        if (lines.isEmpty()) {
          spot = Spots.of(frame);
        }
        lines.add(
            frame.getMethodName() + "(" + frame.getFileName() + ":" + frame.getLineNumber() + ")");
      }
    }
    String message = thrown.getMessage();
    String said = message == null ? "" : WRAPPER.matcher(message).replaceAll("");
    return new Failure(thread.number, typeOf(thrown), said, spot, lines);
  }

  private static String typeOf(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.startsWith(Shadows.PREFIX) ? name.substring(Shadows.PREFIX.length()) : name;
  }
}
