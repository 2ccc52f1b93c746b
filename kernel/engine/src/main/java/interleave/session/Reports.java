package interleave.session;

import interleave.cells.CellOutcome;
import interleave.cells.CellOutcome.Replacement;
import interleave.cells.Diagnostic;
import interleave.draw.DeadlockPicture;
import interleave.host.Failure;
import interleave.text.Columns;
import interleave.trace.Deadlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Outcomes in a learner's words.
final class Reports {
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private Reports() {}

  /// The report on an outcome that is no value.
  static Optional<ErrorReport> of(CellOutcome outcome) {
    return switch (outcome) {
      case CellOutcome.Value _ -> Optional.empty();
      case CellOutcome.Rejected(var diagnostics) -> Optional.of(rejected(diagnostics));
      case CellOutcome.Threw(var failure) -> Optional.of(threw(failure));
      case CellOutcome.Interrupted(var replaced) ->
          Optional.of(stopped("Interrupted", "the cell was interrupted", replaced));
      case CellOutcome.TimedOut(var replaced) ->
          Optional.of(stopped("TimedOut", "the cell ran longer than its limit", replaced));
      case CellOutcome.Deadlocked(var found, var replaced) ->
          Optional.of(deadlocked(found, replaced));
      case CellOutcome.EngineDied(var how, var replaced) ->
          Optional.of(simple("ProcessEnded", how, replaced.inWords()));
    };
  }

  private static ErrorReport deadlocked(Deadlock found, Optional<Replacement> replaced) {
    String circle = String.join("\n", found.lines());
    String end = replaced.map(Replacement::inWords).orElse("Variables are kept.");
    ErrorReport report =
        simple(
            "Deadlock",
            found.cycle().size() == 1
                ? "a thread waits for itself for ever"
                : found.cycle().size() + " threads wait for one another for ever",
            circle + "\n\n" + DeadlockPicture.text(found) + "\n\nThe cell was ended. " + end);
    return report;
  }

  private static ErrorReport stopped(String name, String value, Optional<Replacement> replaced) {
    return simple(
        name,
        value,
        replaced
            .map(r -> "It could not be stopped without ending its process. " + r.inWords())
            .orElse("Variables are kept."));
  }

  private static ErrorReport simple(String name, String value, String rest) {
    List<String> lines = new ArrayList<>();
    String[] head = value.split("\n", 2);
    lines.add(RED + name + PLAIN + ": " + head[0]);
    if (head.length > 1) {
      lines.add(head[1]);
    }
    rest.lines().forEach(lines::add);
    return new ErrorReport(name, head[0], lines);
  }

  private static ErrorReport threw(Failure failure) {
    List<String> lines = new ArrayList<>(failure.lines());
    String type = failure.simpleType();
    lines.set(0, RED + type + PLAIN + lines.getFirst().substring(type.length()));
    String value = failure.message().isEmpty() ? type : failure.message();
    return new ErrorReport(type, value, lines);
  }

  private static ErrorReport rejected(List<Diagnostic> diagnostics) {
    List<String> lines = new ArrayList<>();
    for (Diagnostic each : diagnostics) {
      String[] message = each.message().split("\n", 2);
      lines.add(RED + each.place() + ", line " + each.line() + ": error: " + PLAIN + message[0]);
      lines.add("    " + each.source());
      lines.add("    " + blank(each.source(), each.column() - 1) + marks(each));
      if (message.length > 1) {
        message[1].lines().map(line -> "  " + line.strip()).forEach(lines::add);
      }
    }
    Diagnostic first = diagnostics.getFirst();
    return new ErrorReport(
        "CompileError",
        "line " + first.line() + ": " + first.message().lines().findFirst().orElse("error"),
        lines);
  }

  /// White space as wide as the beginning of a line: a full-width character is two columns.
  private static String blank(String line, int length) {
    return line.codePoints()
        .limit(line.codePointCount(0, Math.min(length, line.length())))
        .mapToObj(Character::toString)
        .map(c -> c.equals("\t") ? c : Columns.width(c) == 2 ? "\u3000" : " ")
        .collect(Collectors.joining());
  }

  private static String marks(Diagnostic diagnostic) {
    int from = diagnostic.column() - 1;
    String marked =
        diagnostic
            .source()
            .substring(
                Math.min(from, diagnostic.source().length()),
                Math.min(from + diagnostic.length(), diagnostic.source().length()));
    return "^".repeat(Math.max(1, Columns.width(marked)));
  }
}
