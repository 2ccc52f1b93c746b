package interleave.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.CellReply;
import interleave.trace.MimeBundle;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class HtmlPageTest {
  private static final String NASTY =
      "a < b && \"c\" > 'd' </pre><script>x</script> \u0000\u0008 你好";

  @TempDir Path folder;

  @Test
  void everyKindOfCellAndOutputGivesAWellFormedPage() throws Exception {
    NotebookFile notebook =
        Notebooks.with()
            .prose("# " + "a < b & \"c\" > 'd' 你好" + "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
            .code("String s = \"" + NASTY + "\"; // " + NASTY)
            .in(folder);
    show(
        notebook,
        new Output.Stream(false, NASTY),
        new Output.Stream(true, "\u001b[31m" + NASTY + "\u001b[0m"),
        new Output.Display(MimeBundle.text(NASTY)),
        new Output.Result(1, new MimeBundle(Map.of("image/png", "iVBORw0KGgo=\n"))),
        new Output.Result(1, new MimeBundle(Map.of("application/x-unknown", NASTY))));

    Document page = parse(HtmlPage.of(notebook, "Run by " + NASTY));

    assertThat(page.getElementsByTagName("table").getLength()).isEqualTo(1);
    assertThat(page.getElementsByTagName("section").getLength()).isEqualTo(2);
    assertThat(texts(page, "pre"))
        .hasSize(5)
        .allSatisfy(text -> assertThat(text).contains("</pre><script>x</script>", "你好"));
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
  }

  @Test
  void thePageLoadsNothing() {
    String page = HtmlPage.of(Notebooks.with().code("1").prose("x").in(folder), "");

    assertThat(page).contains("default-src 'none'").doesNotContain("http://", "<link", "@import");
  }

  @Test
  void htmlOfACellIsKeptAndBeatsItsText() {
    NotebookFile notebook = Notebooks.with().code("1").in(folder);
    show(
        notebook,
        new Output.Display(
            new MimeBundle(Map.of("text/plain", "plain form", "text/html", "<b>rich</b>"))));

    assertThat(HtmlPage.of(notebook, "")).contains("<b>rich</b>").doesNotContain("plain form");
  }

  @Test
  void picturesBesideTheNotebookAreInThePage() throws IOException {
    Files.write(folder.resolve("a b.png"), new byte[] {1, 2, 3});
    NotebookFile notebook =
        Notebooks.with().prose("![dot](a%20b.png) ![gone](none.png)").in(folder);

    assertThat(HtmlPage.of(notebook, ""))
        .contains("src=\"data:image/png;base64,AQID\"")
        .contains("src=\"none.png\"");
  }

  @Test
  void headingsCanBeLinkedToAsInJupyter() {
    NotebookFile notebook = Notebooks.with().prose("## Two `fork` words").in(folder);

    assertThat(HtmlPage.of(notebook, "")).contains("<h2 id=\"Two-fork-words\">");
  }

  @ParameterizedTest
  @CsvSource({
    "[31mred[0m., <span class=\"ansi-red\">red</span>.",
    "[1;94mx, <span class=\"ansi-bold ansi-bright-blue\">x</span>",
    "[38;5;196mx, <span style=\"color:#ff0000\">x</span>",
    "[48;2;1;2;3mx, <span style=\"background-color:#010203\">x</span>",
    "[38;5;1mx[39my, <span class=\"ansi-red\">x</span>y",
    "[2Kx, x",
    "[mplain, plain",
  })
  void coloursBecomeSpansAndOtherSequencesGo(String text, String html) {
    assertThat(AnsiHtml.of(text.replace("[", "\u001b["))).isEqualTo(html);
  }

  @Test
  void aCarriageReturnWritesOverItsLine() {
    assertThat(AnsiHtml.of("10%\r100%\rok\nnext\r\nlast")).isEqualTo("ok0%\nnext\nlast");
  }

  @Test
  void highlightingChangesNoCharacterOfTheCode() throws Exception {
    String parts = "\"'/*%@\\\n aif09.{}😀中";
    Random random = new Random(20260101);
    for (int i = 0; i < 500; i++) {
      StringBuilder code = new StringBuilder();
      int[] points = parts.codePoints().toArray();
      for (int j = random.nextInt(40); j >= 0; j--) {
        code.appendCodePoint(points[random.nextInt(points.length)]);
      }
      Document html = parse("<pre>" + JavaHtml.of(code.toString()) + "</pre>");
      assertThat(html.getDocumentElement().getTextContent()).isEqualTo(code.toString());
    }
  }

  @Test
  void partsOfJavaAreMarked() {
    assertThat(JavaHtml.of("%time\nvar x = \"a//b\"; // c\n@Override int y = 0x1F;"))
        .isEqualTo(
            """
            <span class="ma">%time</span>
            <span class="kw">var</span> x = <span class="st">&quot;a//b&quot;</span>; \
            <span class="co">// c</span>
            <span class="an">@Override</span> <span class="kw">int</span> y = \
            <span class="nu">0x1F</span>;""");
  }

  private static void show(NotebookFile notebook, Output... outputs) {
    NotebookRun run = new NotebookRun(notebook, false, NotebookRun.Progress.none());
    run.run(
        (_, out) -> {
          for (Output output : outputs) {
            switch (output) {
              case Output.Stream(boolean error, String text) -> out.stream(error, text);
              case Output.Display(MimeBundle bundle) ->
                  out.display(bundle, Optional.empty(), false);
              case Output.Result(int count, MimeBundle bundle) -> out.result(count, bundle);
              case Output.Failure(var report) -> out.error(report);
            }
          }
          return new CellReply.Ok(1, Map.of());
        });
    run.store("25");
  }

  private static List<String> texts(Document page, String tag) {
    NodeList elements = page.getElementsByTagName(tag);
    return java.util.stream.IntStream.range(0, elements.getLength())
        .mapToObj(i -> ((Element) elements.item(i)).getTextContent())
        .toList();
  }

  private static Document parse(String html)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }
}
