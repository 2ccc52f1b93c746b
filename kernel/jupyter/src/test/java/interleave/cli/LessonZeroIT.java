package interleave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.notebook.NotebookCell;
import interleave.notebook.NotebookFile;
import interleave.notebook.Opened;
import interleave.notebook.Output;
import interleave.text.Columns;
import interleave.trace.MimeBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Lesson zero, run as `install/run` runs it.
@TestInstance(Lifecycle.PER_CLASS)
final class LessonZeroIT {
  private static final Pattern PIDS = Pattern.compile("PID (\\d+), PPID (\\d+)");

  private List<NotebookCell> cells = List.of();
  private String page = "";

  @BeforeAll
  void run(@TempDir Path home) throws Exception {
    Path lesson = Jar.root().resolve("notebooks/01-processes-and-threads.ipynb");
    Path ipynb = home.resolve("ran.ipynb");
    Path html = home.resolve("ran.html");

    Jar.Ended ended =
        Jar.atHome(home)
            .run("run", lesson.toString(), "--ipynb", ipynb.toString(), "--html", html.toString());

    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    cells =
        switch (NotebookFile.open(ipynb)) {
          case Opened.Ok(NotebookFile notebook) -> notebook.cells();
          case Opened.Refused(String message) -> throw new AssertionError(message);
        };
    page = Files.readString(html);
  }

  @Test
  void theNotebookKeepsItsPidFromLineToLine() {
    List<String> lines = printed("pid").lines().toList();

    assertThat(lines).hasSize(5);
    assertThat(lines.stream().map(line -> line.substring(2)).distinct()).hasSize(1);
    assertThat(printed("pid")).startsWith("0: PID ").containsPattern(PIDS);
  }

  @Test
  void aChildGetsItsArguments() {
    assertThat(printed("args")).isEqualTo("300\n");
  }

  @Test
  void aChildCountsOnACopy() {
    assertThat(printed("isolation")).isEqualTo("child 99\nparent 100\n");
  }

  @Test
  void fiveStudentsGreetInAnyOrderFromFiveProcesses() {
    List<String> lines = printed("students").lines().toList();

    assertThat(lines)
        .extracting(line -> line.replaceFirst(", PID \\d+$", ""))
        .containsExactlyInAnyOrder("我是学员小明", "我是学员小红", "我是学员小刚", "我是学员小丽", "我是学员小华");
    assertThat(lines).extracting(line -> line.replaceFirst("^.*PID ", "")).doesNotHaveDuplicates();
  }

  @Test
  void childrenNameTheirParentAndEndBeforeTheCell() {
    String notebook = group(printed("pid"), 1).iterator().next();
    List<String> lines = printed("parent").lines().toList();

    assertThat(group(printed("parent"), 1)).hasSize(4).doesNotContain(notebook);
    assertThat(group(printed("parent"), 2)).containsExactly(notebook);
    assertThat(lines).hasSize(9).contains("the parent has started 4 children");
    assertThat(lines)
        .filteredOn(line -> line.endsWith(" ends"))
        .containsExactlyInAnyOrder("child 1 ends", "child 2 ends", "child 3 ends", "child 4 ends");
  }

  @Test
  void joinMakesTheOrderCertain() {
    assertThat(printed("join")).isEqualTo("**\n***\n****\n");
  }

  @Test
  void aSubclassRunsHereWhenRunIsCalledAndInAChildWhenStarted() {
    List<String> lines = printed("subclass").lines().toList();

    assertThat(lines).hasSize(2).allMatch(line -> line.endsWith(" delivers a book"));
    assertThat(lines).doesNotHaveDuplicates();
    assertThat(lines.getFirst()).contains(group(printed("pid"), 1).iterator().next());
  }

  @Test
  void twoThreadsShareANumber() {
    String text = printed("threads");
    int last = Integer.parseInt(text.strip().replaceFirst("(?s)^.*at the end num is ", ""));

    assertThat(text.lines().filter(line -> line.startsWith("one: num is "))).hasSize(3);
    assertThat(text.lines().filter(line -> line.startsWith("two: num is "))).hasSize(3);
    assertThat(last).isBetween(103, 109);
  }

  @Test
  void theLockSellsEachTicketOnce() {
    List<String> left =
        printed("tickets")
            .lines()
            .map(line -> line.replaceFirst("^clerk-\\d+ sold one, ", ""))
            .toList();

    assertThat(left)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(0, 49).mapToObj(i -> (49 - i) + " left").toList());
    assertThat(outputs("tickets"))
        .filteredOn(Output.Result.class::isInstance)
        .map(Output.Result.class::cast)
        .extracting(result -> result.bundle().plain())
        .containsExactly("0");
  }

  @Test
  void everyCellThatStartedSomethingShowsOnePanelInThreeForms() {
    for (NotebookCell cell : cells) {
      String id = cell.json().path("id").asText();
      if (cell instanceof NotebookCell.Prose || id.equals("pid")) {
        continue;
      }
      assertThat(panels(id)).as(id).hasSize(1);
      assertThat(panels(id).getFirst().data())
          .as(id)
          .containsKeys(MimeBundle.TEXT, MimeBundle.HTML, MimeBundle.TRACE);
    }
  }

  @Test
  void nothingGoesToStandardError() {
    assertThat(cells.stream().flatMap(cell -> outputs(cell).stream()))
        .noneMatch(output -> output instanceof Output.Stream stream && stream.error())
        .noneMatch(Output.Failure.class::isInstance);
  }

  @Test
  void itsCodeFitsAPrintedPage() {
    assertThat(cells.stream().filter(NotebookCell.Code.class::isInstance))
        .flatMap(cell -> cell.source().lines().toList())
        .isNotEmpty()
        .allMatch(line -> Columns.width(line) <= 80);
  }

  @Test
  void thePageHoldsTheLesson() {
    assertThat(page).contains("<h1 id=", "我是学员小明", "****", "data:image/svg+xml;base64,");
  }

  private List<MimeBundle> panels(String id) {
    return outputs(id).stream()
        .filter(Output.Display.class::isInstance)
        .map(output -> ((Output.Display) output).bundle())
        .toList();
  }

  private static Set<String> group(String text, int group) {
    return PIDS.matcher(text)
        .results()
        .map(match -> match.group(group))
        .collect(Collectors.toSet());
  }

  private String printed(String id) {
    return outputs(id).stream()
        .map(
            output ->
                output instanceof Output.Stream(boolean error, String text) && !error ? text : "")
        .collect(Collectors.joining());
  }

  private List<Output> outputs(String id) {
    return cells.stream()
        .filter(cell -> cell.json().path("id").asText().equals(id))
        .map(LessonZeroIT::outputs)
        .findFirst()
        .orElseThrow();
  }

  private static List<Output> outputs(NotebookCell cell) {
    return switch (cell) {
      case NotebookCell.Code code -> code.outputs();
      case NotebookCell.Prose _, NotebookCell.Raw _ -> List.of();
    };
  }
}
