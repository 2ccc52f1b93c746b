package interleave.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.CellReply.ExpressionReply;
import interleave.session.Completions;
import interleave.session.ErrorReport;
import interleave.session.HistoryEntry;
import interleave.trace.MimeBundle;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContentTest {
  private static String json(Content content) {
    return new String(JsonWriter.write(content::write), UTF_8);
  }

  @Test
  void jsonFormsAreTreesAndOthersAreTexts() {
    MimeBundle bundle =
        new MimeBundle(Map.of(MimeBundle.TRACE, " {\"events\": [1, {\"a\": null}]} "));
    assertThat(json(new Broadcast.Display(bundle, Optional.of("d1"), true)))
        .isEqualTo(
            "{\"data\":{\"application/vnd.interleave.trace+json\":{\"events\":[1,{\"a\":null}]},"
                + "\"text/plain\":\"\"},\"metadata\":{},\"transient\":{\"display_id\":\"d1\"}}");
    assertThat(json(new Broadcast.Result(1, new MimeBundle(Map.of("image/svg+xml", "<svg/>")))))
        .contains("\"image/svg+xml\":\"<svg/>\"");
  }

  @Test
  void jsonThatIsNoneIsSentAsText() {
    for (String text : List.of("{", "", "1 2", "nul")) {
      MimeBundle bundle = new MimeBundle(Map.of("application/json", text));
      assertThat(json(new Broadcast.Result(1, bundle)))
          .contains("\"application/json\":\"" + text + "\"");
    }
  }

  @Test
  void aResultAlwaysHasPlainText() {
    assertThat(json(new Broadcast.Result(3, new MimeBundle(Map.of("text/html", "<b>")))))
        .contains("\"text/plain\":\"\"");
  }

  @Test
  void anErrorAlwaysHasAValue() {
    assertThat(json(new Broadcast.Failure(new ErrorReport("Oops", "", List.of("t")))))
        .isEqualTo("{\"ename\":\"Oops\",\"evalue\":\"Oops\",\"traceback\":[\"t\"]}");
  }

  @Test
  void halvesOfSurrogatePairsAreReplaced() {
    assertThat(json(new Broadcast.Stream(false, "a\ud83db😀\udc00")))
        .isEqualTo("{\"name\":\"stdout\",\"text\":\"a\ufffdb\\uD83D\\uDE00\ufffd\"}");
  }

  @Test
  void aReplyTellsEachExpression() {
    Map<String, ExpressionReply> expressions =
        Map.of("v", new ExpressionReply.Value(MimeBundle.text("7")));
    assertThat(json(new Reply.Executed(2, expressions)))
        .isEqualTo(
            "{\"status\":\"ok\",\"execution_count\":2,\"user_expressions\":{\"v\":{\"status\":\"ok\","
                + "\"data\":{\"text/plain\":\"7\"},\"metadata\":{}}},\"payload\":[]}");
    ErrorReport report = new ErrorReport("E", "why", List.of());
    assertThat(json(new Reply.Executed(2, Map.of("x", new ExpressionReply.Failed(report)))))
        .contains(
            "\"x\":{\"status\":\"error\",\"ename\":\"E\",\"evalue\":\"why\",\"traceback\":[]}");
  }

  @Test
  void completionsComeWithTheirKinds() {
    List<Completions.Match> matches = List.of(new Completions.Match("length()", "method"));
    assertThat(json(new Reply.Completed(matches, 4, 7)))
        .isEqualTo(
            "{\"status\":\"ok\",\"matches\":[\"length()\"],\"cursor_start\":4,\"cursor_end\":7,"
                + "\"metadata\":{\"_jupyter_types_experimental\":[{\"start\":4,\"end\":7,"
                + "\"text\":\"length()\",\"type\":\"method\"}]}}");
  }

  @Test
  void historyHasValuesOnRequest() {
    List<HistoryEntry> cells = List.of(new HistoryEntry(4, "1+1", "2"));
    assertThat(json(new Reply.History(cells, false))).contains("\"history\":[[1,4,\"1+1\"]]");
    assertThat(json(new Reply.History(cells, true)))
        .contains("\"history\":[[1,4,[\"1+1\",\"2\"]]]");
  }

  @Test
  void datesAreIsoWithMicrosecondsAndOffset() {
    assertThat(Codec.date(Instant.parse("2026-01-02T03:04:05.000006789Z")))
        .isEqualTo("2026-01-02T03:04:05.000006Z");
    assertThat(Codec.date(Instant.parse("2026-11-22T13:14:15Z")))
        .isEqualTo("2026-11-22T13:14:15.000000Z");
  }
}
