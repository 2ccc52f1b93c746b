package interleave.draw;

import interleave.draw.Drawing.Lane;
import interleave.text.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The lanes over time in letters: one for each piece of time, that of the state which had most of
/// it. `|` is a normal end and `x` another.
final class Timeline {
  private static final int PIECES = 64;
  private static final int NAME = 24;
  private static final int LETTERS = 100;

  private Timeline() {}

  static List<String> lines(Drawing drawing) {
    List<Row> rows = Row.of(drawing);
    int name = nameWidth(rows);
    List<String> lines = new ArrayList<>();
    Span span = drawing.span();
    String start = span.from() == 0 ? "0" : Wording.duration(span.from());
    String end = drawing.running() ? "now" : Wording.duration(span.to());
    String scale = start + Columns.padLeft(end, PIECES + 1 - start.length());
    lines.add(Columns.padRight("", name) + "  " + scale);
    Set<Look> looks = EnumSet.noneOf(Look.class);
    for (Row row : rows) {
      switch (row) {
        case Row.Of(Lane lane) -> {
          lane.stretches().forEach(s -> looks.add(Look.of(s.state())));
          lines.add(Columns.padRight(label(lane), name) + "  " + letters(lane, drawing.span()));
        }
        case Row.More more -> lines.add(more.words());
      }
    }
    lines.add("");
    looks.forEach(look -> lines.add(look.letter() + "  " + look.words()));
    return lines;
  }

  /// The states of each lane one after the other, without their lengths.
  static List<String> stable(Drawing drawing) {
    List<Row> rows = Row.of(drawing);
    int name = nameWidth(rows);
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      switch (row) {
        case Row.Of(Lane lane) -> {
          StringBuilder letters = new StringBuilder();
          lane.stretches().forEach(s -> letters.append(letter(s)));

          String states = Columns.shorten(letters.toString(), LETTERS) + end(lane);
          lines.add(Columns.padRight(label(lane), name) + "  " + states);
        }
        case Row.More more -> lines.add(more.words());
      }
    }
    return lines;
  }

  private static int nameWidth(List<Row> rows) {
    return rows.stream()
        .mapToInt(row -> row instanceof Row.Of(Lane lane) ? Columns.width(label(lane)) : 0)
        .max()
        .orElse(0);
  }

  private static String label(Lane lane) {
    return Columns.shorten("  ".repeat(lane.depth()) + Wording.name(lane), NAME);
  }

  private static String letters(Lane lane, Span span) {
    long piece = Math.max(1, Math.ceilDiv(span.length(), PIECES));
    long[] best = new long[PIECES];
    char[] letters = new char[PIECES];
    Arrays.fill(letters, ' ');
    for (Stretch stretch : lane.stretches()) {
      long from = Math.max(0, stretch.from() - span.from());
      long to = Math.min(span.length(), stretch.to() - span.from());
      for (int i = (int) (from / piece); i < PIECES && i * piece < to; i++) {
        long share = Math.min(to, (i + 1) * piece) - Math.max(from, i * piece);
        if (share > best[i]) {
          best[i] = share;
          letters[i] = letter(stretch).charAt(0);
        }
      }
    }
    if (lane.end().isPresent()) {
      long end = Math.clamp(lane.end().getAsLong() - span.from(), 0, span.length());
      return new String(letters, 0, (int) Math.min(PIECES, end / piece + 1)) + end(lane);
    }
    return new String(letters).stripTrailing();
  }

  private static String letter(Stretch stretch) {
    String letter = String.valueOf(Look.of(stretch.state()).letter());
    return stretch.sampled() ? letter.toLowerCase(Locale.ROOT) : letter;
  }

  private static String end(Lane lane) {
    return switch (lane.fate()) {
      case Fate.Finished() -> "|";
      case Fate.Exited(int code) -> code == 0 ? "|" : "x";
      case Fate.Killed _, Fate.Failed _, Fate.Gone _ -> "x";
      case Fate.Alive _, Fate.Idle _ -> "";
    };
  }
}
