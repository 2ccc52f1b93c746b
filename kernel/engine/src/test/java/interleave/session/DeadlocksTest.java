package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Real deadlocks: each ends its cell, and the notebook goes on.
@Timeout(300)
class DeadlocksTest {
  private static final String MEETING =
      """
      CyclicBarrier both = new CyclicBarrier(2);
      ReentrantLock left = new ReentrantLock();
      ReentrantLock right = new ReentrantLock();
      Object red = new Object();
      Object blue = new Object();
      void meet() {
        try { both.await(); } catch (Exception e) { throw new IllegalStateException(e); }
      }
      void locks(ReentrantLock first, ReentrantLock second) {
        first.lock();
        try {
          meet();
          second.lock();
          try { System.out.println("never"); } finally { second.unlock(); }
        } finally {
          first.unlock();
        }
      }
      void monitors(Object first, Object second) {
        synchronized (first) { meet(); synchronized (second) { System.out.println("never"); } }
      }
      """;

  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  static Stream<Arguments> deadlocks() {
    return Stream.of(
        Arguments.of(
            "lock and lock",
            """
            var a = new Thread(() -> locks(left, right), "ann");
            var b = new Thread(() -> locks(right, left), "bob");
            a.start(); b.start(); a.join(); b.join();
            """,
            "ann waits for lock right, which bob holds"),
        Arguments.of(
            "monitor and monitor",
            """
            var a = new Thread(() -> monitors(red, blue), "ann");
            var b = new Thread(() -> monitors(blue, red), "bob");
            a.start(); b.start(); a.join(); b.join();
            """,
            "ann waits for monitor blue, which bob holds"),
        Arguments.of(
            "monitor and lock",
            """
            var a = new Thread(() -> { synchronized (red) { meet(); left.lock(); } }, "ann");
            var b = new Thread(() -> { left.lock(); meet(); synchronized (red) { } }, "bob");
            a.start(); b.start(); a.join(); b.join();
            """,
            "bob waits for monitor red, which ann holds"),
        Arguments.of(
            "virtual threads",
            """
            var a = Thread.ofVirtual().name("ann").start(() -> locks(left, right));
            var b = Thread.ofVirtual().name("bob").start(() -> locks(right, left));
            a.join(); b.join();
            """,
            "ann waits for lock right, which bob holds"),
        Arguments.of(
            "virtual and platform thread, lock and monitor, while another thread runs",
            """
            var busy = new Thread(() -> { while (true) Thread.onSpinWait(); });
            busy.start();
            var a = Thread.ofVirtual().name("ann").start(
                () -> { synchronized (red) { meet(); left.lock(); } });
            var b = new Thread(() -> { left.lock(); meet(); synchronized (red) { } }, "bob");
            b.start(); a.join(); b.join();
            """,
            "bob waits for monitor red, which ann holds"),
        Arguments.of(
            "locks that can be interrupted, when nobody is left to do so",
            """
            class Two { static void take(Lock first, Lock second) {
              try { first.lockInterruptibly(); meet(); second.lockInterruptibly(); }
              catch (InterruptedException e) { } } }
            var a = new Thread(() -> Two.take(left, right), "ann");
            var b = new Thread(() -> Two.take(right, left), "bob");
            a.start(); b.start(); a.join(); b.join();
            """,
            "ann waits for lock right, which bob holds"),
        Arguments.of(
            "join and join",
            """
            var threads = new Thread[2];
            class Join { static void of(int other) {
              meet();
              try { threads[other].join(); } catch (InterruptedException e) { } } }
            threads[0] = new Thread(() -> Join.of(1), "ann");
            threads[1] = new Thread(() -> Join.of(0), "bob");
            threads[0].start(); threads[1].start(); threads[0].join();
            """,
            "ann waits for the end of bob"),
        Arguments.of(
            "a thread that joins itself",
            """
            var self = new Thread(() -> {
              try { Thread.currentThread().join(); } catch (InterruptedException e) { } }, "ann");
            self.start(); self.join();
            """,
            "ann waits for the end of itself"),
        Arguments.of(
            "the main thread joins one that waits for its lock",
            """
            left.lock();
            var a = new Thread(() -> left.lock(), "ann");
            a.start();
            a.join();
            """,
            "ann waits for lock left, which MainProcess holds"),
        Arguments.of(
            "a reader that wants to write",
            """
            var rw = new ReentrantReadWriteLock();
            rw.readLock().lock();
            rw.writeLock().lock();
            """,
            "MainProcess waits for lock rw.writeLock(), which it holds already"),
        Arguments.of(
            "tasks of a pool",
            """
            try (var pool = Executors.newFixedThreadPool(2)) {
              pool.submit(() -> locks(left, right));
              pool.submit(() -> locks(right, left));
            }
            """,
            "waits for lock right, which pool-"),
        Arguments.of(
            "a process that is joined and wants the lock of who joins it",
            """
            SharedLock stock = new SharedLock("stock");
            stock.acquire();
            Proc buyer = Proc.start("buyer", () -> stock.acquire());
            buyer.join();
            """,
            "buyer waits for lock stock, which MainProcess holds"),
        Arguments.of(
            "two processes and two shared locks",
            """
            SharedLock stock = new SharedLock("stock");
            SharedLock money = new SharedLock("money");
            SharedEvent first = new SharedEvent();
            SharedEvent second = new SharedEvent();
            Proc a = Proc.start("ann", () -> {
              stock.acquire(); first.set(); second.await(); money.acquire(); });
            Proc b = Proc.start("bob", () -> {
              money.acquire(); second.set(); first.await(); stock.acquire(); });
            """,
            "ann waits for lock money, which bob holds"),
        Arguments.of(
            "a shared lock that is taken twice",
            """
            SharedLock stock = new SharedLock("stock");
            stock.acquire();
            stock.acquire();
            """,
            "MainProcess waits for lock stock, which it holds already"),
        Arguments.of(
            "a process, a shared lock and a monitor",
            """
            SharedLock stock = new SharedLock("stock");
            SharedEvent taken = new SharedEvent();
            stock.acquire();
            Proc buyer = Proc.start("buyer", () -> {
              Object desk = new Object();
              var t = new Thread(() -> {
                synchronized (desk) {
                  taken.set();
                  try { stock.acquire(); } catch (InterruptedException e) { }
                }
              }, "clerk");
              t.start(); taken.await(); synchronized (desk) { }
            });
            buyer.join();
            """,
            "clerk of buyer waits for lock stock, which MainProcess holds"),
        Arguments.of(
            "five philosophers",
            """
            var forks = new ArrayList<ReentrantLock>();
            for (int i = 0; i < 5; i++) forks.add(new ReentrantLock());
            var seated = new CyclicBarrier(5);
            var table = new ArrayList<Thread>();
            for (int i = 0; i < 5; i++) {
              int seat = i;
              table.add(new Thread(() -> {
                forks.get(seat).lock();
                try { seated.await(); } catch (Exception e) { return; }
                forks.get((seat + 1) % 5).lock();
              }, "philosopher " + i));
            }
            table.forEach(Thread::start);
            for (var each : table) each.join();
            """,
            "philosopher 3 waits for lock forks[4], which philosopher 4 holds"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deadlocks")
  void aDeadlockEndsItsCellAndIsNamed(String kind, String code, String said) throws Exception {
    lab.run(MEETING);
    lab.run("int kept = 41;");
    Transcript cell = lab.start(code);
    assertThat(cell.await()).as(kind).isInstanceOf(CellReply.Failed.class);
    assertThat(cell.error().name()).isEqualTo("Deadlock");
    assertThat(cell.traceback()).contains(said).contains("Variables are kept");
    assertThat(cell.out()).as("what nobody came to").doesNotContain("never");
    assertThat(cell.displays()).anyMatch(shown -> shown.data().toString().contains("Deadlock: "));
    assertThat(lab.run("kept + 1").result()).isEqualTo("42");
  }

  @Test
  void theCycleIsDrawn() throws Exception {
    lab.run(MEETING);
    Transcript cell =
        lab.start(
            """
            var a = new Thread(() -> locks(left, right), "ann");
            var b = new Thread(() -> locks(right, left), "bob");
            a.start(); b.start(); a.join(); b.join();
            """);
    assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
    assertThat(cell.traceback().replaceAll("PID \\d+", "PID n"))
        .containsAnyOf(
            """
            ┌▶ ann (PID n)
            │    │ waits for lock right
            │    ▼
            │  bob (PID n)
            │    │ waits for lock left
            └────┘""",
            """
            ┌▶ bob (PID n)
            │    │ waits for lock left
            │    ▼
            │  ann (PID n)
            │    │ waits for lock right
            └────┘""");
  }
}
