package interleave.jupyter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodePointsTest {
  private static final String TEXT = "a😀b";

  @Test
  void anEmojiIsOnePlaceForClientsAndTwoForJava() {
    assertThat(CodePoints.toIndex(TEXT, 2)).isEqualTo(3);
    assertThat(CodePoints.fromIndex(TEXT, 3)).isEqualTo(2);
  }

  @Test
  void aPlaceOutsideIsTheNearestEnd() {
    assertThat(CodePoints.toIndex(TEXT, Integer.MAX_VALUE)).isEqualTo(4);
    assertThat(CodePoints.toIndex(TEXT, -1)).isZero();
    assertThat(CodePoints.fromIndex(TEXT, 99)).isEqualTo(3);
  }
}
