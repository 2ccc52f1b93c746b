package interleave.os;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.memory.Kind;
import interleave.memory.Layout.Barrier;
import interleave.memory.Layout.Rows;
import interleave.memory.Until;
import interleave.memory.Words;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the death of a process does to shared objects: the steps of its life are calls.
class SharedObjectsTest {
  private static final long HOLDER = 11;
  private static final long WAITER = 12;

  @TempDir Path folder;
  private final List<Answer> answers = new ArrayList<>();
  private SharedObjects objects;
  private Arena arena;
  private Words words;
  private long rows;

  @BeforeEach
  void open() throws IOException {
    arena = Arena.ofShared();
    objects =
        SharedObjects.open(folder, new SharedLimits(1 << 16), (_, answer) -> answers.add(answer));
    words = Words.map(folder.resolve(Words.FILE), arena);
    objects.called(1, new Call.Make(1, Kind.ROWS, "", Rows.FIRST + 2 * Rows.STEP));
    rows = ((Answer.Made) answers.removeFirst()).place();
  }

  @AfterEach
  void close() throws IOException {
    arena.close();
    objects.close();
  }

  private long row(int number) {
    return rows + Rows.FIRST + number * Rows.STEP;
  }

  private static long owner(long pid) {
    return pid << 32 | 1;
  }

  @Test
  void aRowWhoseHolderDiesStaysLockedAndIsMarked() {
    words.set(row(0), owner(WAITER));
    words.set(row(1), owner(HOLDER));
    objects.ended(HOLDER);
    assertThat(words.get(row(1))).isEqualTo(owner(HOLDER) | Rows.DEAD);
    assertThat(words.get(row(0))).isEqualTo(owner(WAITER));
  }

  @Test
  void aTableWhoseHolderDiesStaysLockedAndIsMarked() {
    words.set(rows + Rows.TABLE, owner(HOLDER));
    objects.ended(WAITER);
    assertThat(words.get(rows + Rows.TABLE)).isEqualTo(owner(HOLDER));
    objects.ended(HOLDER);
    assertThat(words.get(rows + Rows.TABLE)).isEqualTo(owner(HOLDER) | Rows.DEAD);
    assertThat(Rows.pid(words.get(rows + Rows.TABLE))).isEqualTo(HOLDER);
  }

  @Test
  void whoDiesWhileItLooksAtTheRowsDoesNotHoldTheTable() {
    words.set(rows + Rows.TABLE, Rows.LOOKING | owner(HOLDER));
    objects.called(WAITER, new Call.Sleep(5, 1, rows, rows + Rows.TABLE, Until.FREE, 0));
    objects.ended(HOLDER);
    assertThat(words.get(rows + Rows.TABLE)).isZero();
    assertThat(answers).containsExactly(new Answer.Woken(5));
  }

  @Test
  void whoWaitsForARowOrTheTableIsSaidToWaitForItsHolder() {
    words.set(row(0), owner(HOLDER));
    objects.called(WAITER, new Call.Sleep(5, 1, rows, row(0), Until.FREE, 0));
    assertThat(objects.waits().getFirst().holder()).map(who -> who.pid()).contains(HOLDER);
    objects.ended(WAITER);
    assertThat(objects.waits()).isEmpty();
    words.set(rows + Rows.TABLE, Rows.LOOKING | owner(HOLDER));
    objects.called(WAITER, new Call.Sleep(6, 1, rows, rows + Rows.TABLE, Until.FREE, 0));
    assertThat(objects.waits().getFirst().holder()).map(who -> who.pid()).contains(HOLDER);
  }

  @Test
  void whoDiesAtABarrierBreaksItThoughItDidNotSleep() {
    objects.called(1, new Call.Make(2, Kind.BARRIER, "", Barrier.WHO + 3 * Long.BYTES));
    long barrier = ((Answer.Made) answers.removeFirst()).place();
    words.set(barrier + Barrier.WHO, owner(WAITER));
    words.set(barrier + Barrier.WHO + Long.BYTES, owner(HOLDER));
    words.set(barrier + Barrier.ARRIVED, 1);
    objects.ended(HOLDER);
    assertThat(words.get(barrier + Barrier.BROKEN)).as("it was about to arrive").isZero();
    objects.ended(WAITER);
    assertThat(words.get(barrier + Barrier.BROKEN)).isEqualTo(1);
    assertThat(words.get(barrier + Barrier.ARRIVED)).isZero();
    assertThat(words.get(barrier + Barrier.MEETINGS)).isEqualTo(1);
    assertThat(words.get(barrier + Barrier.FAILED)).isEqualTo(1);
  }

  @Test
  void whatANotebookForgetsGoesWithTheLastProcessThatMayHaveIt() {
    objects.called(1, new Call.Make(2, Kind.MEMORY, "picture", 64));
    long all = objects.used();
    objects.forsake(Set.of(HOLDER, WAITER));
    objects.called(2, new Call.Make(3, Kind.LOCK, "new", 64));
    objects.ended(HOLDER);
    assertThat(objects.used()).isEqualTo(all + 64);
    objects.ended(WAITER);
    assertThat(objects.used()).isEqualTo(64 + 64);
    objects.called(2, new Call.Find(4, Kind.MEMORY, "picture"));
    assertThat(((Answer.Made) answers.getLast()).refusal()).isEmpty();
  }
}
