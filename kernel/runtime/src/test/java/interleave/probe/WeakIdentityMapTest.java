package interleave.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WeakIdentityMapTest {
  private final WeakIdentityMap<Integer> map = new WeakIdentityMap<>();

  @Test
  void tellsEqualObjectsApart() {
    List<String> one = new ArrayList<>();
    List<String> other = new ArrayList<>();
    assertThat(map.computeIfAbsent(one, _ -> 1)).isEqualTo(1);
    assertThat(map.computeIfAbsent(other, _ -> 2)).isEqualTo(2);
    one.add("changed");
    assertThat(map.computeIfAbsent(one, _ -> 3)).isEqualTo(1);
    assertThat(map.get(new ArrayList<>())).isNull();
  }

  @Test
  @Timeout(300)
  void letsItsKeysGo() {
    for (int i = 0; i < 1000; i++) {
      map.computeIfAbsent(new Object(), _ -> 0);
    }
    // The collector clears references at once and queues them a little later.
    while (map.size() >= 1000) {
      System.gc();
      map.computeIfAbsent(new Object(), _ -> 0);
    }
    assertThat(map.size()).isLessThan(1000);
  }
}
