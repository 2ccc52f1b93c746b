package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Semaphores, events, conditions and barriers between real processes.
@Timeout(300)
class SharedMeetingsTest {
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
  void aBoundedSemaphoreRefusesWhatAnUnboundedTakes() {
    assertThat(
            lab.out(
                """
                var plain = new SharedSemaphore(1);
                plain.release();
                System.out.println(plain.permits());
                var bounded = SharedSemaphore.bounded(1);
                try (Held h = bounded.acquire()) {
                  System.out.println(bounded.tryAcquire().isPresent());
                  System.out.println(bounded.tryAcquire(Duration.ofMillis(20)).isPresent());
                }
                try {
                  bounded.release();
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                """))
        .startsWith("2\nfalse\nfalse\n")
        .contains("has all of its 1 permits already");
  }

  @Test
  void noMoreProcessesAreInsideThanASemaphoreHasPermits() {
    assertThat(
            lab.out(
                """
                var two = new SharedSemaphore(2);
                var inside = new SharedInt(0);
                var most = new SharedInt(0);
                var guard = new SharedLock();
                List<Proc> all = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                  all.add(Proc.start(() -> {
                    for (int k = 0; k < 50; k++) {
                      try (Held h = two.acquire()) {
                        int now = inside.getAndAdd(1) + 1;
                        try (Held g = guard.acquire()) {
                          most.set(Math.max(most.get(), now));
                        }
                        inside.getAndAdd(-1);
                      }
                    }
                  }));
                }
                for (Proc p : all) p.join();
                System.out.println((most.get() <= 2) + " " + inside.get() + " " + two.permits());
                """))
        .isEqualTo("true 0 2\n");
  }

  @Test
  void anEventLetsAllWaitersGoAlsoWhenItIsClearedAtOnce() {
    assertThat(
            lab.out(
                """
                var start = new SharedEvent();
                var ready = new SharedSemaphore(0);
                List<Proc> runners = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                  runners.add(Proc.start(() -> { ready.release(); start.await(); }));
                }
                for (int i = 0; i < 3; i++) ready.acquire();
                while (!runners.stream().noneMatch(Proc::isAlive)) {
                  start.set();
                  start.clear();
                }
                System.out.println(start.isSet() + " " + start.await(Duration.ofMillis(20)));
                """))
        .isEqualTo("false false\n");
  }

  @Test
  void aConditionWakesAsManyAsItIsToldTo() {
    assertThat(
            lab.out(
                """
                var changed = new SharedCondition();
                var waiting = new SharedInt(0);
                var woken = new SharedInt(0);
                Proc.Body wait = () -> {
                  try (Held h = changed.acquire()) {
                    waiting.set(waiting.get() + 1);
                    changed.await();
                    woken.set(woken.get() + 1);
                  }
                };
                List<Proc> three = List.of(Proc.start(wait), Proc.start(wait), Proc.start(wait));
                boolean all3 = false;
                while (!all3) {
                  try (Held h = changed.acquire()) {
                    all3 = waiting.get() == 3;
                  }
                }
                try (Held h = changed.acquire()) {
                  changed.signal(1);
                }
                while (three.stream().filter(Proc::isAlive).count() == 3) Thread.onSpinWait();
                System.out.println(woken.get());
                try (Held h = changed.acquire()) {
                  changed.signalAll();
                }
                for (Proc p : three) p.join();
                System.out.println(woken.get());
                try (Held h = changed.acquire()) {
                  System.out.println(changed.await(Duration.ofMillis(20)));
                  System.out.println(changed.awaitUntil(() -> false, Duration.ofMillis(20)));
                }
                try {
                  changed.signal();
                } catch (IllegalMonitorStateException e) {
                  System.out.println(e.getMessage());
                }
                """))
        .startsWith("1\n3\nfalse\nfalse\n")
        .contains("needs the condition's lock");
  }

  @Test
  void atABarrierAllGetDifferentNumbersAndTheActionRunsOnce() {
    assertThat(
            lab.out(
                """
                var runs = new SharedInt(0);
                var sum = new SharedInt(0);
                var meet = new SharedBarrier(3, () -> runs.getAndAdd(1));
                Proc.Body come = () -> {
                  for (int i = 0; i < 10; i++) sum.getAndAdd(meet.await());
                };
                Proc other1 = Proc.start(come), other2 = Proc.start(come);
                come.run();
                other1.join();
                other2.join();
                System.out.println(runs.get() + " " + sum.get() + " " + meet);
                """))
        .startsWith("10 30 SharedBarrier#")
        .endsWith(" (0 of 3 wait)\n");
  }

  @Test
  void aBarrierBreaksWhenTimeRunsOutOrOneWhoWaitsDies() {
    assertThat(
            lab.out(
                """
                var late = new SharedBarrier(2);
                try {
                  late.await(Duration.ofMillis(20));
                } catch (BrokenBarrierException e) {
                  System.out.println(late.isBroken());
                }
                late.reset();
                Proc lone = Proc.start(() -> late.await());
                while (late.waiting() == 0) Thread.onSpinWait();
                var third = new SharedBarrier(3);
                var broke = new SharedEvent();
                Proc other = Proc.start(() -> {
                  try {
                    third.await();
                  } catch (BrokenBarrierException e) {
                    broke.set();
                  }
                });
                Proc victim = Proc.start(() -> third.await());
                while (third.waiting() < 2) Thread.onSpinWait();
                victim.kill();
                System.out.println(broke.await(Duration.ofMinutes(1)));
                late.await();
                lone.join();
                """))
        .isEqualTo("true\ntrue\n");
  }
}
