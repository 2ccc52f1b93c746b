package interleave.explore;

import interleave.probe.MovedCode;
import java.util.Optional;

/// Lines of cells on the stack.
final class Spots {
  // A cell's number stands between these where other code has the name of a file.
  private static final String BEFORE = "Cell [";
  private static final String AFTER = "]";

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Spots() {}

  /// The innermost line of explored code that the current thread is in. Below [Turns], which drives
  /// the run, there is none.
  static Spot here() {
    Optional<StackTraceElement> frame =
        WALKER.walk(
            frames ->
                frames
                    .takeWhile(f -> f.getDeclaringClass() != Turns.class)
                    .filter(f -> f.getDeclaringClass().getClassLoader() instanceof ExploredLoader)
                    .findFirst()
                    .map(StackWalker.StackFrame::toStackTraceElement));
    return frame.map(MovedCode::now).map(Spots::of).orElse(Spot.UNKNOWN);
  }

  static Spot of(StackTraceElement frame) {
    return new Spot(cell(frame), Math.max(0, frame.getLineNumber()));
  }

  private static int cell(StackTraceElement frame) {
    String file = frame.getFileName();
    if (file == null || !file.startsWith(BEFORE) || !file.endsWith(AFTER)) {
      return 0;
    }
    try {
      return Integer.parseInt(file, BEFORE.length(), file.length() - AFTER.length(), 10);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
