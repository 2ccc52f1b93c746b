package interleave.explore;

import java.util.regex.Pattern;

/// Exceptions of explored code as data.
final class Failures {
  /// JShell's class around a cell's declarations, whose name tells how many snippets came before.
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\.");

  private Failures() {}

  /// What has ended the current thread of a run.
  static Failure of(World world, Throwable thrown) {
    String message = thrown.getMessage();
    String said = message == null ? "" : message;
    return new Failure(
        world.me().number,
        typeOf(thrown),
        said.contains("REPL.") ? WRAPPER.matcher(said).replaceAll("") : said,
        world.isRecorded() ? spotOf(thrown) : Spot.UNKNOWN);
  }

  private static Spot spotOf(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (ExploredLoader.NAME.equals(frame.getClassLoaderName())) {
        return Spots.now(frame);
      }
    }
    return Spot.UNKNOWN;
  }

  private static String typeOf(Throwable thrown) {
    String name = thrown.getClass().getName();
    return name.startsWith(Shadows.PREFIX) ? name.substring(Shadows.PREFIX.length()) : name;
  }
}
