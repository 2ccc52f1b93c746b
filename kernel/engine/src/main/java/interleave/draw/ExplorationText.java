package interleave.draw;

import interleave.text.Columns;
import interleave.text.Grid;
import interleave.text.Visible;
import interleave.trace.Explored;
import interleave.trace.Explored.Act;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Move;
import interleave.trace.Explored.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text form of what was explored: the verdict, the witness with a column for each thread, and
/// what else the block can come to.
final class ExplorationText {
  /// Steps shown of an interleaving.
  private static final int STEPS = 80;

  /// Outcomes shown.
  private static final int OUTCOMES = 20;

  private static final int LINE_COLUMNS = 40;
  private static final int STEP_COLUMNS = 48;
  private static final int BAR = 20;

  private ExplorationText() {}

  static String of(Explored explored, Sources sources) {
    List<String> lines = new ArrayList<>();
    lines.add(
        StepWords.kind(explored.verdict())
            + ": "
            + StepWords.sentence(explored.verdict(), explored.coverage()));
    lines.add(bar(explored) + StepWords.coverage(explored));
    explored.remarks().forEach(remark -> lines.add(Visible.of(remark)));
    Interleaving witness = StepWords.witness(explored.verdict());
    if (witness != null) {
      lines.add("");
      lines.add(StepWords.replay(witness) + " shows it again:");
      lines.addAll(steps(witness, sources));
    }
    Interleaving good = explored.good();
    if (good != null) {
      lines.add("");
      lines.add(
          (witness == null ? "The steps of " : "Without the problem: ") + StepWords.replay(good));
      lines.addAll(steps(good, sources));
    }
    List<Outcome> outcomes = StepWords.outcomes(explored);
    if (!outcomes.isEmpty()) {
      lines.add("");
      lines.addAll(outcomes(outcomes, explored.coverage().isWeak()));
    }
    return String.join("\n", lines.stream().map(String::stripTrailing).toList());
  }

  private static String bar(Explored explored) {
    return explored.coverage().isComplete() ? "[" + "#".repeat(BAR) + "] " : "";
  }

  /// A table with a column for each thread that did anything.
  static List<String> steps(Interleaving interleaving, Sources sources) {
    Excerpt excerpt = Excerpt.of(interleaving, STEPS);
    List<Integer> threads = excerpt.threads();
    Grid grid = new Grid(heads(interleaving, threads));
    List<Integer> stale = StepWords.stale(interleaving);
    Map<Integer, Integer> numbers = new HashMap<>();
    for (Excerpt.Row row : excerpt.rows()) {
      int i = row.index();
      Move move = interleaving.moves().get(i);
      numbers.put(i, row.number());
      List<String> cells = new ArrayList<>();
      cells.add(row.more() > 0 ? "" : Integer.toString(row.number()));
      cells.add(row.more() > 0 ? row.words() : line(move, sources));
      String words =
          row.more() > 0
              ? ""
              : move.act() == Act.STALE
                  ? stale(move, numbers.get(StepWords.writeBefore(interleaving, i)))
                  : words(move, stale.contains(i) ? " (soon stale)" : "");
      threads.forEach(thread -> cells.add(thread == move.thread() ? words : ""));
      grid.add(cells);
    }
    List<String> lines = new ArrayList<>(grid.lines());
    interleaving
        .waits()
        .forEach(
            wait ->
                lines.add(
                    StepWords.thread(interleaving, wait.thread())
                        + " "
                        + StepWords.wait(wait, interleaving)));
    if (interleaving.waits().isEmpty()) {
      lines.add("=> " + value(interleaving.ending()));
    }
    return lines;
  }

  private static List<Grid.Head> heads(Interleaving interleaving, List<Integer> threads) {
    List<Grid.Head> heads = new ArrayList<>();
    heads.add(new Grid.Head("step", true, 5));
    heads.add(new Grid.Head("line", false, LINE_COLUMNS));
    for (int thread : threads) {
      String name = Columns.shorten(StepWords.thread(interleaving, thread), STEP_COLUMNS);
      heads.add(new Grid.Head(name, false, STEP_COLUMNS));
    }
    return heads;
  }

  private static String words(Move move, String after) {
    return StepWords.move(move, words -> Columns.width(words + after) <= STEP_COLUMNS) + after;
  }

  /// A read of an older value: `read x 0, stale: 1 was written at step 3`.
  private static String stale(Move move, @Nullable Integer writer) {
    String read = "read " + Visible.of(move.place()) + " " + Visible.of(move.after()) + ", stale: ";
    String newest = Visible.of(move.before());
    return writer == null
        ? read + "it is " + newest
        : read + newest + " was written at step " + writer;
  }

  static String line(Move move, Sources sources) {
    if (move.line() == 0) {
      return "";
    }
    String text = Visible.of(sources.line(move.cell(), move.line())).strip();
    return move.line() + ": " + text;
  }

  /// What the block can come to.
  private static List<String> outcomes(List<Outcome> outcomes, boolean isWeak) {
    List<Grid.Head> heads = new ArrayList<>();
    heads.add(new Grid.Head("outcome", false, 60));
    heads.add(new Grid.Head("interleavings", true, 13));
    heads.add(new Grid.Head("one schedule", false, 40));
    if (isWeak) {
      heads.add(new Grid.Head("memory", false, 24));
    }
    Grid grid = new Grid(heads);
    for (Outcome outcome : outcomes.stream().limit(OUTCOMES).toList()) {
      List<String> cells = new ArrayList<>();
      cells.add(value(outcome));
      cells.add(Long.toString(outcome.interleavings()));
      cells.add(outcome.schedule().isEmpty() ? "\"\"" : outcome.schedule());
      if (isWeak) {
        cells.add(memory(outcome));
      }
      grid.add(cells);
    }
    List<String> lines = new ArrayList<>(grid.lines());
    int more = outcomes.size() - OUTCOMES;
    if (more > 0) {
      lines.add("… " + Wording.count(more, "more outcome", "more outcomes"));
    }
    return lines;
  }

  /// Whether an outcome needs a stale read.
  static String memory(Outcome outcome) {
    return outcome.isWeak() ? "weak only" : "sequentially consistent";
  }

  static String value(Outcome outcome) {
    return value(outcome.value());
  }

  /// What a block came to, which is nothing for one without a value.
  static String value(String text) {
    return text.isEmpty() ? "(nothing)" : Visible.of(text);
  }
}
