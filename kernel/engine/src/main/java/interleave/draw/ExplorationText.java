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
import java.util.List;

/// The text form of what was explored: the verdict, the witness with a column for each thread, and
/// what else the block can come to.
final class ExplorationText {
  /// Steps shown of an interleaving.
  private static final int STEPS = 80;

  /// Outcomes shown.
  private static final int OUTCOMES = 20;

  private static final int LINE_COLUMNS = 40;
  private static final int STEP_COLUMNS = 32;
  private static final int BAR = 20;

  private ExplorationText() {}

  static String of(Explored explored, Sources sources) {
    List<String> lines = new ArrayList<>();
    lines.add(
        StepWords.kind(explored.verdict())
            + ": "
            + StepWords.sentence(explored.verdict(), explored.coverage()));
    lines.add(bar(explored) + StepWords.coverage(explored.coverage()));
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
    if (explored.outcomes().size() > (witness == null ? 0 : 1)) {
      lines.add("");
      lines.addAll(outcomes(explored));
    }
    return String.join("\n", lines.stream().map(String::stripTrailing).toList());
  }

  private static String bar(Explored explored) {
    return explored.coverage().isComplete() ? "[" + "#".repeat(BAR) + "] " : "";
  }

  /// A table with a column for each thread that did anything.
  static List<String> steps(Interleaving interleaving, Sources sources) {
    List<Integer> threads =
        interleaving.moves().stream().map(Move::thread).distinct().sorted().toList();
    List<Grid.Head> heads = new ArrayList<>();
    heads.add(new Grid.Head("step", true, 5));
    heads.add(new Grid.Head("line", false, LINE_COLUMNS));
    threads.forEach(
        thread ->
            heads.add(
                new Grid.Head(
                    Columns.shorten(StepWords.thread(interleaving, thread), STEP_COLUMNS),
                    false,
                    STEP_COLUMNS)));
    Grid grid = new Grid(heads);
    List<Integer> stale = StepWords.stale(interleaving);
    List<Move> moves = interleaving.moves();
    int rows = 0;
    for (int i = 0; i < moves.size() && rows < STEPS; i++) {
      Move move = moves.get(i);
      if (isShown(move)) {
        rows++;
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(rows));
        cells.add(line(move, sources));
        String words = StepWords.move(move) + (stale.contains(i) ? " (soon stale)" : "");
        threads.forEach(thread -> cells.add(thread == move.thread() ? words : ""));
        grid.add(cells);
      }
    }
    List<String> lines = new ArrayList<>(grid.lines());
    long more = moves.stream().filter(ExplorationText::isShown).count() - rows;
    if (more > 0) {
      lines.add("… " + Wording.count(more, "more step", "more steps"));
    }
    interleaving
        .waits()
        .forEach(
            wait ->
                lines.add(
                    StepWords.thread(interleaving, wait.thread())
                        + " "
                        + StepWords.wait(wait, interleaving)));
    if (interleaving.waits().isEmpty()) {
      lines.add("=> " + Visible.of(interleaving.ending()));
    }
    return lines;
  }

  /// The first and last step of a thread are noise where nobody refers to them.
  static boolean isShown(Move move) {
    return move.act() != Act.BEGIN && move.act() != Act.END && move.act() != Act.LOOP;
  }

  static String line(Move move, Sources sources) {
    if (move.line() == 0) {
      return "";
    }
    String text = Visible.of(sources.line(move.cell(), move.line())).strip();
    return move.line() + ": " + text;
  }

  /// What the block can come to.
  static List<String> outcomes(Explored explored) {
    Grid grid =
        new Grid(
            List.of(
                new Grid.Head("outcome", false, 60),
                new Grid.Head("interleavings", true, 13),
                new Grid.Head("one schedule", false, 40)));
    explored.outcomes().stream()
        .limit(OUTCOMES)
        .forEach(
            outcome ->
                grid.add(
                    List.of(
                        value(outcome),
                        Long.toString(outcome.interleavings()),
                        outcome.schedule().isEmpty() ? "\"\"" : outcome.schedule())));
    List<String> lines = new ArrayList<>(grid.lines());
    int more = explored.outcomes().size() - OUTCOMES;
    if (more > 0) {
      lines.add("… " + Wording.count(more, "more outcome", "more outcomes"));
    }
    return lines;
  }

  static String value(Outcome outcome) {
    return outcome.value().isEmpty() ? "(nothing)" : Visible.of(outcome.value());
  }
}
