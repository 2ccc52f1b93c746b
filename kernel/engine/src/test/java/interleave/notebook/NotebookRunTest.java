package interleave.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.CellOutput;
import interleave.session.CellReply;
import interleave.session.CellRequest;
import interleave.session.ErrorReport;
import interleave.trace.MimeBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The order of messages is made here by hand; `LessonZeroIT` runs a real session.
final class NotebookRunTest {
  @TempDir Path folder;

  /// Plays a cell's text: each line is a message.
  private static final class Player implements CellRunner {
    private int count;

    @Override
    public CellReply execute(CellRequest request, CellOutput output) {
      count++;
      for (String line : request.code().split("\n", -1)) {
        if (line.equals("fail")) {
          ErrorReport report = new ErrorReport("Boom", "it broke", List.of("Boom: it broke"));
          output.error(report);
          return new CellReply.Failed(count, report, false);
        }
        play(line, output);
      }
      return new CellReply.Ok(count, Map.of());
    }

    private void play(String line, CellOutput output) {
      String[] words = line.split(" ", 3);
      switch (words[0]) {
        case "out" -> output.stream(false, words[1] + "\n");
        case "err" -> output.stream(true, words[1] + "\n");
        case "show" -> output.display(MimeBundle.text(words[2]), Optional.of(words[1]), false);
        case "update" -> output.display(MimeBundle.text(words[2]), Optional.of(words[1]), true);
        case "clear" -> output.clear(false);
        case "clear-at-next" -> output.clear(true);
        case "value" -> output.result(count, MimeBundle.text(words[1]));
        default -> throw new AssertionError(line);
      }
    }
  }

  @Test
  void neighboursOfAStreamAreOneOutput() {
    assertThat(shown("out a\nout b\nerr c\nout d\nvalue 4"))
        .containsExactly(
            new Output.Stream(false, "a\nb\n"),
            new Output.Stream(true, "c\n"),
            new Output.Stream(false, "d\n"),
            new Output.Result(1, MimeBundle.text("4")));
  }

  @Test
  void anUpdateChangesTheDisplaysOfEarlierCells() {
    NotebookFile notebook =
        Notebooks.with().code("show p first").code("out x\nupdate p second").in(folder);

    run(notebook, false);

    assertThat(outputs(notebook, 0)).containsExactly(new Output.Display(MimeBundle.text("second")));
    assertThat(outputs(notebook, 1)).containsExactly(new Output.Stream(false, "x\n"));
  }

  @Test
  void anUpdateOfAnUnknownDisplayShowsNothing() {
    assertThat(shown("update nobody text")).isEmpty();
  }

  @Test
  void aSecondDisplayOfAnIdChangesTheFirstToo() {
    assertThat(shown("show p one\nshow p two"))
        .containsExactly(
            new Output.Display(MimeBundle.text("two")), new Output.Display(MimeBundle.text("two")));
  }

  @Test
  void clearRemovesAtOnceAndClearWithWaitAtTheNextOutput() {
    assertThat(shown("out a\nclear\nout b")).containsExactly(new Output.Stream(false, "b\n"));
    assertThat(shown("out a\nclear-at-next\nout b"))
        .containsExactly(new Output.Stream(false, "b\n"));
    assertThat(shown("out a\nclear-at-next")).containsExactly(new Output.Stream(false, "a\n"));
  }

  @Test
  void whatComesAfterACellHasEndedIsStoredUnderIt() {
    NotebookFile notebook = Notebooks.with().code("out early").code("out other").in(folder);
    CellOutput[] first = new CellOutput[1];
    Player player = new Player();
    NotebookRun run = new NotebookRun(notebook, false, NotebookRun.Progress.none());

    run.run(
        (request, output) -> {
          first[0] = first[0] == null ? output : first[0];
          return player.execute(request, output);
        });
    first[0].stream(false, "late\n");
    run.store("25");

    assertThat(outputs(notebook, 0)).containsExactly(new Output.Stream(false, "early\nlate\n"));
  }

  @Test
  void aFailureEndsTheRunAndClearsWhatWasNotRun() {
    NotebookFile notebook =
        Notebooks.with().prose("text").code("out a").code("fail").code("out c").in(folder);

    RunReport report = run(notebook, false);

    assertThat(report.passed()).isFalse();
    assertThat(report.ran()).isEqualTo(2);
    assertThat(report.notRun()).isEqualTo(1);
    assertThat(report.failures())
        .extracting(RunReport.Failure::cell, RunReport.Failure::executionCount)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(3, 2));
    assertThat(outputs(notebook, 3)).isEmpty();
    assertThat(outputs(notebook, 2)).hasExactlyElementsOfTypes(Output.Failure.class);
  }

  @Test
  void allowedErrorsAreReportedAndTheRunGoesOn() {
    NotebookFile notebook = Notebooks.with().code("fail").code("out c").in(folder);

    RunReport report = run(notebook, true);

    assertThat(report.passed()).isFalse();
    assertThat(report.notRun()).isZero();
    assertThat(outputs(notebook, 1)).containsExactly(new Output.Stream(false, "c\n"));
  }

  @Test
  void aCellThatMayRaiseIsNoFailure() {
    NotebookFile notebook =
        Notebooks.with().code("fail", "raises-exception").code("out c").in(folder);

    assertThat(run(notebook, false).passed()).isTrue();
    assertThat(outputs(notebook, 0)).hasExactlyElementsOfTypes(Output.Failure.class);
  }

  @Test
  void emptyAndSkippedCellsAreLeftOutAndForgotten() {
    NotebookFile notebook =
        Notebooks.with().code(" \n").code("fail", "skip-execution").code("out c").in(folder);

    RunReport report = run(notebook, false);

    assertThat(report.ran()).isEqualTo(1);
    assertThat(outputs(notebook, 0)).isEmpty();
    assertThat(outputs(notebook, 1)).isEmpty();
    assertThat(((NotebookCell.Code) notebook.cells().get(2)).executionCount()).isEqualTo(1);
  }

  @Test
  void theFileNamesTheKernelThatRanIt() {
    NotebookFile notebook = Notebooks.with().code("value 2").in(folder);

    run(notebook, false);

    assertThat(notebook.text())
        .contains("\"name\": \"interleave\"")
        .contains("\"version\": \"25.0.3\"");
  }

  private List<Output> shown(String source) {
    NotebookFile notebook = Notebooks.with().code(source).in(folder);
    assertThat(run(notebook, false).passed()).isTrue();
    return outputs(notebook, 0);
  }

  private static RunReport run(NotebookFile notebook, boolean allowErrors) {
    NotebookRun run = new NotebookRun(notebook, allowErrors, NotebookRun.Progress.none());
    RunReport report = run.run(new Player());
    run.store("25.0.3");
    return report;
  }

  private static List<Output> outputs(NotebookFile notebook, int cell) {
    return ((NotebookCell.Code) notebook.cells().get(cell)).outputs();
  }
}
