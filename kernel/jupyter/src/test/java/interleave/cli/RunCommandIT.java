package interleave.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import interleave.notebook.NotebookCell;
import interleave.notebook.NotebookFile;
import interleave.notebook.Opened;
import interleave.notebook.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `interleave run` on notebooks that go wrong, with a real session behind it.
final class RunCommandIT {
  @TempDir Path home;

  private final ObjectNode root = JsonMapper.builder().build().createObjectNode();
  private final ArrayNode cells = root.put("nbformat", 4).putArray("cells");
  private Path notebook = Path.of("");
  private Path html = Path.of("");
  private Path ran = Path.of("");

  @BeforeEach
  void live() {
    notebook = home.resolve("笔记 1.ipynb");
    html = home.resolve("new folder").resolve("页.html");
    ran = home.resolve("ran.ipynb");
  }

  @Test
  void aFailureStopsTheRunAndIsToldAndWritten() throws IOException {
    cell("int[] numbers = {1, 2};");
    cell("System.out.println(\"before\");\nnumbers[2]");
    cell("\"never\"");

    Jar.Ended ended = run();

    assertThat(ended.code()).isEqualTo(Exit.NOT_IN_ORDER);
    assertThat(ended.err())
        .contains("cell [2] failed (cell 2 of", "ArrayIndexOutOfBoundsException", "1 more cells")
        .doesNotContain("\u001b");
    assertThat(Files.readString(html)).contains("before", "ArrayIndexOutOfBounds");
    assertThat(outputs(1)).anyMatch(Output.Failure.class::isInstance);
    assertThat(outputs(2)).isEmpty();
  }

  @Test
  void whatACellMayDoWrongDoesNotEndTheRun() {
    cell("int kept = 41;");
    cell("int broken = ;", "raises-exception");
    cell("while (true);", "raises-exception");
    cell("kept + 1");
    cell("System.exit(3);", "raises-exception");
    cell("kept * 2");

    Jar.Ended ended = run("--timeout", "10s");

    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    for (int wrong : new int[] {1, 2, 4}) {
      assertThat(outputs(wrong)).as("cell %d", wrong).anyMatch(Output.Failure.class::isInstance);
    }
    assertThat(values(3)).containsExactly("42");
    assertThat(values(5)).containsExactly("82");
  }

  @Test
  void nobodyAnswersAQuestion() {
    cell("System.in.read()", "raises-exception");

    assertThat(run("--timeout", "20s").code()).isZero();
  }

  @Test
  void everyProcessOfTheNotebookEndsWithTheRun() {
    cell("Proc.start(() -> new CountDownLatch(1).await()).pid()", "raises-exception");

    run("--timeout", "5s");

    List<ProcessHandle> left =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(home.toString()))
            .toList();
    assertThat(left)
        .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofMinutes(1)));
  }

  private void cell(String source, String... tags) {
    ObjectNode cell = cells.addObject().put("cell_type", "code").put("source", source);
    ArrayNode named = cell.putObject("metadata").putArray("tags");
    List.of(tags).forEach(named::add);
  }

  private Jar.Ended run(String... options) {
    try {
      Files.writeString(notebook, root.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "run", notebook.toString(), "--html", html.toString(), "--ipynb", ran.toString()));
    arguments.addAll(List.of(options));
    return Jar.atHome(home).run(arguments.toArray(String[]::new));
  }

  private List<String> values(int cell) {
    return outputs(cell).stream()
        .filter(Output.Result.class::isInstance)
        .map(output -> ((Output.Result) output).bundle().plain())
        .toList();
  }

  private List<Output> outputs(int cell) {
    return switch (NotebookFile.open(ran)) {
      case Opened.Ok(NotebookFile file)
          when file.cells().get(cell) instanceof NotebookCell.Code code ->
          code.outputs();
      case Opened.Ok _ -> throw new AssertionError("cell " + cell + " is no code");
      case Opened.Refused(String message) -> throw new AssertionError(message);
    };
  }
}
