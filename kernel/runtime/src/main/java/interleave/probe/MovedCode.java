package interleave.probe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Where code stands by now that was loaded as of an earlier place.
///
/// A cell that is run again without a change is not loaded again: its classes go on naming the
/// cell's former number, which the notebook does not show any more. What a learner is told of a
/// stack goes through [#now].
public final class MovedCode {
  private static final Map<String, Moves> MOVES = new ConcurrentHashMap<>();

  /// A place in the notebook's text.
  ///
  /// @param file a cell's name, such as `Cell [3]`, or a file's
  /// @param line the line that the code begins on
  public record Start(String file, int line) implements java.io.Serializable {
    @java.io.Serial private static final long serialVersionUID = 1L;
  }

  /// Where a class's code has stood, by the name of the cell, and where it stands.
  private record Moves(Map<String, Start> before, Start now) {}

  private MovedCode() {}

  /// Notes that the code of a class stands elsewhere than it says.
  ///
  /// @param type the class's binary name
  public static void moved(String type, Start from, Start to) {
    MOVES.compute(
        type,
        (_, known) -> {
          Map<String, Start> before = known == null ? new ConcurrentHashMap<>() : known.before;
          before.putIfAbsent(from.file, from);
          return new Moves(before, to);
        });
  }

  /// The frame as of where its code stands by now.
  public static StackTraceElement now(StackTraceElement frame) {
    Moves moves = MOVES.isEmpty() ? null : MOVES.get(frame.getClassName());
    Start from =
        moves == null || frame.getFileName() == null ? null : moves.before.get(frame.getFileName());
    return moves == null || from == null
        ? frame
        : new StackTraceElement(
            frame.getClassLoaderName(),
            frame.getModuleName(),
            frame.getModuleVersion(),
            frame.getClassName(),
            frame.getMethodName(),
            moves.now.file,
            frame.getLineNumber() - from.line + moves.now.line);
  }
}
