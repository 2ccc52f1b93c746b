package interleave.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellContextTest {
  private final AtomicInteger seen = new AtomicInteger(-1);

  @BeforeEach
  void enter() {
    CellContext.enter(1);
  }

  @AfterEach
  void leave() {
    CellContext.enter(0);
  }

  private Thread looking(boolean virtual) {
    Runnable look = () -> seen.set(CellContext.current());
    return virtual ? Thread.ofVirtual().unstarted(look) : Thread.ofPlatform().unstarted(look);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aThreadBelongsToTheCellThatStartsIt(boolean virtual) throws InterruptedException {
    Thread thread = looking(virtual);
    CellContext.enter(2);
    ThreadCalls.start(thread);
    CellContext.enter(3);
    thread.join();
    assertThat(seen).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aThreadThatNobodyAdoptsBelongsToTheCellThatMadeIt(boolean virtual)
      throws InterruptedException {
    Thread thread = looking(virtual);
    CellContext.enter(2);
    thread.start();
    thread.join();
    assertThat(seen).hasValue(1);
  }

  @Test
  void aThreadThatInheritsNothingBelongsToTheCellThatStartsIt() throws InterruptedException {
    Thread thread =
        Thread.ofVirtual()
            .inheritInheritableThreadLocals(false)
            .unstarted(() -> seen.set(CellContext.current()));
    ThreadCalls.start(thread);
    thread.join();
    assertThat(seen).hasValue(1);
  }

  @Test
  void aTaskBelongsToTheCellThatHandsItIn() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      Object first = ExecutorCalls.submit(pool, () -> CellContext.current()).get();
      CellContext.enter(2);
      Object second = ExecutorCalls.submit(pool, () -> CellContext.current()).get();
      assertThat(first).isEqualTo(1);
      assertThat(second).isEqualTo(2);
    }
  }

  @Test
  void liveThreadsAreListedByCellWithoutIdleWorkers() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch inTask = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      ExecutorCalls.submit(pool, () -> CellContext.current()).get();
      CellContext.enter(7);
      Thread own = Thread.ofVirtual().unstarted(() -> awaits(end));
      ThreadCalls.start(own);
      assertThat(CellContext.threadsOf(7)).containsExactly(own);
      assertThat(CellContext.threadsOf(1)).isEmpty();
      Future<?> task =
          ExecutorCalls.submit(
              pool,
              () -> {
                inTask.countDown();
                awaits(end);
                return null;
              });
      inTask.await();
      assertThat(CellContext.threadsOf(7)).hasSize(2).contains(own);
      end.countDown();
      own.join();
      assertThat(task.get()).isNull();
    }
    assertThat(CellContext.threadsOf(7)).isEmpty();
  }

  private static void awaits(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
