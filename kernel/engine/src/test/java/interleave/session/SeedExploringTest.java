package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the course's documents say may happen, over all interleavings; `kernel/docs/seeds.md` says
/// which row each is of.
class SeedExploringTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  /// Prints each value that the block can return.
  private static String outcomes(String block) {
    return lab.ok(
            "outcomes(Options.standard().budget(Duration.ofMinutes(2)), () -> {"
                + block
                + "}).outcomes().stream().map(o -> o.value()).sorted().toList()")
        .result();
  }

  @Test
  void threeTimesOneAndThreeTimesTwoCanEndAnywhereFrom103To109() {
    lab.ok(
        """
        int num = 100;
        void add(int n) { for (int i = 0; i < 3; i++) num += n; }
        ReentrantLock lock = new ReentrantLock();
        void addLocked(int n) {
          for (int i = 0; i < 3; i++) { lock.lock(); try { num += n; } finally { lock.unlock(); } }
        }
        """);
    assertThat(
            outcomes(
                """
                var one = Thread.startVirtualThread(() -> add(1));
                var two = Thread.startVirtualThread(() -> add(2));
                one.join(); two.join();
                return num;
                """))
        .isEqualTo("[103, 104, 105, 106, 107, 108, 109]");
    assertThat(
            outcomes(
                """
                var one = Thread.startVirtualThread(() -> addLocked(1));
                var two = Thread.startVirtualThread(() -> addLocked(2));
                one.join(); two.join();
                return num;
                """))
        .isEqualTo("[109]");
    assertThat(lab.ok("num").result()).isEqualTo("100");
  }

  @Test
  void whatIsEmptySaidMayNotBeSoAnyMore() {
    Transcript cell =
        lab.ok(
            """
            explore(Options.standard().budget(Duration.ofMinutes(2)), () -> {
              var q = new LinkedBlockingQueue<Integer>(List.of(1));
              Runnable take = () -> { if (!q.isEmpty()) q.remove(); };
              var one = Thread.startVirtualThread(take);
              var two = Thread.startVirtualThread(take);
              one.join(); two.join();
            })
            """);
    assertThat(cell.result()).contains("Violated").contains("NoSuchElementException");
  }

  @Test
  void aLockAroundEachOperationDoesNotMakeTwoOfThemOne() {
    lab.ok(
        """
        int shared = 0;
        ReentrantLock gil = new ReentrantLock();
        int load() { gil.lock(); try { return shared; } finally { gil.unlock(); } }
        void store(int n) { gil.lock(); try { shared = n; } finally { gil.unlock(); } }
        """);
    assertThat(
            outcomes(
                """
                var one = Thread.startVirtualThread(() -> store(load() + 1));
                var two = Thread.startVirtualThread(() -> store(load() + 1));
                one.join(); two.join();
                return shared;
                """))
        .isEqualTo("[1, 2]");
  }

  @Test
  void theLastTicketCanBeSoldTwiceWithoutALockAndOnceWithIt() {
    lab.ok(
        """
        int ticket = 1, sold = 0;
        Object counter = new Object();
        void buy() { if (ticket > 0) { ticket--; sold++; } }
        void buyLocked() { synchronized (counter) { buy(); } }
        """);
    assertThat(
            outcomes(
                """
                var one = Thread.startVirtualThread(() -> buyLocked());
                var two = Thread.startVirtualThread(() -> buyLocked());
                one.join(); two.join();
                return sold + " sold, " + ticket + " left";
                """))
        .isEqualTo("[1 sold, 0 left]");
    assertThat(
            outcomes(
                """
                var one = Thread.startVirtualThread(() -> buy());
                var two = Thread.startVirtualThread(() -> buy());
                one.join(); two.join();
                return sold + " sold, " + ticket + " left";
                """))
        .contains("1 sold, 0 left")
        .contains("2 sold, -1 left");
  }
}
