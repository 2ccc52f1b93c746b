package interleave.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "小明, 4",
    "Ｗ, 2",
    "한국어, 6",
    "ﾊﾝｶｸ, 4",
    "é, 1",
    "e\u0301, 1",
    "👍, 2",
    "👩‍👩‍👧‍👦, 2",
    "├─, 2",
    "…, 1",
    "'', 0"
  })
  void wideCharactersTakeTwoColumnsAndMarksNone(String text, int columns) {
    assertThat(Columns.width(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "小明同学, 8, 小明同学",
    "小明同学, 7, 小明同…",
    "小明同学, 6, 小明…",
    "abcdef, 3, ab…",
    "e\u0301e\u0301e\u0301, 2, e\u0301…"
  })
  void shortenedTextNeverTakesMoreThanItsRoomAndKeepsItsLettersWhole(
      String text, int room, String shown) {
    assertThat(Columns.shorten(text, room)).isEqualTo(shown);
    assertThat(Columns.width(Columns.shorten(text, room))).isLessThanOrEqualTo(room);
  }

  @Test
  void paddingFillsToTheColumn() {
    assertThat(Columns.padRight("小明", 6)).isEqualTo("小明  ");
    assertThat(Columns.padLeft("小明", 6)).isEqualTo("  小明");
  }
}
