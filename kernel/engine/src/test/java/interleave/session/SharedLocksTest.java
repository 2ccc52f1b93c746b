package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Locks between real processes.
@Timeout(300)
class SharedLocksTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @Test
  void aLockKeepsProcessesFromLosingUpdates() {
    assertThat(
            lab.out(
                """
                SharedLock lock = new SharedLock();
                SharedInt count = new SharedInt(0);
                Proc.Body add = () -> {
                  for (int i = 0; i < 5_000; i++) {
                    try (Held h = lock.acquire()) {
                      count.set(count.get() + 1);
                    }
                  }
                };
                Proc a = Proc.start(add), b = Proc.start(add);
                a.join();
                b.join();
                System.out.println(count.get() + " " + lock.isLocked());
                """))
        .isEqualTo("10000 false\n");
  }

  @Test
  void aLockWorksBetweenThreadsOfOneProcessToo() {
    assertThat(
            lab.out(
                """
                var l2 = new SharedLock();
                var c2 = new SharedInt(0);
                Runnable add2 = () -> {
                  for (int i = 0; i < 2_000; i++) {
                    try (Held h = l2.acquire()) {
                      c2.set(c2.get() + 1);
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                  }
                };
                Thread t1 = Thread.ofVirtual().start(add2), t2 = new Thread(add2);
                t2.start();
                t1.join();
                t2.join();
                System.out.println(c2.get());
                """))
        .isEqualTo("4000\n");
  }

  @Test
  void aLockIsNotReentrantAndAnyProcessMayReleaseIt() {
    assertThat(
            lab.out(
                """
                var l3 = new SharedLock();
                l3.acquire();
                System.out.println(l3.tryAcquire().isPresent());
                System.out.println(l3.tryAcquire(Duration.ofMillis(20)).isPresent());
                Proc.start(() -> l3.release()).join();
                System.out.println(l3.isLocked());
                try {
                  l3.release();
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                """))
        .contains("false\nfalse\nfalse\n")
        .contains("is not locked: acquire() it before you release() it");
  }

  @Test
  void aLockWhoseHolderIsKilledStaysLockedAndThoseWhoWaitSeeWhoDied() throws Exception {
    assertThat(
            lab.out(
                """
                var l4 = new SharedLock("till");
                var taken = new SharedEvent();
                Proc holder = Proc.start(() -> {
                  l4.acquire();
                  taken.set();
                  new CountDownLatch(1).await();
                });
                taken.await();
                holder.kill();
                holder.join();
                System.out.println(l4.tryAcquire(Duration.ofMillis(50)).isPresent());
                System.out.println(l4.toString().contains("PID " + holder.pid() + ", died"));
                """))
        .isEqualTo("false\ntrue\n");
    Transcript waiting = lab.start("System.out.println(\"waits\"); l4.acquire();");
    waiting.awaitOut(text -> text.contains("waits"));
    lab.session().interrupt();
    assertThat(waiting.await()).isInstanceOf(CellReply.Failed.class);
    assertThat(lab.out("l4.release(); System.out.println(l4);")).isEqualTo("till (free)\n");
  }

  @Test
  void aWaitForALockIsShownWithTheProcessThatHoldsIt() {
    String shown =
        lab.out(
            """
            var l5 = new SharedLock("gate");
            l5.acquire();
            Proc waiter = Proc.start("waiter", () -> {
              try (Held h = l5.acquire()) {
                System.out.println("through");
              }
            });
            while (!waits().text().contains("waiter")) Thread.onSpinWait();
            System.out.println(processes().text());
            l5.release();
            waiter.join();
            """);
    assertThat(shown).containsPattern("waiter +child +blocked: lock gate").endsWith("\nthrough\n");
  }

  @Test
  void aRobustLockIsHandedOnWhenItsHolderDies() {
    assertThat(
            lab.out(
                """
                var r1 = new RobustLock();
                var has1 = new SharedEvent();
                Proc dying = Proc.start(() -> {
                  r1.acquire();
                  has1.set();
                  new CountDownLatch(1).await();
                });
                has1.await();
                dying.kill();
                try {
                  r1.acquire();
                } catch (OwnerDiedException e) {
                  System.out.println((e.pid() == dying.pid()) + " " + r1.isLocked());
                  e.lock().recover().close();
                }
                try (Held h = r1.acquire()) {
                  System.out.println("sound");
                }
                """))
        .isEqualTo("true true\nsound\n");
  }

  @Test
  void aRobustLockThatIsReleasedWithoutRecoveryIsGivenUp() {
    assertThat(
            lab.out(
                """
                var r2 = new RobustLock();
                Proc gone = Proc.start(() -> { r2.acquire(); Proc.exit(0); });
                gone.join();
                try {
                  r2.acquire();
                } catch (OwnerDiedException e) {
                  r2.release();
                }
                for (Runnable attempt : List.<Runnable>of(() -> r2.recover())) {
                  try {
                    attempt.run();
                  } catch (IllegalStateException e) {
                    System.out.println(e.getMessage());
                  }
                }
                try {
                  r2.acquire();
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                """))
        .contains("needs no recovery")
        .contains("can never be acquired again");
  }
}
