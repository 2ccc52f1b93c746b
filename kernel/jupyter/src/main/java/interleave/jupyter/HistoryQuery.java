package interleave.jupyter;

import interleave.session.HistoryEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which cells of the history a client wants.
sealed interface HistoryQuery {
  /// A session that keeps no history of earlier ones numbers itself so.
  int SESSION = 1;

  /// Picks them out of the whole history, oldest first.
  List<HistoryEntry> pick(List<HistoryEntry> history);

  /// The last `n` cells.
  record Tail(int n) implements HistoryQuery {
    @Override
    public List<HistoryEntry> pick(List<HistoryEntry> history) {
      return last(history, n);
    }
  }

  /// The cells numbered from `start` up to, without, `stop`.
  ///
  /// @param session this one is 0 or [#SESSION]; an earlier one, negative or not, is empty
  record Range(int session, int start, int stop) implements HistoryQuery {
    @Override
    public List<HistoryEntry> pick(List<HistoryEntry> history) {
      if (session != 0 && session != SESSION) {
        return List.of();
      }
      return history.stream()
          .filter(cell -> cell.executionCount() >= start && cell.executionCount() < stop)
          .toList();
    }
  }

  /// The last `n` cells whose text matches.
  ///
  /// @param pattern a text with `*` for any text and `?` for any character
  /// @param unique whether only the last of equal cells counts
  record Search(String pattern, int n, boolean unique) implements HistoryQuery {
    @Override
    public List<HistoryEntry> pick(List<HistoryEntry> history) {
      Pattern regex = regex(pattern);
      List<HistoryEntry> found =
          history.stream().filter(cell -> regex.matcher(cell.code()).matches()).toList();
      return last(unique ? distinct(found) : found, n);
    }
  }

  /// Reads the query of a `history_request`.
  static HistoryQuery of(Fields content) throws MalformedMessage {
    String kind = content.text("hist_access_type", "tail");
    return switch (kind) {
      case "tail" -> new Tail(content.number("n", Integer.MAX_VALUE));
      case "range" ->
          new Range(
              content.number("session", 0),
              content.number("start", 0),
              content.number("stop", Integer.MAX_VALUE));
      case "search" ->
          new Search(
              content.text("pattern", "*"),
              content.number("n", Integer.MAX_VALUE),
              content.flag("unique", false));
      default -> throw new MalformedMessage("no history is accessed by '" + kind + "'");
    };
  }

  private static <T> List<T> last(List<T> list, int n) {
    return list.subList(Math.max(0, list.size() - Math.max(0, n)), list.size());
  }

  private static List<HistoryEntry> distinct(List<HistoryEntry> found) {
    Map<String, HistoryEntry> byCode = new LinkedHashMap<>();
    for (HistoryEntry cell : found) {
      byCode.remove(cell.code());
      byCode.put(cell.code(), cell);
    }
    return new ArrayList<>(byCode.values());
  }

  private static Pattern regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      String c = glob.substring(i, i + 1);
      regex.append(
          switch (c) {
            case "*" -> ".*";
            case "?" -> ".";
            default -> Pattern.quote(c);
          });
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
