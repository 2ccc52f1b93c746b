package interleave.course;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.memory.DyingWords;
import interleave.memory.DyingWords.Death;
import interleave.memory.Kind;
import interleave.memory.Memory;
import interleave.memory.Words;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process that dies before any one of its steps in a put or a get loses no item but its own, and
/// the others go on with the queue.
class QueueDeathsTest {
  private static final long BYTES = 8 << 20;
  private static final MemorySegment MEMORY = Arena.global().allocate(BYTES, 64);
  private static final DyingWords WORDS = new DyingWords(MEMORY);
  private static final Map<Long, Long> PIECES = new HashMap<>();
  private static long next;

  /// Plays the kernel.
  private static final class Line implements Memory.Line {
    @Override
    public Words map() {
      return WORDS;
    }

    @Override
    public MemorySegment map(long place, long bytes, Arena arena) {
      return MEMORY.asSlice(place, bytes);
    }

    @Override
    public void call(Call call) {
      if (call instanceof Call.Make(long id, _, _, long bytes)) {
        Memory.answered(new Answer.Made(id, take(bytes), 1, bytes, ""));
      } else if (call instanceof Call.Grow(long id, _, long bytes)) {
        Memory.answered(new Answer.Made(id, take(bytes), 1, bytes, ""));
      } else if (call instanceof Call.Shrink(_, long piece)) {
        Long bytes = PIECES.remove(piece);
        assertThat(bytes).as("given back once").isNotNull();
        MEMORY.asSlice(piece, bytes).fill((byte) 0x77); // it is another object's now
      }
    }

    private static long take(long bytes) {
      long place = next;
      next += Math.ceilDiv(bytes, 64) * 64;
      PIECES.put(place, bytes);
      return place;
    }
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  @BeforeAll
  static void install() {
    Memory.install(new Line());
  }

  private static MachineQueue fresh() {
    MEMORY.fill((byte) 0);
    PIECES.clear();
    next = 64;
    return MachineQueue.quiet("q");
  }

  /// Runs a step that dies after so many accesses to memory; the kernel takes off what it held.
  private static boolean dies(MachineQueue queue, long after, Step step)
      throws InterruptedException {
    boolean died = false;
    WORDS.dieAfter(after);
    try {
      step.run();
    } catch (Death e) {
      died = true;
    }
    WORDS.live();
    for (long guard : Kind.QUEUE.guards()) {
      WORDS.set(queue.spot().place() + guard, 0);
    }
    return died;
  }

  private static byte[] item(int number, int size) {
    byte[] item = new byte[size];
    java.util.Arrays.fill(item, (byte) number);
    return item;
  }

  private static void put(MachineQueue queue, int number, int size) throws InterruptedException {
    assertThat(queue.put(item(number, size), Patience.ENDLESS)).isTrue();
  }

  private static List<Integer> drain(MachineQueue queue, int size) throws InterruptedException {
    var all = new ArrayList<Integer>();
    for (byte[] item = queue.get(0); item != null; item = queue.get(0)) {
      assertThat(item).isEqualTo(item(item[0], size));
      all.add((int) item[0]);
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 1_000, 3_000, 7_000, 30_000, 100_000})
  void inAPutItsOwnItemAlone(int size) throws InterruptedException {
    for (int before = 0; before < 4; before++) {
      long steps = 0;
      boolean died = true;
      while (died) {
        MachineQueue queue = fresh();
        for (int i = 0; i < before; i++) {
          put(queue, i, size);
        }
        died = dies(queue, steps++, () -> put(queue, 50, size));
        put(queue, 60, size);
        List<Integer> left = drain(queue, size);
        left.removeIf(each -> each == 50);
        assertThat(left).containsExactlyElementsOf(expected(0, before));
        put(queue, 61, size);
        assertThat(drain(queue, size)).containsExactly(61);
      }
      assertThat(steps).isGreaterThan(10);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 1_000, 3_000, 7_000, 30_000, 100_000})
  void inAGetItsOwnItemAlone(int size) throws InterruptedException {
    for (int taken = 0; taken < 4; taken++) {
      long steps = 0;
      boolean died = true;
      while (died) {
        MachineQueue queue = fresh();
        for (int i = 0; i < 5; i++) {
          put(queue, i, size);
        }
        for (int i = 0; i < taken; i++) {
          assertThat(queue.get(0)).isEqualTo(item(i, size));
        }
        int own = taken;
        died = dies(queue, steps++, () -> assertThat(queue.get(0)).isNotNull());
        put(queue, 60, size);
        List<Integer> left = drain(queue, size);
        left.removeIf(each -> each == own);
        assertThat(left).containsExactlyElementsOf(expected(taken + 1, 5));
        put(queue, 61, size);
        assertThat(drain(queue, size)).containsExactly(61);
      }
      assertThat(steps).isGreaterThan(8);
    }
  }

  /// The numbers from one up to another, and what was put afterwards.
  private static List<Integer> expected(int from, int to) {
    var all = new ArrayList<Integer>();
    for (int i = from; i < to; i++) {
      all.add(i);
    }
    all.add(60);
    return all;
  }
}
