package interleave.draw;

import interleave.draw.Drawing.Lane;
import interleave.text.Columns;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/// The drawings of a trace that a cell can ask for by name.
public final class Views {
  private Views() {}

  /// What each is called in a cell, in lower case.
  public enum Name {
    PROCESSES,
    TREE,
    TIMELINE,
    STATES,
    OUTPUTS,
    COUNTS,
    MEMORY,
    LOCKS,
    QUEUES,
    WAITS,
    MESSAGES
  }

  /// A view by its name.
  public static View of(Name name, Trace trace) {
    return switch (name) {
      case PROCESSES -> processes(trace);
      case TREE -> tree(trace);
      case TIMELINE -> timeline(trace);
      case STATES -> states(trace);
      case OUTPUTS -> outputs(trace);
      case COUNTS -> counts(trace);
      case MEMORY -> memory(trace);
      case LOCKS -> same(LockTable.lines(Meetings.of(trace)));
      case QUEUES -> same(QueueTable.lines(Meetings.of(trace)));
      case WAITS -> same(Meetings.of(trace).waits());
      case MESSAGES -> same(QueueTable.messages(Meetings.of(trace)));
    };
  }

  /// A view in which nothing changes from run to run.
  private static View same(List<String> lines) {
    return preformatted(text(lines), text(lines));
  }

  /// The processes, in a table.
  public static View processes(Trace trace) {
    Drawing drawing = Drawing.of(trace);
    List<Row> rows =
        Row.of(drawing).stream()
            .filter(row -> !(row instanceof Row.Of(Lane lane)) || lane.kind().isProcess())
            .filter(row -> !(row instanceof Row.More more) || more.areProcesses())
            .toList();
    return new View(
        text(PanelText.table(rows, Column.ALL)),
        text(PanelText.table(rows, Column.STABLE)),
        PanelHtml.table(rows));
  }

  /// Processes with their threads and children, as a tree.
  public static View tree(Trace trace) {
    List<Row> rows = Row.of(Drawing.of(trace));
    List<String> branches = Branches.of(rows);
    List<String> full = new ArrayList<>();
    List<String> stable = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      full.add(branches.get(i) + leaf(rows.get(i), true));
      stable.add(branches.get(i) + leaf(rows.get(i), false));
    }
    return preformatted(text(full), text(stable));
  }

  private static String leaf(Row row, boolean full) {
    return switch (row) {
      case Row.Of(Lane lane) -> {
        String exit = Wording.exit(lane);
        String pid = full && lane.kind().isProcess() ? " " + lane.id().pid() : "";
        yield Columns.shorten(Wording.name(lane), 40)
            + pid
            + " ("
            + lane.kind().label()
            + ") "
            + Wording.state(lane)
            + (exit.isEmpty() ? "" : " " + exit);
      }
      case Row.More more -> more.words();
    };
  }

  /// The lanes over time; as text a letter for each piece of time, in small print when the state
  /// was only sampled.
  public static View timeline(Trace trace) {
    Drawing drawing = Drawing.of(trace);
    return new View(
        text(Timeline.lines(drawing)),
        text(Timeline.stable(drawing)),
        PanelHtml.picture(drawing) + "\n");
  }

  /// How long, and how often, each lane was in each state.
  public static View states(Trace trace) {
    Drawing drawing = Drawing.of(trace);
    return preformatted(
        text(StateTimes.lines(drawing, true)), text(StateTimes.lines(drawing, false)));
  }

  /// What each lane printed.
  public static View outputs(Trace trace) {
    Drawing drawing = Drawing.of(trace);
    String text = text(PanelText.outputs(drawing));
    return new View(text, text, PanelHtml.outputs(drawing));
  }

  /// How many processes and threads there were: made, ended, there now, there at once at most.
  public static View counts(Trace trace) {
    Drawing drawing = Drawing.of(trace);
    return preformatted(text(Counts.lines(drawing, true)), text(Counts.lines(drawing, false)));
  }

  /// The address spaces: a box for each process, with its threads and the variables that it was
  /// given, as copies or shared.
  public static View memory(Trace trace) {
    return preformatted(
        text(AddressSpaces.lines(trace, true)), text(AddressSpaces.lines(trace, false)));
  }

  private static View preformatted(String text, String stable) {
    return new View(text, stable, "<pre>" + Markup.escapeLines(text) + "</pre>\n");
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines);
  }
}
