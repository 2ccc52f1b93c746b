package interleave.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.trace.Explored;
import interleave.trace.MimeBundle;
import interleave.trace.RecordJson;
import interleave.trace.StateGraph;
import interleave.trace.StateGraph.Edge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How the states of a block are drawn.
class StatesPanelTest {
  static Stream<String> names() {
    return Graphs.all().keySet().stream();
  }

  private static StateGraph named(String name) {
    return Objects.requireNonNull(Graphs.all().get(name));
  }

  private static MimeBundle drawn(StateGraph graph) {
    return ExplorationPanel.drawn(graph.forms(), Explorations.SOURCES);
  }

  private static String html(MimeBundle bundle) {
    return bundle.data().getOrDefault(MimeBundle.HTML, "");
  }

  /// What is left of HTML where scripts are removed, and attributes that a page does not know.
  private static String cleaned(String html) {
    return html.replaceAll("(?s)<script>.*?</script>\n", "")
        .replaceAll(" data-states=\"[^\"]*\"", "");
  }

  private static String picture(String html) {
    int at = html.indexOf("base64,") + "base64,".length();
    byte[] svg = Base64.getDecoder().decode(html.substring(at, html.indexOf('"', at)));
    return new String(svg, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFormIsTheGoldenOne(String name) throws IOException {
    MimeBundle drawn = drawn(named(name));
    GoldenTest.check(name + ".txt", drawn.plain() + "\n");
    String html = html(drawn);
    GoldenTest.check(
        name + ".html",
        html.replaceAll("base64,[^\"]*", "base64,…").replaceAll("(?s)<script>.*?</script>", "…"));
    GoldenTest.check(name + ".svg", picture(html));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theDataIsReadBackAsItWas(String name) {
    StateGraph graph = named(name);
    StateGraph read = ExploredJson.readStates(RecordJson.write(graph));
    assertThat(read.states()).hasSameSizeAs(graph.states());
    if (!name.contains("hostile")) {
      assertThat(read).isEqualTo(graph);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingIsLeftOfTheButtonsWhereScriptsAreRemoved(String name) {
    String left = cleaned(html(drawn(named(name))));
    assertThat(left)
        .contains("<div class=\"interleave-scheduler\"></div>")
        .doesNotContain("<script", "<button", "<style", " id=", "style=", "onclick");
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingOfADataBreaksOutOfIt(String name) {
    String html = html(drawn(named(name)));
    assertThat(html.split("<script", -1)).hasSize(2);
    assertThat(html).doesNotContain("<b>\"", "\u202E", "\u0007");
  }

  @ParameterizedTest
  @MethodSource("names")
  void boxesDoNotTouchAndTextStaysInThePicture(String name) {
    Scene scene = StatesPicture.of(named(name), Set.of());
    List<Shape.Box> boxes =
        scene.shapes().stream()
            .filter(Shape.Box.class::isInstance)
            .map(Shape.Box.class::cast)
            .filter(box -> List.of("state", "ended", "failed").contains(box.kind()))
            .toList();
    assertThat(boxes).hasSize(named(name).states().size());
    for (Shape.Box one : boxes) {
      assertThat(boxes.stream().filter(other -> overlap(one, other))).containsExactly(one);
    }
    for (Shape shape : scene.shapes()) {
      if (shape instanceof Shape.Text text) {
        assertThat(text.left()).as(text.text()).isNotNegative();
        assertThat(text.right()).as(text.text()).isLessThanOrEqualTo(scene.width());
      }
    }
  }

  private static boolean overlap(Shape.Box one, Shape.Box other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }

  @Test
  void theRunWithTheProblemIsAWayToABadEnd() {
    Explored explored = Explorations.named("explored-lost-update");
    Explored.Interleaving witness = Objects.requireNonNull(StepWords.witness(explored.verdict()));
    StateGraph graph = Graphs.lostUpdate();
    Set<Edge> way = WitnessWay.in(graph, witness);
    assertThat(way).hasSize(4);
    assertThat(StatesPicture.of(graph, way).svg()).contains("class=\"t1 run\"");
    assertThat(WitnessWay.in(named("states-deadlock"), witness)).isEmpty();
  }

  @Test
  void anExplorationShowsItsStatesBelow() {
    String json = RecordJson.write(Explorations.named("explored-lost-update"));
    MimeBundle alone = new MimeBundle(Map.of(MimeBundle.TEXT, "", MimeBundle.EXPLORATION, json));
    MimeBundle both = alone.with(MimeBundle.STATES, RecordJson.write(Graphs.lostUpdate()));
    MimeBundle drawn = ExplorationPanel.drawn(both, Explorations.SOURCES);
    assertThat(html(drawn)).contains("Show the states · 12 states, 14 steps", "Violated");
    assertThat(drawn.plain())
        .isEqualTo(ExplorationPanel.drawn(alone, Explorations.SOURCES).plain());
    assertThat(drawn.data()).containsKeys(MimeBundle.EXPLORATION, MimeBundle.STATES);
  }

  @Test
  void whatIsNoStateGraphIsRefused() {
    MimeBundle damaged = new MimeBundle(Map.of(MimeBundle.STATES, "{"));
    assertThatThrownBy(() -> ExplorationPanel.drawn(damaged, Sources.NONE))
        .isInstanceOf(TraceFormatException.class);
  }
}
