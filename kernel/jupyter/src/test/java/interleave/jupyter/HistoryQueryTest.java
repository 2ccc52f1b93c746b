package interleave.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.session.HistoryEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryQueryTest {
  private static final List<HistoryEntry> CELLS =
      List.of(
          new HistoryEntry(1, "int a = 1;", ""),
          new HistoryEntry(2, "a + 1", "2"),
          new HistoryEntry(3, "int b = 2;\nb", "2"),
          new HistoryEntry(4, "a + 1", "2"));

  private static List<Integer> pick(String content) throws MalformedMessage {
    HistoryQuery query = HistoryQuery.of(JsonReader.read(content.getBytes(UTF_8)));
    return query.pick(CELLS).stream().map(HistoryEntry::executionCount).toList();
  }

  @Test
  void tailIsTheLast() throws MalformedMessage {
    assertThat(pick("{\"hist_access_type\":\"tail\",\"n\":2}")).containsExactly(3, 4);
    assertThat(pick("{\"hist_access_type\":\"tail\",\"n\":null}")).containsExactly(1, 2, 3, 4);
    assertThat(pick("{\"hist_access_type\":\"tail\",\"n\":0}")).isEmpty();
  }

  @Test
  void rangeEndsBeforeItsStop() throws MalformedMessage {
    assertThat(pick("{\"hist_access_type\":\"range\",\"session\":0,\"start\":2,\"stop\":4}"))
        .containsExactly(2, 3);
    assertThat(pick("{\"hist_access_type\":\"range\",\"session\":-1,\"start\":0,\"stop\":9}"))
        .isEmpty();
  }

  @Test
  void searchIsAGlobOverTheWholeText() throws MalformedMessage {
    assertThat(pick("{\"hist_access_type\":\"search\",\"pattern\":\"int*\"}"))
        .containsExactly(1, 3);
    assertThat(pick("{\"hist_access_type\":\"search\",\"pattern\":\"a + ?\",\"n\":1}"))
        .containsExactly(4);
    assertThat(pick("{\"hist_access_type\":\"search\",\"pattern\":\"a*\",\"unique\":true}"))
        .containsExactly(4);
    assertThat(pick("{\"hist_access_type\":\"search\",\"pattern\":\".\"}")).isEmpty();
  }

  @Test
  void anotherKindIsMalformed() {
    assertThatThrownBy(() -> pick("{\"hist_access_type\":\"all\"}"))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining("'all'");
  }
}
