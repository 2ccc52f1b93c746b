package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Programs that wait until the deadlock watch has looked, and look more or less like a deadlock,
/// but are none: none of them is reported. Where a time ends a wait, that is what they are about;
/// no result depends on how long.
@Timeout(300)
class SafeWaitsTest {
  private static final String COMMON =
      """
      Duration LONG = Duration.ofMillis(1100);
      CountDownLatch met = new CountDownLatch(1);
      CyclicBarrier both = new CyclicBarrier(2, met::countDown);
      ReentrantLock left = new ReentrantLock();
      ReentrantLock right = new ReentrantLock();
      interface Task { void run() throws Exception; }
      Thread go(String name, Task task) {
        return Thread.ofPlatform().name(name).start(() -> {
          try { task.run(); } catch (Exception e) { System.out.println(name + " " + e.getClass().getSimpleName()); }
        });
      }
      void take(Lock first, Lock second) throws Exception {
        first.lockInterruptibly();
        try {
          both.await();
          second.lockInterruptibly();
          second.unlock();
        } finally {
          first.unlock();
        }
      }
      """;

  private static Lab lab;
  private static Looks looks;

  @BeforeAll
  static void open() {
    lab = Lab.open();
    looks = new Looks(lab.session());
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  static Stream<Arguments> programs() {
    return Stream.of(
        Arguments.of(
            "a cycle that another thread breaks by an interrupt",
            """
            var a = go("ann", () -> take(left, right));
            var b = go("bob", () -> take(right, left));
            met.await(); seen(a, b); a.interrupt(); a.join(); b.join();
            """,
            "ann InterruptedException\n"),
        Arguments.of(
            "a cycle that a timer breaks",
            """
            var a = go("ann", () -> take(left, right));
            var b = go("bob", () -> take(right, left));
            met.await();
            var timer = new java.util.Timer();
            timer.schedule(new TimerTask() { public void run() { b.interrupt(); } }, 1100);
            a.join(); b.join(); timer.cancel();
            """,
            "bob InterruptedException\n"),
        Arguments.of(
            "a cycle that a scheduled task breaks",
            """
            var a = go("ann", () -> take(left, right));
            var b = go("bob", () -> take(right, left));
            try (var later = Executors.newScheduledThreadPool(1)) {
              met.await();
              later.schedule(a::interrupt, 1100, TimeUnit.MILLISECONDS);
              a.join(); b.join();
            }
            """,
            "ann InterruptedException\n"),
        Arguments.of(
            "a cycle of waits that lose patience",
            """
            void hasty(Lock first, Lock second) throws Exception {
              first.lock();
              both.await();
              System.out.println(second.tryLock(1100, TimeUnit.MILLISECONDS));
              both.await();
              first.unlock();
            }
            var a = go("ann", () -> hasty(left, right));
            var b = go("bob", () -> hasty(right, left));
            a.join(); b.join();
            """,
            "false\nfalse\n"),
        Arguments.of(
            "joins of one another with a limit",
            """
            var threads = new Thread[2];
            var started = new CountDownLatch(1);
            threads[0] = go("ann", () -> { started.await(); threads[1].join(LONG); });
            threads[1] = go("bob", () -> { started.await(); threads[0].join(Duration.ofSeconds(3)); });
            started.countDown();
            threads[0].join(); threads[1].join();
            """,
            ""),
        Arguments.of(
            "a queue of threads before a lock",
            """
            left.lock();
            var a = go("ann", () -> { left.lock(); left.unlock(); });
            var b = go("bob", () -> { left.lock(); left.unlock(); });
            seen(a, b); left.unlock(); a.join(); b.join();
            """,
            ""),
        Arguments.of(
            "a writer before a reader that reads for long",
            """
            var rw = new ReentrantReadWriteLock();
            rw.readLock().lock();
            var a = go("ann", () -> { rw.writeLock().lock(); rw.writeLock().unlock(); });
            var b = go("bob", () -> { rw.readLock().lock(); rw.readLock().unlock(); });
            seen(a, b); rw.readLock().unlock(); a.join(); b.join();
            """,
            ""),
        Arguments.of(
            "wait and a late notify",
            """
            Object bell = new Object();
            boolean[] rung = {false};
            var a = go("ann", () -> { synchronized (bell) { while (!rung[0]) bell.wait(); } });
            seen(a);
            synchronized (bell) { rung[0] = true; bell.notifyAll(); }
            a.join();
            """,
            ""),
        Arguments.of(
            "a condition that is signalled late, its lock wanted meanwhile",
            """
            var ready = left.newCondition();
            boolean[] is = {false};
            var a = go("ann", () -> {
              left.lock(); try { while (!is[0]) ready.await(); } finally { left.unlock(); } });
            var b = go("bob", () -> {
              seen(a);
              left.lock(); try { is[0] = true; ready.signal(); } finally { left.unlock(); } });
            a.join(); b.join();
            """,
            ""),
        Arguments.of(
            "queues with a slow producer",
            """
            var queue = new ArrayBlockingQueue<Integer>(1);
            var a = go("ann", () -> { for (int i = 0; i < 3; i++) System.out.println(queue.take()); });
            for (int i = 0; i < 3; i++) { seen(a); queue.put(i); }
            a.join();
            """,
            "0\n1\n2\n"),
        Arguments.of(
            "semaphores that others release",
            """
            var one = new Semaphore(0);
            var two = new Semaphore(0);
            var a = go("ann", () -> { one.acquire(); two.release(); });
            var b = go("bob", () -> { two.acquire(); });
            seen(a, b); one.release(); a.join(); b.join();
            """,
            ""),
        Arguments.of(
            "a thread that waits for nothing anybody does",
            """
            var a = go("ann", () -> new CountDownLatch(1).await());
            a.join(LONG);
            a.interrupt();
            a.join();
            """,
            "ann InterruptedException\n"),
        Arguments.of(
            "a future that is completed by the JDK's clock",
            """
            System.out.println(CompletableFuture.supplyAsync(() -> 7,
                CompletableFuture.delayedExecutor(1100, TimeUnit.MILLISECONDS)).join());
            """,
            "7\n"),
        Arguments.of(
            "a shared lock that somebody else releases",
            """
            SharedLock door = new SharedLock("door");
            door.acquire();
            SharedEvent open = new SharedEvent();
            Proc p = Proc.start(() -> { open.await(); door.release(); });
            var a = go("ann", () -> { seen(); open.set(); });
            door.acquire();
            a.join();
            """,
            ""),
        Arguments.of(
            "a child that is ended by a thread of its parent",
            """
            SharedLock door = new SharedLock("door");
            door.acquire();
            Proc p = Proc.start(() -> door.acquire());
            var a = go("ann", () -> { seen(); p.kill(); });
            p.join(); a.join();
            """,
            ""),
        Arguments.of(
            "a child that waits, and its parent's thread with a lock that another wants",
            """
            SharedEvent end = new SharedEvent();
            Proc p = Proc.start(() -> end.await());
            var a = go("ann", () -> { left.lock(); p.join(); left.unlock(); });
            var b = go("bob", () -> { seen(a); end.set(); });
            left.lock(); left.unlock(); a.join(); b.join();
            """,
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void aMereWaitIsNoDeadlock(String kind, String code, String printed) throws Exception {
    lab.run(COMMON + Looks.SEEN);
    Transcript cell = lab.start(code, looks);
    assertThat(cell.await()).as(kind + cell.err()).isInstanceOf(CellReply.Ok.class);
    assertThat(cell.out()).isEqualTo(printed);
    assertThat(cell.err()).isEmpty();
  }
}
