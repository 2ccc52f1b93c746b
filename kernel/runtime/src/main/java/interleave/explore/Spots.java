package interleave.explore;

import interleave.probe.MovedCode;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;

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
    return WALKER.walk(Spots::innermost);
  }

  /// By a loop: before the JVM has compiled it, a pipeline would take as long again as the walk.
  private static Spot innermost(Stream<StackFrame> stack) {
    Iterator<StackFrame> frames = stack.iterator();
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      Class<?> declaring = frame.getDeclaringClass();
      if (declaring == Turns.class) {
        break;
      }
      if (declaring.getClassLoader() instanceof ExploredLoader) {
        return now(frame.toStackTraceElement());
      }
    }
    return Spot.UNKNOWN;
  }

  /// The line of a frame, as of where its code stands by now.
  static Spot now(StackTraceElement frame) {
    return of(MovedCode.now(frame));
  }

  private static Spot of(StackTraceElement frame) {
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
