package interleave.explore;

import static interleave.explore.Blocks.explored;
import static interleave.explore.Blocks.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A wait for a time at most may end by it while the others are on their way.
class TimedWaitsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Thread.currentThread().isInterrupted()  | t.join(1); return x[0] + " " + t.isAlive();      | 0 true,0 false,1 true,1 false
          x[0] = 2; queue.add(1)                  | return queue.poll(1, TimeUnit.SECONDS);          | null,1
          latch.countDown()                       | return latch.await(1, TimeUnit.SECONDS);         | false,true
          permits.release()                       | return permits.tryAcquire(1, TimeUnit.SECONDS);  | false,true
          synchronized (x) { x[0] = 2; x.notify(); } | synchronized (x) { x.wait(1); return x[0]; }  | 0,1,2
          lock.lock(); free.signal(); lock.unlock() | lock.lock(); boolean b = free.await(1, TimeUnit.SECONDS); lock.unlock(); return b; | false,true
          lock.lock(); lock.unlock()              | boolean b = lock.tryLock(1, TimeUnit.SECONDS); if (b) lock.unlock(); return b; | false,true
          LockSupport.unpark(main)                | LockSupport.parkNanos(10); return x[0];          | 0,1
          future.complete(1)                      | return future.completeOnTimeout(2, 1, TimeUnit.SECONDS).join(); | 1,2
          """)
  void bothWaysAreTried(String other, String waits, String values) {
    assertThat(
            outcomes(
                """
                int[] x = {0}; Thread main = Thread.currentThread();
                var queue = new LinkedBlockingQueue<Integer>(); var latch = new CountDownLatch(1);
                var permits = new Semaphore(0); var future = new CompletableFuture<Integer>();
                var lock = new ReentrantLock(); var free = lock.newCondition();
                Thread t = new Thread(() -> { x[0] = 1; %s; });
                t.start(); %s
                """
                    .formatted(other, waits)))
        .containsExactlyInAnyOrder(values.split(","));
  }

  @Test
  void whoWaitsForALockDoesNotNeedItWhenTheTimeIsUp() {
    assertThat(
            outcomes(
                """
                var lock = new ReentrantLock(); var tried = new CountDownLatch(1); lock.lock();
                boolean[] got = {true};
                Thread t = new Thread(() -> { try { got[0] = lock.tryLock(1, TimeUnit.SECONDS); } catch (InterruptedException e) {}
                  tried.countDown(); });
                t.start(); tried.await(); lock.unlock(); return got[0];
                """))
        .containsExactly("false");
  }

  @Test
  void whoWaitsForALockIsInterruptedWhileAnotherHasIt() {
    assertThat(
            outcomes(
                """
                var lock = new ReentrantLock(); var tried = new CountDownLatch(1); lock.lock();
                String[] how = {""};
                Thread t = new Thread(() -> { try { how[0] += lock.tryLock(1, TimeUnit.DAYS); }
                  catch (InterruptedException e) { how[0] = "interrupted"; } tried.countDown(); });
                t.start(); t.interrupt(); tried.await(); lock.unlock(); return how[0];
                """))
        .containsExactly("interrupted");
  }

  @Test
  void twoDelaysOrderNothing() {
    assertThat(
            outcomes(
                """
                var order = new StringBuffer(); var pool = Executors.newScheduledThreadPool(2);
                pool.schedule(() -> order.append(2), 2, TimeUnit.MILLISECONDS);
                pool.schedule(() -> order.append(1), 1, TimeUnit.MILLISECONDS);
                pool.close(); return order.toString();
                """))
        .containsExactlyInAnyOrder("12", "21");
  }

  @Test
  void aMinuteIsLongerThanWhatOthersDo() {
    assertThat(
            outcomes(
                """
                var sum = new AtomicInteger(); var pool = Executors.newCachedThreadPool();
                pool.submit(() -> sum.addAndGet(1)); pool.submit(() -> sum.addAndGet(2)); pool.shutdown();
                return pool.awaitTermination(1, TimeUnit.MINUTES) + " " + sum;
                """))
        .isEqualTo(List.of("true 3"));
  }

  @Test
  void whatFollowsAWaitIsRunAfterTheBlocksEnd() {
    assertThat(
            explored(
                """
                Object monitor = new Object();
                new Thread(() -> { synchronized (monitor) { try { monitor.wait(1); } catch (InterruptedException e) {} }
                  throw new IllegalStateException("late"); }).start();
                """))
        .startsWith("Violated");
  }

  @Test
  void aLoopThatWaitsAgainAndAgainIsNotVerified() {
    assertThat(
            explored(
                """
                var queue = new LinkedBlockingQueue<Integer>();
                Thread t = new Thread(() -> queue.add(1)); t.start();
                while (queue.poll(1, TimeUnit.SECONDS) == null) {}
                """))
        .startsWith("Unfinished")
        .contains("more than 2 waits of a thread end by their time");
  }
}
