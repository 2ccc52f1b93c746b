package interleave.explore;

import static interleave.explore.Blocks.explored;
import static interleave.explore.Blocks.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Locks and values that the processes of a run share.
class SharedLocksOfRunsTest {
  @Test
  void atomicChangesOfASharedNumberLoseNothing() {
    assertThat(
            outcomes(
                "",
                """
                SharedInt n = new SharedInt(0);
                Proc a = Proc.start("a", () -> { n.getAndAdd(1); n.getAndAdd(1); });
                Proc b = Proc.start("b", () -> { n.getAndAdd(1); n.getAndAdd(1); });
                a.join();
                b.join();
                return n.get();
                """))
        .containsExactly("4");
  }

  @Test
  void twoSharedLocksTakenInOppositeOrderDeadlock() {
    assertThat(
            explored(
                "",
                """
                SharedLock one = new SharedLock("one"), two = new SharedLock("two");
                Proc a = Proc.start("a", () -> { try (Held h = one.acquire(); Held i = two.acquire()) {} });
                Proc b = Proc.start("b", () -> { try (Held h = two.acquire(); Held i = one.acquire()) {} });
                a.join();
                b.join();
                """))
        .startsWith("Deadlocked")
        .contains("a waits for two, held by b")
        .contains("b waits for one, held by a");
  }

  @Test
  void aLockOfAValueGuardsIt() {
    assertThat(
            outcomes(
                "",
                """
                SharedInt n = new SharedInt(0);
                Proc.Body add = () -> { try (Held h = n.lock().acquire()) { n.set(n.get() + 1); } };
                Proc a = Proc.start("a", add), b = Proc.start("b", add);
                a.join();
                b.join();
                return n.get();
                """))
        .containsExactly("2");
  }

  @Test
  void aSharedLockMayBeReleasedByAnybody() {
    assertThat(
            outcomes(
                "",
                """
                SharedLock lock = new SharedLock();
                SharedInt order = new SharedInt(0);
                lock.acquire();
                Proc a = Proc.start("a", () -> { order.set(1); lock.release(); });
                lock.acquire();
                a.join();
                return order.get();
                """))
        .containsExactly("1");
  }

  @Test
  void releasingAFreeLockIsFound() {
    assertThat(
            explored(
                "",
                """
                SharedLock lock = new SharedLock("lock");
                Proc a = Proc.start("a", () -> { try (Held h = lock.acquire()) {} });
                lock.release();
                a.join();
                """))
        .contains("Violated")
        .contains("lock is not locked");
  }

  @Test
  void aSharedLockIsNotReentrant() {
    assertThat(explored("", "var l = new SharedLock(\"l\"); l.acquire(); l.acquire();"))
        .startsWith("Deadlocked");
  }

  @Test
  void aDeadHolderLeavesItsLockLocked() {
    assertThat(
            explored(
                "",
                """
                SharedLock lock = new SharedLock("lock");
                Proc a = Proc.start("a", () -> { lock.acquire(); });
                a.join();
                lock.acquire();
                """))
        .startsWith(
            "Deadlocked: main waits for lock, whose holder a, PID 1001, died: it will not release"
                + " it");
  }

  @Test
  void aThreadThatHasEndedDoesNotReleaseItsLock() {
    assertThat(
            explored(
                "",
                """
                Lock lock = new ReentrantLock();
                Thread a = new Thread(lock::lock, "a");
                a.start();
                a.join();
                lock.lock();
                """))
        .startsWith("Deadlocked: main waits for ")
        .contains(", whose holder a has ended: it will not release it");
  }

  @Test
  void aRobustLockIsHandedOnByADeadHolder() {
    assertThat(
            outcomes(
                "",
                """
                RobustLock lock = new RobustLock("lock");
                Proc a = Proc.start("a", () -> { lock.acquire(); });
                try (Held h = lock.acquire()) {
                  a.join();
                  return "mine first";
                } catch (OwnerDiedException e) {
                  e.lock().recover().close();
                  return "recovered";
                }
                """))
        .containsExactlyInAnyOrder("recovered", "deadlock");
  }

  @Test
  void rowLocksKeepTransfersApart() {
    assertThat(
            outcomes(
                "",
                """
                RowLocks rows = new RowLocks(2);
                SharedArray money = SharedArray.of(10, 10);
                Proc a = Proc.start("a", () -> {
                  try (Held h = rows.row(0); Held i = rows.row(1)) { money.set(0, money.get(0) - 1); money.set(1, money.get(1) + 1); }
                });
                try (Held h = rows.table()) { long sum = money.get(0) + money.get(1); a.isAlive(); if (sum != 20) return "bad"; }
                a.join();
                return "" + money.get(0) + money.get(1);
                """))
        .containsExactly("911");
  }

  @Test
  void sharedObjectsWorkBetweenThreads() {
    assertThat(
            outcomes(
                "",
                """
                SharedInt n = new SharedInt(0);
                Thread a = new Thread(() -> n.set(n.get() + 1)), b = new Thread(() -> n.set(n.get() + 1));
                a.start();
                b.start();
                a.join();
                b.join();
                return n.get();
                """))
        .containsExactlyInAnyOrder("1", "2");
  }
}
