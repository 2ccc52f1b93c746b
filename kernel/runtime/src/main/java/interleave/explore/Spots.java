package interleave.explore;

import interleave.probe.MovedCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of cells on the stack.
final class Spots {
  private static final Pattern CELL = Pattern.compile("Cell \\[(\\d+)]");
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Spots() {}

  /// The innermost line of explored code that the current thread is in.
  static Spot here() {
    Optional<StackTraceElement> frame =
        WALKER.walk(
            frames ->
                frames
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
    Matcher matcher = CELL.matcher(file == null ? "" : file);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
