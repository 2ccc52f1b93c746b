package interleave.draw;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.course.Gantt;
import interleave.course.Job;
import interleave.course.Scheduling;
import interleave.trace.MimeBundle;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GanttTest {
  private static final Map<String, Gantt> CHARTS =
      Map.of(
          "gantt-round-robin",
          Scheduling.rr(4).run(new Job("P1", 0, 24), new Job("P2", 0, 3), new Job("P3", 0, 3)),
          "gantt-levels",
          Scheduling.mlfqWithBoost(25, 2, 4, 8)
              .run(
                  new Job("长作业", 0, 30),
                  new Job("交互", 3, 1, 5, 1, 5, 1, 5, 1),
                  new Job("晚到的", 20, 10)),
          "gantt-two-processors",
          Scheduling.srtf()
              .processors(2)
              .run(
                  new Job("<b>&\"'", 0, 9),
                  new Job("P2", 1, 4, 3, 2),
                  new Job("P3", 2, 7),
                  new Job("P4", 3, 1)),
          "gantt-many",
          Scheduling.rr(3)
              .run(IntStream.range(0, 50).mapToObj(i -> new Job("job " + i, i, 40)).toList()));

  static Stream<String> names() {
    return CHARTS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFormIsTheGoldenOne(String name) throws IOException {
    Gantt gantt = Objects.requireNonNull(CHARTS.get(name));
    MimeBundle bundle = Charts.drawn(gantt.forms());
    GanttChart chart =
        GanttChart.read(bundle.data().getOrDefault(MimeBundle.GANTT, "")).orElseThrow();
    GoldenTest.check(name + ".txt", bundle.plain() + "\n");
    GoldenTest.check(name + ".svg", GanttPicture.of(chart).svg());
    String html = bundle.data().getOrDefault(MimeBundle.HTML, "");
    GoldenTest.check(name + ".html", html.replaceAll("base64,[^\"]*", "base64,…"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theTableSaysTheFiguresThatTheGanttHas(String name) {
    Gantt gantt = Objects.requireNonNull(CHARTS.get(name));
    String html = Charts.drawn(gantt.forms()).data().getOrDefault(MimeBundle.HTML, "");
    assertThat(html)
        .contains(">%.2f<".formatted(gantt.averageWaiting()))
        .contains(">%.2f<".formatted(gantt.averageTurnaround()))
        .contains(">%.2f<".formatted(gantt.averageResponse()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{\"format\":\"interleave.gantt\"}",
        "{\"format\":\"interleave.gantt\",\"version\":2,\"algorithm\":\"\",\"processors\":1,"
            + "\"length\":1,\"switches\":0,\"jobs\":[{\"name\":\"a\",\"arrival\":0,"
            + "\"spans\":[[\"RUNNING\",0,1,0,0]]}]}",
        "{\"format\":\"interleave.gantt\",\"version\":1,\"algorithm\":\"\",\"processors\":1,"
            + "\"length\":1,\"switches\":0,\"jobs\":[{\"name\":\"a\",\"arrival\":0,"
            + "\"spans\":[[\"RUNNING\",0,1,0,7]]}]}",
        "{\"format\":\"interleave.gantt\",\"version\":1,\"algorithm\":\"\",\"processors\":1,"
            + "\"length\":1,\"switches\":0,\"jobs\":[{\"name\":\"a\",\"arrival\":0,"
            + "\"spans\":[null]}]}",
        "{\"format\":\"interleave.gantt\",\"version\":1,\"algorithm\":\"\",\"processors\":1,"
            + "\"length\":9223372036854775807,\"switches\":0,\"jobs\":[{\"name\":\"a\","
            + "\"arrival\":0,\"spans\":[[\"RUNNING\",0,9223372036854775807,0,0]]}]}",
      })
  void aDamagedFormIsShownWithoutAPicture(String json) {
    MimeBundle bundle = new MimeBundle(Map.of(MimeBundle.TEXT, "x", MimeBundle.GANTT, json));
    assertThat(Charts.drawn(bundle)).isEqualTo(bundle);
  }

  @Test
  void whatHasHtmlOfItsOwnKeepsIt() {
    Map<String, String> forms =
        Map.of(
            MimeBundle.HTML,
            "<i>mine</i>",
            MimeBundle.GANTT,
            Scheduling.fcfs()
                .run(new Job("A", 0, 1))
                .forms()
                .data()
                .getOrDefault(MimeBundle.GANTT, ""));
    assertThat(Charts.drawn(new MimeBundle(forms)).data()).isEqualTo(forms);
  }
}
