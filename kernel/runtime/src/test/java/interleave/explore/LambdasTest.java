package interleave.explore;

import static interleave.explore.Blocks.explored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// Lambdas of explored code are to a learner what the JVM's are.
class LambdasTest {

  @Test
  void aLambdaThatCapturesNothingIsOneObject() {
    assertThat(
            explored(
                """
                static Runnable task() { return () -> {}; }
                static Callable<Integer> other() { return () -> 1; }
                """,
                """
                assert task() == task() && other() == other();
                Runnable one = () -> {}; Runnable two = () -> {};
                assert one != two;
                """))
        .startsWith("Verified");
  }

  @Test
  void aCallableGivesAnObjectOfAClassThatIsExploredItself() {
    assertThat(
            explored(
                """
                var pool = Executors.newFixedThreadPool(1);
                Future<ReentrantLock> made = pool.submit(() -> new ReentrantLock());
                assert made.get().tryLock();
                pool.shutdown();
                """))
        .startsWith("Verified");
  }

  @Test
  void whatALambdaThrowsIsThrownAsItIs() {
    assertThat(
            explored(
                """
                var pool = Executors.newFixedThreadPool(1);
                Callable<Object> reading = () -> { throw new java.io.IOException("gone"); };
                try {
                  pool.submit(reading).get();
                  assert false;
                } catch (ExecutionException e) {
                  assert e.getCause() instanceof java.io.IOException : e.getCause();
                }
                pool.shutdown();
                """))
        .startsWith("Verified");
  }

  @Test
  void nothingOfOursStandsInItsStack() {
    assertThat(
            explored(
                """
                Runnable task = () -> { throw new IllegalStateException("stop"); };
                try {
                  task.run();
                } catch (IllegalStateException e) {
                  for (var frame : e.getStackTrace()) {
                    assert !frame.getClassName().contains("Lambda") : frame;
                  }
                }
                """))
        .startsWith("Verified");
  }

  @Test
  void aLambdaOfAVariableHasCapturedWhatIsExploredToo() {
    assertThat(
            explored(
                """
                static int count;
                static Runnable counting(ReentrantLock lock) {
                  return () -> { lock.lock(); try { count++; } finally { lock.unlock(); } };
                }
                static final Runnable TASK = counting(new ReentrantLock());
                """,
                """
                count = 0;
                var other = new Thread(() -> TASK.run()); other.start(); TASK.run(); other.join();
                assert count == 2;
                """))
        .startsWith("Verified");
  }

  @Test
  void aLambdaOfAVariableTakesAndGivesWhatIsExploredToo() {
    assertThat(
            explored(
                """
                static int count;
                static final Consumer<ReentrantLock> LOCKING = lock -> lock.lock();
                static final Function<ReentrantLock, Condition> MEETING = lock -> lock.newCondition();
                static final ThreadFactory THREADS = task -> new Thread(task, "made");
                static final RejectedExecutionHandler REFUSING = (task, pool) -> count++;
                """,
                """
                count = 0;
                var lock = new ReentrantLock();
                LOCKING.accept(lock);
                MEETING.apply(lock).signal();
                var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), THREADS, REFUSING);
                pool.shutdown();
                pool.execute(() -> {});
                assert count == 1 && lock.isHeldByCurrentThread();
                """))
        .startsWith("Verified");
  }

  @Test
  void aLambdaThatAPoolCallsWithItself() {
    assertThat(
            explored(
                """
                var refused = new AtomicInteger();
                var pool = new ThreadPoolExecutor(
                    1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1),
                    (task, of) -> { if (of.isShutdown()) refused.incrementAndGet(); });
                pool.shutdown();
                pool.execute(() -> {});
                assert refused.get() == 1;
                """))
        .startsWith("Verified");
  }

  @Test
  void aBlockThatIsNamedCanBeRunAsWell() throws Throwable {
    assertThat(Written.computation(LambdasTest.class, "seven", "()I").run()).isEqualTo(7);
    assertThatThrownBy(() -> Written.block(LambdasTest.class, "failing", "()V").run())
        .isInstanceOf(java.io.IOException.class)
        .hasMessage("gone");
  }

  @SuppressWarnings("unused") // named
  private static int seven() {
    return 7;
  }

  @SuppressWarnings("unused") // named
  private static void failing() throws java.io.IOException {
    throw new java.io.IOException("gone");
  }
}
