package interleave.draw;

import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Move;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// The steps of an interleaving that there is room for. Of a long one those around the switches
/// from one thread to another, since what a thread does without a break matters less; of what is
/// too long even so, the beginning and the end.
final class Excerpt {
  /// Steps kept at each end of what a thread does without a break: the first that there is room
  /// for.
  private static final List<Integer> EDGES = List.of(12, 8, 5, 3, 2, 1);

  /// Threads shown of what is too long.
  private static final int THREADS = 8;

  private final List<Move> moves;

  /// The moves that are shown where there is room.
  private final List<Integer> shown;

  private List<Row> rows;
  private List<Integer> threads;

  /// A row: a step, or several that are left out.
  ///
  /// @param index of the move, or of the first one that is left out
  /// @param number which step it is of those that are shown where there is room, from 1
  /// @param more how many are left out, 0 of a step
  record Row(int index, int number, int more) {
    /// Such as `… 3 more steps`.
    String words() {
      return "… " + Wording.count(more, "more step", "more steps");
    }
  }

  private Excerpt(Interleaving interleaving) {
    ShownSteps known = ShownSteps.of(interleaving);
    moves = interleaving.moves();
    shown = IntStream.range(0, moves.size()).filter(i -> known.has(moves.get(i))).boxed().toList();
    rows = rows(Math.max(1, shown.size()));
    threads = moves.stream().map(Move::thread).distinct().sorted().toList();
  }

  /// @param most how many rows there is room for
  static Excerpt of(Interleaving interleaving, int most) {
    Excerpt excerpt = new Excerpt(interleaving);
    for (int edge : EDGES) {
      if (excerpt.rows.size() > most) {
        excerpt.rows = excerpt.rows(edge);
      }
    }
    if (excerpt.rows.size() > most) {
      excerpt.keepEnds(most);
    }
    return excerpt;
  }

  List<Row> rows() {
    return rows;
  }

  /// The threads that have a step, or wait, in it.
  List<Integer> threads() {
    return threads;
  }

  private List<Row> rows(int edge) {
    List<Row> found = new ArrayList<>();
    int end;
    for (int begin = 0; begin < shown.size(); begin = end) {
      end = begin + 1;
      while (end < shown.size() && thread(shown.get(end)) == thread(shown.get(begin))) {
        end++;
      }
      int more = end - begin - 2 * edge;
      int gap = more > 1 ? begin + edge : end;
      for (int at = begin; at < end; at++) {
        if (at < gap || at >= gap + more) {
          found.add(new Row(shown.get(at), at + 1, 0));
        } else if (at == gap) {
          found.add(new Row(shown.get(at), at + 1, more));
        }
      }
    }
    return found;
  }

  /// Keeps a third of the rows of the beginning, as many as half of the threads have, and the end.
  private void keepEnds(int most) {
    List<Row> all = rows;
    Set<Integer> known = new HashSet<>();
    int begin = 0;
    while (begin < most / 3 && fits(all.get(begin), known, THREADS / 2)) {
      begin++;
    }
    begin -= all.get(begin - 1).more() > 0 ? 1 : 0;
    int end = all.size();
    while (begin + 1 + all.size() - end < most && fits(all.get(end - 1), known, THREADS)) {
      end--;
    }
    Row left = all.get(begin);
    int until = end == all.size() ? shown.size() + 1 : all.get(end).number();
    rows = new ArrayList<>(all.subList(0, begin));
    rows.add(new Row(left.index(), left.number(), until - left.number()));
    rows.addAll(all.subList(end, all.size()));
    threads = known.stream().sorted().toList();
  }

  /// Whether a row is of one of so many threads; then that is known.
  private boolean fits(Row row, Set<Integer> known, int most) {
    int thread = thread(row.index());
    return known.contains(thread) || (known.size() < most && known.add(thread));
  }

  private int thread(int index) {
    return moves.get(index).thread();
  }
}
