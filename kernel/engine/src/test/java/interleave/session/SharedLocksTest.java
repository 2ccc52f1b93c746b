package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Locks, semaphores, events, conditions, barriers and numbers between real processes.
@Timeout(120)
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

  private static String out(String code) {
    Transcript cell = lab.ok(code);
    assertThat(cell.err()).isEmpty();
    return cell.out();
  }

  @Test
  void aLockKeepsProcessesFromLosingUpdates() {
    assertThat(
            out(
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
            out(
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
            out(
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
            out(
                """
                var l4 = new SharedLock("till");
                var taken = new SharedEvent();
                Proc holder = Proc.start(() -> {
                  l4.acquire();
                  taken.set();
                  Thread.sleep(Duration.ofHours(1));
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
    assertThat(out("l4.release(); System.out.println(l4);")).isEqualTo("till (free)\n");
  }

  @Test
  void aWaitForALockIsShownWithTheProcessThatHoldsIt() {
    Transcript cell =
        lab.run(
            """
            var l5 = new SharedLock("gate");
            l5.acquire();
            var asked = new SharedEvent();
            Proc waiter = Proc.start("waiter", () -> {
              asked.set();
              try (Held h = l5.acquire()) {
                System.out.println("through");
              }
            });
            asked.await();
            l5.tryAcquire(Duration.ofMillis(300));
            l5.release();
            waiter.join();
            """);
    assertThat(cell.out()).isEqualTo("through\n");
    assertThat(cell.displays().getLast().plain()).contains("waiter");
  }

  @Test
  void aRobustLockIsHandedOnWhenItsHolderDies() {
    assertThat(
            out(
                """
                var r1 = new RobustLock();
                var has1 = new SharedEvent();
                Proc dying = Proc.start(() -> {
                  r1.acquire();
                  has1.set();
                  Thread.sleep(Duration.ofHours(1));
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
            out(
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

  @Test
  void aBoundedSemaphoreRefusesWhatAnUnboundedTakes() {
    assertThat(
            out(
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
            out(
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
            out(
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
            out(
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
            out(
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
            out(
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
                victim.join(Duration.ofMillis(200)); // until it sleeps and not only spins
                victim.kill();
                System.out.println(broke.await(Duration.ofSeconds(10)));
                late.await();
                lone.join();
                """))
        .isEqualTo("true\ntrue\n");
  }

  @Test
  void numbersAreAtomicWhereTheySaySo() {
    assertThat(
            out(
                """
                var n = new SharedLong(0);
                var d = new SharedDouble(0.5);
                var cells = SharedArray.of(1, 2, 3);
                Proc.Body plus = () -> {
                  for (int i = 0; i < 5_000; i++) {
                    n.getAndAdd(1);
                    d.getAndAdd(1);
                    cells.getAndAdd(2, 1);
                  }
                };
                Proc one = Proc.start(plus);
                plus.run();
                one.join();
                System.out.println(n.get() + " " + d.get() + " " + Arrays.toString(cells.toArray()));
                var small = new SharedInt(Integer.MAX_VALUE);
                small.getAndAdd(1);
                System.out.println(small.get() == Integer.MIN_VALUE);
                System.out.println(small.compareAndSet(Integer.MIN_VALUE, 7) + " " + small.get());
                try (Held h = small.lock().acquire()) {
                  System.out.println(small.lock().isLocked());
                }
                """))
        .isEqualTo("10000 10000.5 [1, 2, 10003]\ntrue\ntrue 7\ntrue\n");
  }

  @Test
  void rowsCanBeLockedSideBySideAndTheTableOnlyAlone() {
    assertThat(
            out(
                """
                var table = new RowLocks(3);
                try (Held first = table.row(0)) {
                  Proc.start(() -> {
                    try (Held second = table.row(1)) {
                      System.out.println("side by side");
                    }
                    System.out.println(table.tryRow(0, Duration.ofMillis(20)).isPresent());
                    System.out.println(table.tryTable(Duration.ofMillis(20)).isPresent());
                  }).join();
                }
                try (Held whole = table.table()) {
                  Proc.start(() -> System.out.println(
                      table.tryRow(2, Duration.ofMillis(20)).isPresent())).join();
                }
                System.out.println(table.isLocked(0));
                """))
        .isEqualTo("side by side\nfalse\nfalse\nfalse\nfalse\n");
  }

  @Test
  void namedMemoryIsSharedUntilItIsUnlinkedAndClosedEverywhere() {
    assertThat(
            out(
                """
                import java.lang.foreign.ValueLayout;
                var memory = SharedMemory.create("picture", 100_000);
                memory.segment().set(ValueLayout.JAVA_INT, 0, 42);
                Proc.start(() -> {
                  try (var same = SharedMemory.open("picture")) {
                    System.out.println(same.segment().get(ValueLayout.JAVA_INT, 0));
                    same.segment().set(ValueLayout.JAVA_INT, 4, 43);
                  }
                }).join();
                System.out.println(memory.segment().get(ValueLayout.JAVA_INT, 4));
                System.out.println(SharedMemory.leaked());
                try {
                  SharedMemory.create("picture", 1);
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                memory.unlink();
                memory.close();
                System.out.println(SharedMemory.leaked());
                try {
                  memory.segment();
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                """))
        .startsWith("42\n43\n[picture]\n")
        .contains("a SharedMemory named picture exists")
        .contains("[]\n")
        .contains("was closed by this process");
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheLimitAndHowToRaiseIt() {
    assertThat(lab.run("SharedMemory.create(\"huge\", 1L << 33)").traceback())
        .contains("the memory that this notebook's processes share is full: 8192 MB are wanted")
        .contains("of 256 MB are in use")
        .contains("INTERLEAVE_SHARED_MEMORY");
  }
}
