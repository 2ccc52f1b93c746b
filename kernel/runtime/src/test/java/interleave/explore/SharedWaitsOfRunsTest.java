package interleave.explore;

import static interleave.explore.Blocks.explored;
import static interleave.explore.Blocks.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Semaphores, events, conditions and barriers that the processes of a run share.
class SharedWaitsOfRunsTest {
  @Test
  void aBarrierLetsAllMeet() {
    assertThat(
            outcomes(
                "",
                """
                SharedBarrier barrier = new SharedBarrier(2);
                SharedInt a = new SharedInt(0), b = new SharedInt(0), sum = new SharedInt(0);
                Proc p = Proc.start("p", () -> { a.set(1); barrier.await(); sum.getAndAdd(b.get()); });
                Proc q = Proc.start("q", () -> { b.set(1); barrier.await(); sum.getAndAdd(a.get()); });
                p.join();
                q.join();
                return sum.get();
                """))
        .containsExactly("2");
  }

  @Test
  void aBarrierForTooManyDeadlocks() {
    assertThat(
            explored(
                "",
                """
                SharedBarrier barrier = new SharedBarrier(3);
                Proc p = Proc.start("p", () -> { barrier.await(); });
                barrier.await();
                p.join();
                """))
        .startsWith("Deadlocked");
  }

  @Test
  void aSemaphoreLetsOnlySoManyIn() {
    assertThat(
            outcomes(
                "",
                """
                SharedSemaphore permits = new SharedSemaphore(1);
                SharedInt inside = new SharedInt(0), most = new SharedInt(0);
                Proc.Body body = () -> {
                  try (Held h = permits.acquire()) {
                    if (inside.getAndAdd(1) > 0) most.set(2);
                    inside.getAndAdd(-1);
                  }
                };
                Proc a = Proc.start("a", body), b = Proc.start("b", body);
                a.join();
                b.join();
                return most.get();
                """))
        .containsExactly("0");
  }

  @Test
  void anEventWakesWhoWaits() {
    assertThat(
            outcomes(
                "",
                """
                SharedEvent ready = new SharedEvent();
                SharedInt data = new SharedInt(0);
                Proc p = Proc.start("p", () -> { data.set(42); ready.set(); });
                ready.await();
                int seen = data.get();
                p.join();
                return seen;
                """))
        .containsExactly("42");
  }

  @Test
  void aConditionSignalledTooEarlyDeadlocks() {
    assertThat(
            explored(
                "",
                """
                SharedCondition changed = new SharedCondition();
                Proc p = Proc.start("p", () -> { try (Held h = changed.acquire()) { changed.signal(); } });
                try (Held h = changed.acquire()) { changed.await(); }
                p.join();
                """))
        .startsWith("Deadlocked");
  }
}
