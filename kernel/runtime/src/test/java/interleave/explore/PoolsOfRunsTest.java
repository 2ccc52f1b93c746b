package interleave.explore;

import static interleave.explore.Blocks.explored;
import static interleave.explore.Blocks.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Pools of processes in explored code.
class PoolsOfRunsTest {
  @Test
  void aPoolOfTwoLosesAnUpdate() {
    assertThat(
            outcomes(
                """
                ProcPool pool = new ProcPool(2);
                SharedInt n = new SharedInt(0);
                var a = pool.submit(() -> n.set(n.get() + 1));
                var b = pool.submit(() -> n.set(n.get() + 1));
                a.get();
                b.get();
                pool.close();
                return n.get();
                """))
        .containsExactlyInAnyOrder("2", "1");
  }

  @Test
  void aSharedLockKeepsTheTasksOfAPoolApart() {
    assertThat(
            explored(
                """
                ProcPool pool = new ProcPool(2);
                SharedInt n = new SharedInt(0);
                SharedLock lock = new SharedLock();
                var a = pool.submit(() -> { try (Held h = lock.acquire()) { n.set(n.get() + 1); } });
                var b = pool.submit(() -> { try (Held h = lock.acquire()) { n.set(n.get() + 1); } });
                a.get();
                b.get();
                pool.close();
                pool.join();
                assert n.get() == 2;
                """))
        .startsWith("Verified: all ");
  }

  @Test
  void resultsOfAMapComeInTheOrderOfTheItems() {
    assertThat(
            outcomes(
                """
                try (ProcPool pool = new ProcPool(2)) {
                  return pool.map(x -> x * x, List.of(1, 2, 3));
                }
                """))
        .containsExactly("[1, 4, 9]");
  }

  @Test
  void resultsThatAreReadyFirstComeFirst() {
    assertThat(
            outcomes(
                """
                ProcPool pool = new ProcPool(2);
                return pool.imapUnordered(x -> x + 1, List.of(1, 2)).toList();
                """))
        .containsExactlyInAnyOrder("[2, 3]", "[3, 2]");
  }

  @Test
  void aTaskThatEndsItsWorkerFails() {
    assertThat(
            outcomes(
                """
                ProcPool pool = new ProcPool(2);
                var task = pool.submit(() -> { Proc.exit(3); return 1; });
                try {
                  return task.get();
                } catch (ExecutionException e) {
                  return e.getCause().getMessage();
                } finally {
                  pool.close();
                  pool.join();
                }
                """))
        .containsExactly(
            "ProcPool-1-worker-1, PID 1001, exited with code 3 while it ran the task; another worker"
                + " has taken its place");
  }

  @Test
  void aWorkerMayBeKilledBeforeOrAfterItsTask() {
    assertThat(
            outcomes(
                """
                ProcPool pool = new ProcPool(1);
                var task = pool.submit(() -> 1);
                pool.workers().getFirst().kill();
                try {
                  return task.get();
                } catch (ExecutionException e) {
                  return e.getCause().getClass().getSimpleName();
                }
                """))
        .containsExactlyInAnyOrder("1", "WorkerDiedException");
  }

  @Test
  void anotherWorkerDoesWhatTheDeadOneLeft() {
    assertThat(
            outcomes(
                """
                ProcPool pool = new ProcPool(1);
                var first = pool.submit(() -> { Proc.exit(1); return 1; });
                var second = pool.submit(() -> 2);
                return second.get();
                """))
        .containsExactly("2");
  }

  @Test
  void whatATaskThrowsComesOutOfItsFuture() {
    assertThat(
            outcomes(
                """
                ProcPool pool = new ProcPool(2);
                var task = pool.submit(() -> { throw new IllegalStateException("oh"); });
                return task.handle((result, thrown) -> thrown.getMessage()).get();
                """))
        .containsExactly("oh");
  }

  @Test
  void aCallbackRunsBesideTheBlock() {
    assertThat(
            outcomes(
                "static int sum;",
                """
                ProcPool pool = new ProcPool(1);
                var task = pool.submit(() -> 1, result -> sum += result, thrown -> {});
                task.get();
                return sum;
                """))
        .containsExactlyInAnyOrder("0", "1");
  }

  @Test
  void aWorkerKeepsItsVariablesFromTaskToTask() {
    assertThat(
            outcomes(
                "static int n;",
                """
                ProcPool pool = new ProcPool(1);
                pool.submit(() -> n++).get();
                return pool.submit(() -> ++n).get() + " " + n;
                """))
        .containsExactly("2 0");
  }

  @Test
  void tasksThatNobodyWaitsForMayBeDoneOrNot() {
    assertThat(
            outcomes(
                """
                ProcPool pool = new ProcPool(1);
                SharedInt n = new SharedInt(0);
                pool.submit(() -> n.set(1));
                return n.get();
                """))
        .containsExactlyInAnyOrder("0", "1");
  }

  @Test
  void tasksThatDeadlockAreFound() {
    assertThat(
            explored(
                """
                ProcPool pool = new ProcPool(2);
                SharedLock one = new SharedLock("one"), two = new SharedLock("two");
                var a = pool.submit(() -> { try (Held h = one.acquire(); Held i = two.acquire()) {} });
                var b = pool.submit(() -> { try (Held h = two.acquire(); Held i = one.acquire()) {} });
                a.get();
                b.get();
                pool.close();
                """))
        .startsWith("Deadlocked")
        .contains("worker-1 waits for", "held by ProcPool-1-worker-2");
  }

  @Test
  void aClosedPoolTakesNoTasks() {
    assertThat(
            explored(
                """
                ProcPool pool = new ProcPool(2);
                pool.close();
                pool.submit(() -> 1);
                """))
        .startsWith("Violated: IllegalStateException: ProcPool-1 is closed");
  }

  @Test
  void threeTasksInTwoThreadsAreVerifiedToTheLast() {
    assertThat(
            outcomes(
                """
                ExecutorService pool = Executors.newFixedThreadPool(2);
                AtomicInteger n = new AtomicInteger();
                for (int i = 0; i < 3; i++) {
                  pool.submit(n::incrementAndGet);
                }
                pool.shutdown();
                pool.awaitTermination(1, TimeUnit.DAYS);
                return n.get();
                """))
        .containsExactly("3");
  }
}
