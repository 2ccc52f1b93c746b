package interleave.session;

import interleave.cells.CellSource;
import interleave.cells.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines at the head of a cell that begin with `%`, and the Java behind them.
///
/// They stand before the first line of Java: further down a line may begin with the remainder
/// operator. In the Java they are blank, so that each character of it keeps its place.
sealed interface MagicLines {
  Pattern LINE = Pattern.compile("\\s*(%%?)(\\w*)[ \\t]*(.*?)\\s*", Pattern.DOTALL);
  Pattern BEGUN = Pattern.compile("\\s*%%?(\\w*)");

  /// One magic and where it stands.
  record Line(Magic magic, int start, int end) {}

  /// A cell whose magics are known.
  ///
  /// @param java the cell with blanks for its magics
  record Read(List<Line> lines, String java) implements MagicLines {
    public Read {
      lines = List.copyOf(lines);
    }
  }

  /// A cell with a magic that cannot be.
  record Wrong(Diagnostic diagnostic) implements MagicLines {}

  /// Reads the head of a cell.
  static MagicLines of(CellSource cell) {
    List<Line> lines = new ArrayList<>();
    StringBuilder java = new StringBuilder(cell.text());
    int start = 0;
    while (start < cell.text().length()) {
      int newline = cell.text().indexOf('\n', start);
      int end = newline < 0 ? cell.text().length() : newline;
      String text = cell.text().substring(start, end);
      Matcher line = LINE.matcher(text);
      if (line.matches()) {
        try {
          lines.add(new Line(MagicWord.read(line.group(2), line.group(3)), start, end));
        } catch (MagicWord.WrongMagic e) {
          return new Wrong(cell.diagnostic(start + line.start(1), end, e.why()));
        }
        boolean runs = line.group(2).equals(MagicWord.TIME.word());
        blank(java, start, runs ? start + line.start(3) : end);
        if (runs && !line.group(3).isEmpty() && !cell.text().substring(end).isBlank()) {
          return new Wrong(
              cell.diagnostic(
                  start + line.start(1), end, "to time the whole cell, write %%time alone"));
        }
      } else if (!text.isBlank() && !text.strip().startsWith("//")) {
        break;
      }
      start = end + 1;
    }
    return new Read(lines, java.toString());
  }

  /// The magics that the word at the cursor may become, if a magic's name is being written there.
  ///
  /// @param cursor a UTF-16 index into `code`
  static Optional<Completions> complete(String code, int cursor) {
    int start = code.lastIndexOf('\n', cursor - 1) + 1;
    Matcher begun = BEGUN.matcher(code.substring(start, cursor));
    if (!begun.matches() || !java(code.substring(0, start)).isBlank()) {
      return Optional.empty();
    }
    List<Completions.Match> matches =
        MagicWord.beginningWith(begun.group(1)).stream()
            .map(word -> new Completions.Match(word, "magic"))
            .toList();
    return Optional.of(new Completions(matches, start + begun.start(1), cursor));
  }

  /// The Java of a cell, as far as its magics can be read.
  static String java(String code) {
    return switch (of(CellSource.of(0, code))) {
      case Read(_, var java) -> java;
      case Wrong _ -> code;
    };
  }

  private static void blank(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      text.setCharAt(i, ' ');
    }
  }
}
