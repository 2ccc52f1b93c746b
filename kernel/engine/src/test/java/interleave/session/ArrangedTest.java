package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArrangedTest {
  private final Screen screen = new Screen();
  private final Arranged output = new Arranged(screen, "panel-1");

  /// What a front end shows: displays by their names, cleared when the next output comes.
  private static final class Screen implements CellOutput {
    private final List<String> ids = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private boolean clears;
    private int messages;

    private void add(String id, String text) {
      if (clears) {
        ids.clear();
        outputs.clear();
        clears = false;
      }
      if (id.isEmpty() && !ids.isEmpty() && ids.getLast().isEmpty()) {
        outputs.set(outputs.size() - 1, outputs.getLast() + text);
        return;
      }
      ids.add(id);
      outputs.add(text);
    }

    @Override
    public void stream(boolean error, String text) {
      messages++;
      add(error ? "error" : "", text);
    }

    @Override
    public void display(MimeBundle bundle, Optional<String> displayId, boolean update) {
      messages++;
      String id = displayId.orElse("display");
      if (update) {
        outputs.replaceAll(
            each -> ids.get(outputs.indexOf(each)).equals(id) ? bundle.plain() : each);
      } else {
        add(id, bundle.plain());
      }
    }

    @Override
    public void clear(boolean wait) {
      messages++;
      clears = true;
      if (!wait) {
        ids.clear();
        outputs.clear();
        clears = false;
      }
    }

    @Override
    public void result(int executionCount, MimeBundle bundle) {
      add("result", bundle.plain());
    }

    @Override
    public void error(ErrorReport report) {
      add("failure", report.name());
    }

    @Override
    public Optional<String> readLine(String prompt, boolean password) {
      add("asked", prompt);
      return Optional.of("answer");
    }
  }

  private void panel(String text, boolean running) {
    output.panel(MimeBundle.text(text), running);
  }

  private void shows(String text) {
    output.display(MimeBundle.text(text), Optional.empty(), false);
  }

  @Test
  void whatIsPrintedBesideThePanelStandsAboveItAtTheEnd() {
    output.stream(false, "a\n");
    panel("so far", true);
    output.stream(false, "b\n");
    output.stream(true, "warning\n");
    panel("further", true);
    shows("a table");
    output.display(MimeBundle.text("first"), Optional.of("mine"), false);
    output.display(MimeBundle.text("second"), Optional.of("mine"), true);
    assertThat(screen.outputs)
        .containsExactly("a\n", "further", "b\n", "warning\n", "a table", "second");
    panel("all", false);
    output.result(1, MimeBundle.text("42"));
    assertThat(screen.outputs)
        .containsExactly("a\nb\n", "warning\n", "a table", "second", "all", "42");
  }

  @Test
  void aPanelThatIsLastIsReplacedWhereItIs() {
    output.stream(false, "a\n");
    panel("so far", true);
    panel("all", false);
    assertThat(screen.outputs).containsExactly("a\n", "all");
    assertThat(screen.messages).isEqualTo(3);
    output.stream(false, "a thread that outlives the cell\n");
    assertThat(screen.outputs.getLast()).startsWith("a thread");
  }

  @Test
  void aCellThatClearsItsOutputsHasItsPanelAtTheEnd() {
    panel("so far", true);
    output.clear(true);
    output.stream(false, "frame 1\n");
    panel("further", true);
    output.clear(true);
    output.stream(false, "frame 2\n");
    assertThat(screen.outputs).containsExactly("frame 2\n");
    panel("all", false);
    assertThat(screen.outputs).containsExactly("frame 2\n", "all");
  }

  @Test
  void longTextsAndAnswersStayAsTheyAre() throws Exception {
    panel("so far", true);
    output.stream(false, "x".repeat(1 << 19));
    panel("all", false);
    assertThat(screen.outputs).hasSize(2).startsWith("all");

    Screen asked = new Screen();
    Arranged asking = new Arranged(asked, "panel-2");
    asking.panel(MimeBundle.text("so far"), true);
    assertThat(asking.readLine("name? ", false)).contains("answer");
    asking.stream(false, "hello\n");
    asking.panel(MimeBundle.text("all"), false);
    assertThat(asked.outputs).containsExactly("all", "name? ", "hello\n");
  }
}
