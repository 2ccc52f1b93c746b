package interleave.cells;

import interleave.weave.Outline;
import java.util.List;
import java.util.regex.Pattern;

/// Where the lines of a compiled snippet lie in its cell.
///
/// JShell wraps a snippet in a class, so the compiler counts lines of the wrapper: imports, the
/// class's head, then for each kind of snippet a fixed number of lines before the learner's text.
///
/// @param cell the cell
/// @param wrapperLine a line of the wrapper
/// @param cellLine the line of the cell that it shows
/// @param first the line of the cell that the snippet begins on
record LineMap(CellSource cell, int wrapperLine, int cellLine, int first) {
  private static final Pattern TEMPORARY = Pattern.compile("\\$\\d+");

  /// The compiler's own field in every class that holds an `assert`; no variable of the snippet.
  private static final String ASSERTIONS = "$assertionsDisabled";

  /// The map of the snippet that stands at `start` in `cell`.
  ///
  /// @param outline the wrapper class
  /// @param source the snippet's text
  static LineMap of(Outline outline, CellSource cell, int start, String source) {
    int head = outline.classLine();
    int first = cell.lineOf(start);
    List<String> variables =
        outline.staticFields().stream().filter(name -> !name.equals(ASSERTIONS)).toList();
    if (!outline.methods().contains("do_it$") || variables.isEmpty()) {
      return new LineMap(cell, head + 2, first, first);
    }
    if (variables.stream().anyMatch(name -> TEMPORARY.matcher(name).matches())) {
      return new LineMap(cell, head + 5, first, first);
    }
    return new LineMap(cell, head + 4, first + linesBeforeInitializer(source), first);
  }

  private static int linesBeforeInitializer(String source) {
    int at = source.indexOf('=') + 1;
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    return (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /// Whether it is that of the snippet at this place.
  boolean isAt(CellSource where, int start) {
    return cell.equals(where) && first == where.lineOf(start);
  }

  /// The map of the same snippet at another place.
  LineMap movedTo(CellSource where, int start) {
    int begin = where.lineOf(start);
    return new LineMap(where, wrapperLine, cellLine - first + begin, begin);
  }

  /// The name that stack traces show instead of a file's.
  String file() {
    return cell.name();
  }

  /// The cell's line for a wrapper's, kept within the snippet's beginning and the cell's end.
  int line(int line) {
    return Math.clamp(cellLine + line - wrapperLine, first, cell.lineOf(cell.text().length()));
  }
}
