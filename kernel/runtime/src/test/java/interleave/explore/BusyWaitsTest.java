package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Loops that wait by asking again and again come to an end, whatever they ask.
class BusyWaitsTest {
  private static final Options OPTIONS = Blocks.OPTIONS.schedules(2_000);

  private static final String FLAG =
      """
      static class Flag {
        boolean isUp;
        synchronized boolean isUp() { return isUp; }
        synchronized void raise() { isUp = true; }
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (!flag.isUp()) {}",
        "while (!flag.isUp()) Thread.yield();",
        "while (true) { synchronized (flag) { if (flag.isUp) break; } }",
        "while (true) { lock.lock(); try { if (flag.isUp()) break; } finally { lock.unlock(); } }",
        "while (queue.poll() == null) {}",
        "Integer got; while ((got = queue.poll()) == null) Thread.onSpinWait();",
        "while (!permits.tryAcquire()) {}",
        "while (t.isAlive()) Thread.sleep(10);"
      })
  void theLoopIsLeft(String loop) {
    Program program =
        SampleCells.computation(
            FLAG,
            """
            var flag = new Flag(); var lock = new ReentrantLock(); var latch = new CountDownLatch(1);
            var queue = new ConcurrentLinkedQueue<Integer>(); var permits = new Semaphore(0); int[] x = {0};
            Thread t = new Thread(() -> { x[0] = 1; flag.raise(); queue.add(1); permits.release(); latch.countDown(); });
            t.start(); %s
            return x[0];
            """
                .formatted(loop));
    Exploration found = Search.outcomes(program, OPTIONS);
    assertThat(found.outcomes())
        .as(found.toString())
        .extracting(Outcome::value)
        .containsExactly("1");
    assertThat(found.toString()).startsWith("Unfinished");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (queue.isEmpty()) {}",
        "while (queue.peek() == null) Thread.onSpinWait();",
        "while (latch.getCount() > 0) {}",
        "while (permits.availablePermits() == 0) Thread.yield();",
        "while (!Thread.currentThread().isInterrupted()) {}"
      })
  void aLoopThatOnlyLooksIsVerified(String loop) {
    assertThat(
            Blocks.explored(
                """
                var latch = new CountDownLatch(1); var permits = new Semaphore(0);
                var queue = new ConcurrentLinkedQueue<Integer>(); Thread main = Thread.currentThread();
                Thread t = new Thread(() -> { queue.add(1); permits.release(); latch.countDown(); main.interrupt(); });
                t.start(); %s
                """
                    .formatted(loop)))
        .startsWith("Verified");
  }

  @Test
  void twoThreadsThatAskForEverAreNotCalledAlive() {
    Program program =
        SampleCells.computation(
            FLAG,
            """
            var flag = new Flag(); var queue = new ConcurrentLinkedQueue<Integer>();
            Thread t = new Thread(() -> { while (!flag.isUp()) {} queue.add(1); });
            t.start(); while (queue.poll() == null) {} flag.raise(); return "never";
            """);
    Exploration found = Search.outcomes(program, Blocks.OPTIONS.schedules(3));
    assertThat(found.toString()).startsWith("Unfinished").doesNotContain("never");
  }

  @Test
  void goingOftenToALockIsNoWaitingWhenSomethingIsDoneThere() {
    assertThat(
            Blocks.outcomes(
                """
                int[] sum = {0}; Thread t = new Thread(() -> {});
                t.start(); for (int i = 0; i < 100; i++) synchronized (sum) { sum[0]++; }
                t.join(); return sum[0];
                """))
        .containsExactly("100");
  }
}
