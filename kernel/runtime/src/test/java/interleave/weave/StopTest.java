package interleave.weave;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.probe.StopCell;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopTest {
  /// What each cell below has: `ready` is counted down before it hangs.
  private static final String COMMON =
      """
      public static final CountDownLatch ready = new CountDownLatch(1);
      public static final AtomicInteger cleaned = new AtomicInteger();
      static final Object never = new Object();
      static final Lock lock = new ReentrantLock();
      static void spin() { ready.countDown(); while (true) { } }
      static void forever() throws Exception { ready.countDown(); Thread.sleep(1_000_000); }
      static Thread holding(Runnable take) throws Exception {
        var held = new CountDownLatch(1);
        Thread t = new Thread(() -> { take.run(); held.countDown(); while (true) LockSupport.park(); });
        t.start(); held.await(); return t;
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) { }",
        "for (;;) { if (System.nanoTime() == 0) break; }",
        "int i = 0; do { i++; } while (i != -1 || true);",
        "while (true) { switch (cleaned.get()) { case 0: continue; default: return; } }",
        "while (true) try { spin(); } catch (Throwable t) { }",
        "while (true) try { spin(); } catch (Error | RuntimeException t) { }",
        "while (true) try { Thread.sleep(5); } catch (InterruptedException e) { }",
        "Stream.generate(() -> 1).forEach(x -> { });",
        "Stream.iterate(1, x -> x + 1).mapToInt(x -> x).sum();",
        "while (true) Thread.onSpinWait();",
        "while (!Thread.currentThread().isInterrupted()) { } while (true) { }",
        "Thread.sleep(1_000_000);",
        "TimeUnit.DAYS.sleep(1);",
        "Thread.sleep(java.time.Duration.ofDays(1));",
        "synchronized (never) { never.wait(); }",
        "synchronized (never) { while (true) try { never.wait(1_000_000); } catch (InterruptedException e) { } }",
        "LockSupport.park(); while (true) LockSupport.parkNanos(1_000_000_000_000L);",
        "new ArrayBlockingQueue<Integer>(1).take();",
        "var q = new ArrayBlockingQueue<Integer>(1); q.put(1); q.put(2);",
        "new SynchronousQueue<Integer>().put(1);",
        "new LinkedBlockingDeque<Integer>().takeFirst();",
        "new Semaphore(0).acquire();",
        "new Semaphore(0).acquireUninterruptibly();",
        "new CountDownLatch(1).await();",
        "new CyclicBarrier(2).await();",
        "new Phaser(2).arriveAndAwaitAdvance();",
        "new Exchanger<Integer>().exchange(1);",
        "new CompletableFuture<Integer>().get();",
        "new CompletableFuture<Integer>().join();",
        "Executors.newFixedThreadPool(1).submit(() -> { while (true) { } }).get();",
        "try (var e = Executors.newVirtualThreadPerTaskExecutor()) { e.submit(() -> { while (true) { } }); }",
        "try (var e = Executors.newFixedThreadPool(2)) { e.submit(Cell::spin); e.submit(Cell::spin); }",
        "CompletableFuture.runAsync(() -> { while (true) { } }).join();",
        "IntStream.range(0, 4).parallel().forEach(i -> { while (true) { } });",
        "var t = new Thread(Cell::spin); t.start(); t.join();",
        "var t = Thread.startVirtualThread(Cell::spin); t.join();",
        "var t = Thread.ofVirtual().start(() -> { while (true) try { forever(); } catch (Throwable e) { } }); t.join();",
        "holding(lock::lock); lock.lock();",
        "holding(lock::lock); while (true) try { lock.lockInterruptibly(); } catch (InterruptedException e) { }",
        "var rw = new ReentrantReadWriteLock(); holding(() -> rw.writeLock().lock()); rw.readLock().lock();",
        "var s = new StampedLock(); holding(s::writeLock); s.readLock();",
        "lock.lock(); lock.newCondition().await();",
        "lock.lock(); lock.newCondition().awaitUninterruptibly();",
        "var p = new ProcessBuilder(\"sleep\", \"1000\").start(); try { p.waitFor(); } finally { p.destroy(); }",
      })
  void stopsWhateverTheMainThreadDoes(String body) throws InterruptedException {
    Woven cell = Woven.cell(COMMON + main("ready.countDown(); " + body));
    try (Run run = Run.of(cell, "main")) {
      ready(cell).await();
      run.stop();
      // A main thread that only waits for others may see them end before it sees its own stop.
      Throwable thrown = run.end().thrown();
      assertThat(thrown == null || thrown instanceof StopCell).as("thrown: %s", thrown).isTrue();
    }
  }

  @Test
  void stopsTwoThreadsThatWaitForEachOthersMonitors() throws InterruptedException {
    Woven cell =
        Woven.cell(
            COMMON
                + """
                static final Object a = new Object(), b = new Object();
                static final CyclicBarrier both = new CyclicBarrier(2);
                static void take(Object first, Object second) {
                  synchronized (first) {
                    try { both.await(); } catch (Exception e) { throw new Error(e); }
                    synchronized (second) { }
                  }
                }
                """
                + main(
                    """
                    var t = new Thread(() -> take(a, b)); t.start();
                    var u = new Thread(() -> take(b, a)); u.start();
                    while (t.getState() != Thread.State.BLOCKED || u.getState() != Thread.State.BLOCKED) { }
                    ready.countDown(); t.join();
                    """));
    try (Run run = Run.of(cell, "main")) {
      ready(cell).await();
      run.stop();
      assertThat(run.main().isAlive()).isFalse();
    }
  }

  @Test
  void runsFinallyBlocksAndClosesResourcesOnTheWayOut() throws InterruptedException {
    Woven cell =
        Woven.cell(
            COMMON
                + """
                static void clean() { for (int i = 0; i < 100; i++) { } cleaned.incrementAndGet(); }
                record Resource() implements AutoCloseable { public void close() { clean(); } }
                """
                + main(
                    """
                    lock.lock();
                    try (var r = new Resource()) { synchronized (never) { spin(); } }
                    catch (Throwable t) { cleaned.addAndGet(100); }
                    finally { clean(); lock.unlock(); }
                    """)
                + " public static Boolean isFree() { return lock.tryLock() && !Thread.holdsLock(never); }");
    try (Run run = Run.of(cell, "main")) {
      ready(cell).await();
      run.stop();
      assertThat(run.end().thrown()).isInstanceOf(StopCell.class);
      assertThat(((AtomicInteger) cell.field("cleaned")).get()).isEqualTo(2);
    }
  }

  @Test
  void leavesTheThreadsOfOtherCellsAlone() throws InterruptedException {
    Woven other =
        Woven.cell(
            COMMON
                + "public static volatile boolean go; public static Thread t;"
                + main("t = new Thread(() -> { while (!go) { } cleaned.set(1); }); t.start();"));
    Woven cell = Woven.cell(COMMON + main("spin();"));
    try (Run first = Run.of(other, "main")) {
      Run _ = first.end();
      try (Run second = Run.of(cell, "main")) {
        ready(cell).await();
        second.stop();
        Thread survivor = (Thread) other.field("t");
        assertThat(survivor.isAlive()).isTrue();
        other.set("go", true);
        survivor.join();
        assertThat(((AtomicInteger) other.field("cleaned")).get()).isEqualTo(1);
      }
    }
  }

  private static String main(String body) {
    return "public static void main() throws Exception { " + body + " }\n";
  }

  private static CountDownLatch ready(Woven cell) {
    return (CountDownLatch) cell.field("ready");
  }
}
