package interleave.weave;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.probe.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A learner's own interrupts mean what they mean in plain Java, whether or not they are recorded.
class InterruptsTest {
  /// What each body does to an interrupted thread: the exception it throws, and the flag
  /// afterwards.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.sleep(1000);",
        "Thread.sleep(0);",
        "new Thread(() -> { }).join();",
        "Thread.currentThread().join(1);",
        "new ArrayBlockingQueue<Integer>(1).put(1);",
        "new ArrayBlockingQueue<Integer>(1).offer(1);",
        "new ArrayBlockingQueue<Integer>(1).poll();",
        "new ArrayBlockingQueue<Integer>(1).poll(1, TimeUnit.DAYS);",
        "var q = new LinkedBlockingQueue<>(List.of(1)); q.take();",
        "new PriorityBlockingQueue<Integer>().put(1);",
        "new ReentrantLock().lock();",
        "new ReentrantLock().lockInterruptibly();",
        "new ReentrantLock().tryLock();",
        "new ReentrantLock().tryLock(1, TimeUnit.DAYS);",
        "new ReentrantReadWriteLock().readLock().lock();",
        "new StampedLock().writeLock();",
        "new StampedLock().writeLockInterruptibly();",
        "var l = new ReentrantLock(); l.lock(); l.newCondition().await();",
        "var l = new ReentrantLock(); l.lock(); l.newCondition().await(1, TimeUnit.DAYS);",
        "synchronized (Cell.class) { Cell.class.wait(); }",
        "synchronized (Cell.class) { Cell.class.wait(10); }",
        "Cell.class.wait();",
        "synchronized (Cell.class) { Cell.class.wait(-1); }",
        "synchronized (Cell.class) { }",
        "new Semaphore(1).acquire();",
        "new Semaphore(1).acquireUninterruptibly();",
        "new Semaphore(1).tryAcquire(1, TimeUnit.DAYS);",
        "new CountDownLatch(0).await();",
        "new CountDownLatch(1).await();",
        "new CyclicBarrier(1).await();",
        "new CyclicBarrier(2).await();",
        "new Phaser(1).arriveAndAwaitAdvance();",
        "CompletableFuture.completedFuture(1).get();",
        "CompletableFuture.completedFuture(1).join();",
        "new CompletableFuture<Integer>().get();",
        "new CompletableFuture<Integer>().get(0, TimeUnit.DAYS);",
        "CompletableFuture.failedFuture(new RuntimeException()).join();",
        "var f = new CompletableFuture<Integer>(); f.cancel(true); f.join();",
        "LockSupport.park();",
        "Executors.newCachedThreadPool().awaitTermination(1, TimeUnit.DAYS);",
        "try (var e = Executors.newCachedThreadPool()) { }",
        "new ReentrantLock().unlock();",
        "new ReentrantLock().newCondition().signal();",
        "new Object().notify();",
        "new ArrayBlockingQueue<Integer>(1).remove();",
        "var q = new ArrayBlockingQueue<Integer>(1); q.add(1); q.add(2);",
        "new ArrayBlockingQueue<Integer>(1).put(null);",
        "Thread t = null; t.start();",
        "Object o = null; synchronized (o) { }",
        "Thread.ofVirtual().start(null);",
      })
  void areAsInPlainJava(String body) throws Throwable {
    Woven cell =
        Woven.cell(
            """
            public static String main() {
              Thread.currentThread().interrupt();
              String result = "returned";
              try { body(); } catch (Throwable t) { result = t.getClass().getName(); }
              return result + " " + Thread.interrupted();
            }
            static void body() throws Exception { BODY }
            """
                .replace("BODY", body));
    String plain = cell.callPlain("main");
    String silent = cell.call("main");
    Recorder.connect((_, _) -> {});
    String recorded = cell.call("main");
    Recorder.disconnect();
    assertThat(silent).isEqualTo(plain);
    assertThat(recorded).isEqualTo(plain);
  }

  /// An interrupt that arrives while the thread waits.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gate.lock();                           | returned true
          gate.lockInterruptibly();              | java.lang.InterruptedException false
          gate.tryLock(1, TimeUnit.DAYS);        | java.lang.InterruptedException false
          new Semaphore(0).acquire();            | java.lang.InterruptedException false
          pending.join();                        | returned true
          pending.get();                         | java.lang.InterruptedException false
          new LinkedBlockingQueue<>().take();    | java.lang.InterruptedException false
          synchronized (gate) { gate.wait(); }   | java.lang.InterruptedException false
          synchronized (Cell.class) { }          | returned true
          Thread.sleep(100_000);                 | java.lang.InterruptedException false
          LockSupport.park();                    | returned true
          """)
  void arriveInTheMiddleOfAWait(String body, String expected) throws Throwable {
    Woven cell =
        Woven.cell(
            """
            static final ReentrantLock gate = new ReentrantLock();
            static final CompletableFuture<Integer> pending = new CompletableFuture<>();
            public static String main() throws Exception {
              var result = new String[1];
              var inside = new CountDownLatch(1);
              synchronized (Cell.class) {
              gate.lock();
              Thread t = new Thread(() -> {
                inside.countDown();
                try { body(); result[0] = "returned"; } catch (Throwable e) { result[0] = e.getClass().getName(); }
                result[0] += " " + Thread.interrupted();
              });
              t.start(); inside.await();
              while (t.getState() == Thread.State.RUNNABLE) { }
              t.interrupt();
              if (ENDS) t.join();
              while (t.isInterrupted() && t.getState() == Thread.State.WAITING) { }
              gate.unlock(); pending.complete(1);
              T = t; }
              T.join();
              return result[0];
            }
            static Thread T;
            static void body() throws Exception { BODY }
            """
                .replace("BODY", body)
                .replace("ENDS", "" + expected.startsWith("java.lang.InterruptedException")));
    assertThat(cell.<String>callPlain("main")).isEqualTo(expected);
    assertThat(cell.<String>call("main")).isEqualTo(expected);
  }

  @Test
  void keepTheNamesOfStatesWhereAThreadWaitsForAMonitor() throws Throwable {
    Woven cell =
        Woven.cell(
            """
            public static Thread.State main() throws Exception {
              Thread t = new Thread(() -> { synchronized (Cell.class) { } });
              synchronized (Cell.class) {
                t.start();
                while (t.getState() == Thread.State.RUNNABLE || t.getState() == Thread.State.NEW) { }
                return t.getState();
              }
            }
            """);
    assertThat(cell.<Thread.State>call("main")).isEqualTo(Thread.State.BLOCKED);
  }
}
