package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Outcome;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Small programs by two real threads: whatever this machine and its compiler show has to be one of
/// the outcomes that the model of weak memory gives. What is seen how often, `kernel/bench` counts.
class LitmusTest {
  private static final int ROUNDS = 20;
  private static final int SIZE = 20_000;

  /// Variables, one of each for each time that the program is run.
  private static final class Memory {
    private final int[] x = new int[SIZE];
    private final int[] y = new int[SIZE];
    private final int[] r1 = new int[SIZE];
    private final int[] r2 = new int[SIZE];
  }

  private interface Side {
    void run(Memory memory, int i);
  }

  /// What one side runs; an error in it shows as outcomes that are missing.
  private static void all(Memory memory, Side side, CyclicBarrier start) {
    try {
      start.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < SIZE; i++) {
      side.run(memory, i);
    }
  }

  private static Set<String> seen(Side first, Side second) throws InterruptedException {
    Set<String> seen = new TreeSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      Memory memory = new Memory();
      CyclicBarrier start = new CyclicBarrier(2);
      Thread a = Thread.ofPlatform().start(() -> all(memory, first, start));
      Thread b = Thread.ofPlatform().start(() -> all(memory, second, start));
      a.join();
      b.join();
      for (int i = 0; i < SIZE; i++) {
        seen.add(memory.r1[i] + " " + memory.r2[i]);
      }
    }
    return seen;
  }

  private static Set<String> modelled(String first, String second) {
    Program program =
        SampleCells.computation(
            "static int x, y, r1, r2;",
            "Thread a = new Thread(() -> { %s }), b = new Thread(() -> { %s });"
                    .formatted(first, second)
                + "a.start(); b.start(); a.join(); b.join(); return r1 + \" \" + r2;",
            new Semantics(true, false, false));
    Exploration found = Search.outcomes(program, Options.standard().weak());
    assertThat(found.isComplete()).isTrue();
    return found.outcomes().stream().map(Outcome::value).collect(Collectors.toSet());
  }

  @Test
  void storeBuffering() throws InterruptedException {
    Side first =
        (m, i) -> {
          m.x[i] = 1;
          m.r1[i] = m.y[i];
        };
    Side second =
        (m, i) -> {
          m.y[i] = 1;
          m.r2[i] = m.x[i];
        };
    assertThat(seen(first, second)).isSubsetOf(modelled("x = 1; r1 = y;", "y = 1; r2 = x;"));
  }

  @Test
  void messagePassing() throws InterruptedException {
    Side first =
        (m, i) -> {
          m.x[i] = 1;
          m.y[i] = 1;
        };
    Side second =
        (m, i) -> {
          m.r1[i] = m.y[i];
          m.r2[i] = m.x[i];
        };
    assertThat(seen(first, second)).isSubsetOf(modelled("x = 1; y = 1;", "r1 = y; r2 = x;"));
  }

  @Test
  void readingTwice() throws InterruptedException {
    Side first =
        (m, i) -> {
          m.x[i] = 1;
        };
    Side second =
        (m, i) -> {
          m.r1[i] = m.x[i];
          m.r2[i] = m.x[i];
        };
    assertThat(seen(first, second)).isSubsetOf(modelled("x = 1;", "r1 = x; r2 = x;"));
  }
}
