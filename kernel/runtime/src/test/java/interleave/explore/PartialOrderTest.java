package interleave.explore;

import static interleave.explore.Model.parallel;
import static interleave.explore.Model.repeat;
import static interleave.explore.Model.thread;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.explore.Model.Instruction;
import interleave.explore.Model.Instruction.Add;
import interleave.explore.Model.Instruction.Load;
import interleave.explore.Model.Instruction.Lock;
import interleave.explore.Model.Instruction.Notify;
import interleave.explore.Model.Instruction.Pick;
import interleave.explore.Model.Instruction.Rest;
import interleave.explore.Model.Instruction.Store;
import interleave.explore.Model.Instruction.Unlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The partial-order reduction runs each class of equivalent schedules, and each once.
class PartialOrderTest {
  static final Instruction[] INCREMENT = {new Load(0), new Store(0, 1)};

  @Test
  void twoIncrementsHaveFourOrders() {
    assertAgree(parallel(1, 0, thread(INCREMENT), thread(INCREMENT)), 4);
  }

  @Test
  void twoTimesThreeAtomicIncrementsHaveTwentyOrders() {
    assertCount(parallel(1, 0, repeat(3, new Add(0, 1)), repeat(3, new Add(0, 1))), 20);
  }

  @Test
  void twoTimesTwoLockedIncrementsHaveSixOrders() {
    Instruction[] locked = {new Lock(0), INCREMENT[0], INCREMENT[1], new Unlock(0)};
    assertCount(parallel(1, 1, repeat(2, locked), repeat(2, locked)), 6);
  }

  @Test
  void threePhilosophersHaveSevenOrders() {
    assertCount(parallel(0, 3, philosopher(0, 1), philosopher(1, 2), philosopher(2, 0)), 7);
  }

  private static List<Instruction> philosopher(int left, int right) {
    return thread(new Lock(left), new Lock(right), new Unlock(right), new Unlock(left));
  }

  static Stream<Model> randomPrograms() {
    return IntStream.range(0, 5000)
        .mapToObj(seed -> random(new SplittableRandom(seed)))
        .filter(program -> isSmall(program, 2000))
        .limit(600);
  }

  private static boolean isSmall(Model program, int most) {
    DepthFirst all = DepthFirst.all();
    int runs = 1;
    while (runs <= most && all.next(program.run(all, false))) {
      runs++;
    }
    return runs <= most;
  }

  @ParameterizedTest
  @MethodSource("randomPrograms")
  void itAgreesWithBruteForce(Model program) {
    BruteForce all = BruteForce.of(program, DepthFirst.all(), 400_000);
    BruteForce reduced = BruteForce.of(program, new DynamicPartialOrder(), 400_000);
    assertThat(reduced.finals()).isEqualTo(all.finals());
    assertThat(reduced.classes()).doesNotHaveDuplicates();
    assertThat(new HashSet<>(reduced.classes())).isEqualTo(new HashSet<>(all.classes()));
  }

  /// Two or three threads of a few steps: reads, writes, locks that may deadlock, waits, chance.
  private static Model random(SplittableRandom chance) {
    int threads = 2 + chance.nextInt(2);
    int length = threads == 2 ? 4 : 2;
    List<List<Instruction>> bodies = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      bodies.add(body(chance, 1 + chance.nextInt(length)));
    }
    return parallel(2, 2, bodies);
  }

  private static List<Instruction> body(SplittableRandom chance, int length) {
    List<Instruction> body = new ArrayList<>();
    while (body.size() < length) {
      switch (chance.nextInt(8)) {
        case 0, 1 -> body.add(new Load(chance.nextInt(2)));
        case 2, 3 -> body.add(new Store(chance.nextInt(2), 1));
        case 4 -> body.add(new Add(chance.nextInt(2), 1));
        case 5 -> body.add(new Pick());
        case 6 -> {
          int lock = chance.nextInt(2);
          List<Instruction> inside = body(chance, 1);
          body.add(new Lock(lock));
          inside.stream().filter(one -> !takes(one, lock)).forEach(body::add);
          body.add(new Unlock(lock));
        }
        default -> {
          body.add(new Lock(0));
          body.add(chance.nextInt(3) > 0 ? new Notify(0, chance.nextBoolean()) : new Rest(0));
          body.add(new Unlock(0));
        }
      }
    }
    return body;
  }

  private static boolean takes(Instruction instruction, int lock) {
    return switch (instruction) {
      case Lock(int other) -> other == lock;
      case Unlock(int other) -> other == lock;
      case Rest _, Notify _ -> true;
      default -> false;
    };
  }

  private static void assertAgree(Model program, int classes) {
    BruteForce all = BruteForce.of(program, DepthFirst.all(), 400_000);
    assertThat(new HashSet<>(all.classes())).hasSize(classes);
    assertCount(program, classes);
  }

  private static void assertCount(Model program, int classes) {
    BruteForce reduced = BruteForce.of(program, new DynamicPartialOrder(), 400_000);
    assertThat(reduced.classes()).hasSize(classes).doesNotHaveDuplicates();
  }
}
