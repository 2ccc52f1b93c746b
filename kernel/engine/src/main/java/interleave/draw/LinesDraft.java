package interleave.draw;

import interleave.draw.Drawing.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cuts what each lane printed into lines. A line belongs to the moment of its first character.
final class LinesDraft {
  private record Key(LaneId lane, boolean error) {}

  private static final class Open {
    private final int place;
    private final long at;
    private final StringBuilder text = new StringBuilder();

    private Open(int place, long at) {
      this.place = place;
      this.at = at;
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final Map<Key, Open> open = new HashMap<>();

  void print(LaneId lane, long at, boolean error, String text) {
    Key key = new Key(lane, error);
    int from = 0;
    while (from < text.length()) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 ? text.length() : newline;
      Open line = open.computeIfAbsent(key, k -> begin(k, at));
      line.text.append(text, from, to);
      if (newline >= 0) {
        end(key, line);
      }
      from = to + 1;
    }
  }

  private Open begin(Key key, long at) {
    lines.add(new Line(key.lane(), at, key.error(), ""));
    return new Open(lines.size() - 1, at);
  }

  private void end(Key key, Open line) {
    String text = line.text.toString();
    String whole = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    lines.set(line.place, new Line(key.lane(), line.at, key.error(), whole));
    open.remove(key);
  }

  /// All lines, the unfinished ones as far as they are.
  List<Line> lines() {
    List.copyOf(open.entrySet()).forEach(entry -> end(entry.getKey(), entry.getValue()));
    return lines;
  }
}
