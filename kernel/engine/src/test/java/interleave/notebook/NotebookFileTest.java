package interleave.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NotebookFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"minor5.ipynb", "minor2.ipynb"})
  void whatJupyterWroteComesBackByteByByte(String name) throws IOException {
    Path file = fixture(name);

    assertThat(Notebooks.open(file).text()).isEqualTo(Files.readString(file));
  }

  @Test
  void aFileLaidOutOtherwiseKeepsItsContents() throws IOException {
    String text =
        """
        {"nbformat":4,"metadata":{"x":1.50},"nbformat_minor":4,"cells":[
          {"source":"a\\nb","cell_type":"markdown","metadata":{},"mine":[1,{"k":null}]}]}""";
    NotebookFile notebook = open(text);

    assertThat(notebook.cells()).extracting(NotebookCell::source).containsExactly("a\nb");
    assertThat(NotebookJson.MAPPER.readTree(notebook.text()))
        .isEqualTo(NotebookJson.MAPPER.readTree(text));
    assertThat(notebook.text()).endsWith("}\n").contains("\"x\": 1.50");
  }

  @Test
  void aByteOrderMarkIsNoFault() throws IOException {
    assertThat(open("\uFEFF{\"nbformat\":4,\"cells\":[]}").cells()).isEmpty();
  }

  @Test
  void outputsAreReadWithTheirKinds() {
    NotebookFile notebook = Notebooks.open(fixture("minor5.ipynb"));
    NotebookCell.Code code = (NotebookCell.Code) notebook.cells().get(1);

    assertThat(code.executionCount()).isEqualTo(7);
    assertThat(code.outputs())
        .extracting(output -> output.getClass().getSimpleName())
        .containsExactly("Stream", "Stream", "Display", "Result", "Failure");
    assertThat(code.outputs()).first().isEqualTo(new Output.Stream(false, "你好\nline without end"));
  }

  @Test
  void theTitleIsTheFirstHeadingOrTheFileName() {
    assertThat(Notebooks.open(fixture("minor5.ipynb")).title()).isEqualTo("Heading");
    assertThat(Notebooks.open(fixture("minor2.ipynb")).title()).isEqualTo("minor2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"nbformat\": 4, \"cells\": [  | not JSON (line 1, column",
        "not json                       | not JSON (line 1, column",
        "{\"a\": 1}                     | names no nbformat",
        "[]                             | names no nbformat",
        "{\"nbformat\": 3}              | nbformat 3",
        "{\"nbformat\": 5}              | nbformat 5",
        "{\"nbformat\": 4}              | no list of cells",
        "{\"nbformat\": 4, \"cells\": [{}]} | cell 1 is damaged",
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]} | cell 1 is damaged",
        "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"kernelspec\": {\"language\": \"python\","
            + " \"display_name\": \"Python 3\"}}} | Python 3 (language python)",
        "{\"nbformat\": 4, \"cells\": [], \"metadata\": {\"language_info\": {\"name\":"
            + " \"kotlin\"}}} | language kotlin",
        "``                             | the file is empty",
      })
  void whatIsNotOurNotebookIsRefusedWithTheFileAndTheReason(String text, String reason)
      throws IOException {
    Path file = folder.resolve("课程.ipynb");
    Files.writeString(file, text);

    assertThat(refusal(file)).startsWith(file + ": ").contains(reason);
  }

  @Test
  void aMissingFileAndAFolderAreRefused() {
    assertThat(refusal(folder.resolve("none.ipynb"))).contains("no such file");
    assertThat(refusal(folder)).contains("a folder");
  }

  private NotebookFile open(String text) throws IOException {
    Path file = folder.resolve("own.ipynb");
    Files.writeString(file, text);
    return Notebooks.open(file);
  }

  private static String refusal(Path file) {
    return switch (NotebookFile.open(file)) {
      case Opened.Ok _ -> throw new AssertionError("opened " + file);
      case Opened.Refused(String message) -> message;
    };
  }

  private static Path fixture(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(NotebookFileTest.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
