package interleave.draw;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.draw.Drawing.Lane;
import interleave.text.Columns;
import interleave.trace.MimeBundle;
import interleave.trace.Trace;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// What holds for the drawing of any trace: the hand-built ones and 100 made by chance.
class PropertiesTest {
  private static final Pattern IMAGE = Pattern.compile("base64,([^\"]*)\"");

  static Stream<Trace> traces() {
    return Stream.concat(
        Traces.all().values().stream(), LongStream.range(0, 100).mapToObj(RandomTraces::of));
  }

  @ParameterizedTest
  @MethodSource("traces")
  void everyLineOfTheTableHasTheSameWidth(Trace trace) {
    Drawing drawing = Drawing.of(trace);
    for (List<Column> columns : List.of(Column.ALL, Column.STABLE)) {
      List<String> lines = PanelText.table(Row.of(drawing), columns);
      assertThat(lines).hasSizeGreaterThan(1);
      int width = Columns.width(lines.getFirst());
      assertThat(lines).allSatisfy(line -> assertThat(Columns.width(line)).isEqualTo(width));
      assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain("\n", "\t", "\u001B"));
    }
  }

  @ParameterizedTest
  @MethodSource("traces")
  void theStretchesOfALaneAreInOrderAndInsideTheDrawing(Trace trace) {
    Drawing drawing = Drawing.of(trace);
    for (Lane lane : drawing.lanes()) {
      long last = lane.created();
      for (Stretch stretch : lane.stretches()) {
        assertThat(stretch.from()).isBetween(last, stretch.to());
        last = stretch.to();
      }
      assertThat(last).isLessThanOrEqualTo(Math.max(drawing.length(), last));
      assertThat(lane.end().orElse(last)).isGreaterThanOrEqualTo(last);
    }
    assertThat(drawing.lanes()).extracting(Lane::id).doesNotHaveDuplicates();
    assertThat(drawing.lanes().getFirst().kind()).isEqualTo(LaneKind.MAIN);
  }

  @ParameterizedTest
  @MethodSource("traces")
  void thePictureIsWellFormedAndRunsNothing(Trace trace) throws Exception {
    Document svg = parse(Panel.svg(trace));
    NodeList elements = svg.getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      assertThat(element.getTagName())
          .isIn("svg", "title", "style", "defs", "pattern", "rect", "path", "text");
      for (int a = 0; a < element.getAttributes().getLength(); a++) {
        assertThat(element.getAttributes().item(a).getNodeName()).doesNotStartWith("on");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("traces")
  void noTextIsClippedOrLiesOnAnother(Trace trace) {
    Scene scene = Picture.of(Drawing.of(trace));
    List<Shape.Text> texts =
        scene.shapes().stream()
            .filter(Shape.Text.class::isInstance)
            .map(Shape.Text.class::cast)
            .filter(text -> !text.text().isEmpty())
            .toList();
    for (int i = 0; i < texts.size(); i++) {
      Shape.Text text = texts.get(i);
      assertThat(text.left()).as(text.text()).isGreaterThanOrEqualTo(1);
      assertThat(text.right()).as(text.text()).isLessThanOrEqualTo(scene.width() - 1);
      assertThat(text.size()).isGreaterThanOrEqualTo(10);
      assertThat(text.baseline()).isBetween(text.size(), scene.height() - 3);
      for (Shape.Text other : texts.subList(i + 1, texts.size())) {
        boolean apart =
            text.right() <= other.left()
                || other.right() <= text.left()
                || Math.abs(text.baseline() - other.baseline())
                    >= 0.9 * Math.max(text.size(), other.size());
        assertThat(apart).as("%s and %s", text, other).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("traces")
  void noBoxLeavesThePicture(Trace trace) {
    Scene scene = Picture.of(Drawing.of(trace));
    assertThat(scene.shapes())
        .filteredOn(Shape.Box.class::isInstance)
        .map(Shape.Box.class::cast)
        .allSatisfy(
            box -> {
              assertThat(box.x()).isGreaterThanOrEqualTo(0);
              assertThat(box.x() + box.width()).isLessThanOrEqualTo(scene.width());
              assertThat(box.y() + box.height()).isLessThanOrEqualTo(scene.height());
              assertThat(box.width()).isPositive();
              assertThat(box.height()).isPositive();
            });
  }

  @ParameterizedTest
  @MethodSource("traces")
  void theHtmlHasNothingThatAFrontEndTakesAway(Trace trace) throws Exception {
    MimeBundle panel = Panel.of(trace);
    String html = panel.data().getOrDefault(MimeBundle.HTML, "");
    Matcher image = IMAGE.matcher(html);
    assertThat(image.find()).isTrue();
    parse(new String(Base64.getDecoder().decode(image.group(1)), StandardCharsets.UTF_8));
    // As XML, with the void element closed and the empty attribute written out.
    String xml =
        html.replaceAll("(<img [^>]*)>", "$1/>").replace("<details open>", "<details open=\"\">");
    NodeList elements = parse(xml).getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      assertThat(element.getTagName())
          .isIn(
              "div", "p", "b", "img", "details", "summary", "table", "thead", "tbody", "tr", "th",
              "td", "pre");
      for (int a = 0; a < element.getAttributes().getLength(); a++) {
        assertThat(element.getAttributes().item(a).getNodeName())
            .isIn("class", "src", "width", "alt", "open", "align", "valign", "colspan", "title");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("traces")
  void theTraceIsReadBackAsItWas(Trace trace) {
    String json = TraceJson.write(trace);
    assertThat(json).doesNotContain("<").doesNotContainPattern("\\p{Cs}");
    assertThat(TraceJson.read(json).toString())
        .isEqualTo(trace.toString().replaceAll("\\p{Cs}", "\uFFFD"));
  }

  @ParameterizedTest
  @MethodSource("traces")
  void theStableFormHasNoPidAndNoTime(Trace trace) {
    List<String> headings =
        PanelText.table(Row.of(Drawing.of(trace)), Column.STABLE).getFirst().lines().toList();
    assertThat(headings.getFirst()).doesNotContain("PID", "ms");
    Trace later =
        new Trace(
            trace.cell() + 1,
            trace.mainPid(),
            trace.mainPpid() + 1,
            trace.startNanos(),
            trace.endNanos(),
            trace.running(),
            trace.events(),
            trace.dropped());
    assertThat(Panel.stableText(later)).isEqualTo(Panel.stableText(trace));
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }
}
