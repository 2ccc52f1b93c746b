package interleave.os;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.memory.Layout;
import interleave.memory.Until;
import interleave.memory.Words;
import interleave.os.Sleepers.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SleepersTest {
  private static final long CELL = 1024;
  private static final long OTHER = 2048;

  @TempDir Path folder;
  private Heap heap;
  private Words words;
  private Sleepers sleepers;

  @BeforeEach
  void open() throws IOException {
    heap = Heap.create(folder.resolve("memory"), 1 << 16);
    words = heap.words();
    sleepers = new Sleepers(words);
  }

  @AfterEach
  void close() throws IOException {
    heap.close();
  }

  private static Sleeper sleeper(long pid, long id, long cell, Until until, long operand) {
    return new Sleeper(pid, id, 1, cell, cell, until, operand);
  }

  private long shown(long cell) {
    return words.get(cell + Layout.SLEEPERS);
  }

  @Test
  void nobodySleepsWhoNeedNot() {
    assertThat(sleepers.add(sleeper(1, 1, CELL, Until.FREE, 0))).isFalse();
    assertThat(shown(CELL)).isZero();
    words.set(CELL, 7);
    assertThat(sleepers.add(sleeper(1, 2, CELL, Until.FREE, 0))).isTrue();
    assertThat(shown(CELL)).isEqualTo(1);
  }

  @Test
  void aLockWakesOneTheOldest() {
    words.set(CELL, 7);
    Sleeper first = sleeper(1, 1, CELL, Until.FREE, 0);
    Sleeper second = sleeper(2, 1, CELL, Until.FREE, 0);
    assertThat(sleepers.add(first) && sleepers.add(second)).isTrue();
    assertThat(sleepers.look(CELL)).isEmpty();
    words.set(CELL, 0);
    assertThat(sleepers.look(CELL)).containsExactly(first);
    assertThat(shown(CELL)).isEqualTo(1);
    assertThat(sleepers.look(CELL)).containsExactly(second);
    assertThat(shown(CELL)).isZero();
  }

  @Test
  void asManyAreWokenAsThereArePermits() {
    for (int i = 1; i <= 5; i++) {
      assertThat(sleepers.add(sleeper(1, i, CELL, Until.POSITIVE, 0))).isTrue();
    }
    words.set(CELL, 3);
    assertThat(sleepers.look(CELL)).extracting(Sleeper::id).containsExactly(1L, 2L, 3L);
    assertThat(shown(CELL)).isEqualTo(2);
  }

  @Test
  void aChangeWakesThoseWhoSleptOnTheOldValueAndNoOthers() {
    assertThat(sleepers.add(sleeper(1, 1, CELL, Until.CHANGED, 0))).isTrue();
    words.set(CELL, 1);
    assertThat(sleepers.add(sleeper(1, 2, CELL, Until.CHANGED, 0))).isFalse();
    assertThat(sleepers.add(sleeper(1, 3, CELL, Until.CHANGED, 1))).isTrue();
    assertThat(sleepers.look(CELL)).extracting(Sleeper::id).containsExactly(1L);
  }

  @Test
  void whoLeavesIsNotWokenAndWhoWasWokenCannotLeave() {
    words.set(CELL, 7);
    sleepers.add(sleeper(1, 1, CELL, Until.FREE, 0));
    assertThat(sleepers.remove(1, 1, CELL)).isTrue();
    assertThat(sleepers.remove(1, 1, CELL)).isFalse();
    words.set(CELL, 0);
    assertThat(sleepers.look(CELL)).isEmpty();
  }

  @Test
  void theEndOfAProcessTakesItsOwnOutAndLetsAllOthersLookExceptThoseWhoAreToBeCalled() {
    words.set(CELL, 7);
    sleepers.add(sleeper(1, 1, CELL, Until.FREE, 0));
    sleepers.add(sleeper(2, 1, CELL, Until.FREE, 0));
    sleepers.add(sleeper(3, 1, OTHER, Until.CALLED, 0));
    assertThat(sleepers.ended(1)).extracting(Sleeper::pid).containsExactly(2L);
    assertThat(sleepers.all()).extracting(Sleeper::pid).containsExactly(3L);
    assertThat(shown(CELL)).isZero();
    assertThat(shown(OTHER)).isEqualTo(1);
    assertThat(sleepers.call(OTHER, 5)).extracting(Sleeper::pid).containsExactly(3L);
  }

  /// A model of a semaphore: whoever is woken takes a permit, or sleeps again.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nobodySleepsWhileThereArePermits(long seed) {
    Random random = new Random(seed);
    List<Sleeper> awake = new ArrayList<>();
    long next = 0;
    for (int i = 0; i < 500; i++) {
      if (random.nextBoolean()) {
        Sleeper one = sleeper(1 + random.nextInt(3), ++next, CELL, Until.POSITIVE, 0);
        if (!sleepers.add(one)) {
          words.set(CELL, words.get(CELL) - 1);
        }
      } else {
        words.set(CELL, words.get(CELL) + 1);
        awake.addAll(sleepers.look(CELL));
      }
      if (random.nextInt(20) == 0) {
        awake.addAll(sleepers.ended(1 + random.nextInt(3)));
      }
      goOn(awake);
      assertThat(words.get(CELL) > 0 && !sleepers.all().isEmpty()).isFalse();
      assertThat(shown(CELL)).isEqualTo(sleepers.all().size());
    }
  }

  private void goOn(List<Sleeper> awake) {
    for (Sleeper one : List.copyOf(awake)) {
      awake.remove(one);
      if (words.get(CELL) > 0 || !sleepers.add(one)) {
        words.set(CELL, words.get(CELL) - 1);
      }
    }
  }
}
