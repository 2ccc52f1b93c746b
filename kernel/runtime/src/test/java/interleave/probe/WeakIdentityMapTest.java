package interleave.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
  void letsItsKeysGo() {
    WeakReference<Object> last = new WeakReference<>(new Object());
    for (int i = 0; i < 1000 || last.get() != null; i++) {
      Object key = new Object();
      last = new WeakReference<>(key);
      map.computeIfAbsent(key, _ -> 0);
      key = null;
      if (i % 1000 == 999) {
        System.gc();
      }
    }
    map.computeIfAbsent(new Object(), _ -> 0);
    assertThat(map.size()).isLessThan(1000);
  }
}
