package interleave.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.trace.Explored;
import interleave.trace.MimeBundle;
import interleave.trace.RecordJson;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How explorations are drawn.
class ExplorationPanelTest {
  static Stream<String> names() {
    return Explorations.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFormIsTheGoldenOne(String name) throws IOException {
    MimeBundle drawn = drawn(name);
    GoldenTest.check(name + ".txt", drawn.plain() + "\n");
    String html = drawn.data().getOrDefault(MimeBundle.HTML, "");
    GoldenTest.check(name + ".html", html.replaceAll("base64,[^\"]*", "base64,…"));
    String json = drawn.data().getOrDefault(MimeBundle.EXPLORATION, "");
    GoldenTest.check(name + ".json", json + "\n");
    String svg = svg(html);
    if (!svg.isEmpty()) {
      GoldenTest.check(name + ".svg", svg);
    }
  }

  /// The README shows this picture, so it is always the one that this build draws.
  @Test
  void thePictureOfTheReadmeIsCurrent() throws IOException {
    String html = drawn("explored-lost-update").data().getOrDefault(MimeBundle.HTML, "");
    GoldenTest.check(GoldenTest.DOCS.resolve("exploration.svg"), svg(html));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theDataIsReadBackAsItWas(String name) {
    Explored explored = Explorations.named(name);
    assertThat(ExploredJson.read(RecordJson.write(explored)).outcomes())
        .hasSameSizeAs(explored.outcomes());
    if (!name.contains("hostile")) {
      assertThat(ExploredJson.read(RecordJson.write(explored))).isEqualTo(explored);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingNeedsAScriptAStyleSheetOrAnIdentifier(String name) {
    String html = drawn(name).data().getOrDefault(MimeBundle.HTML, "");
    assertThat(html).doesNotContain("<script", "<style", " id=", "style=", "onclick");
  }

  @Test
  void aBundleThatHoldsNoExplorationStaysAsItIs() {
    MimeBundle text = MimeBundle.text("7");
    assertThat(ExplorationPanel.drawn(text, Sources.NONE)).isSameAs(text);
  }

  @Test
  void whatIsNoExplorationIsRefused() {
    assertThatThrownBy(
            () ->
                ExplorationPanel.drawn(
                    new MimeBundle(Map.of(MimeBundle.EXPLORATION, "{")), Sources.NONE))
        .isInstanceOf(TraceFormatException.class);
  }

  private static MimeBundle drawn(String name) {
    String json = RecordJson.write(Explorations.named(name));
    return ExplorationPanel.drawn(
        new MimeBundle(Map.of(MimeBundle.TEXT, "", MimeBundle.EXPLORATION, json)),
        Explorations.SOURCES);
  }

  private static String svg(String html) {
    int at = html.indexOf("base64,");
    if (at < 0) {
      return "";
    }
    String data = html.substring(at + 7, html.indexOf('"', at));
    return new String(
        java.util.Base64.getDecoder().decode(data), java.nio.charset.StandardCharsets.UTF_8);
  }
}
