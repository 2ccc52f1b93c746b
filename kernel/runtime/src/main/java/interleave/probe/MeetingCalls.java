package interleave.probe;

import interleave.trace.Reason;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// In place of the methods of `CountDownLatch`, `CyclicBarrier`, `Phaser` and `Exchanger`.
public final class MeetingCalls {
  private MeetingCalls() {}

  public static void await(CountDownLatch latch) throws InterruptedException {
    Wait.checkInterrupt();
    if (latch.getCount() > 0) {
      Wait.on(
          Reason.LATCH,
          latch,
          () -> {
            latch.await();
            return true;
          });
    }
  }

  public static boolean await(CountDownLatch latch, long time, TimeUnit unit)
      throws InterruptedException {
    Wait.checkInterrupt();
    return latch.getCount() == 0
        || (time > 0 && Wait.on(Reason.LATCH, latch, () -> latch.await(time, unit)));
  }

  public static void countDown(CountDownLatch latch) {
    Sync.signalled(latch);
    latch.countDown();
  }

  public static int await(CyclicBarrier barrier)
      throws InterruptedException, BrokenBarrierException {
    return met(barrier, barrier::await);
  }

  public static int await(CyclicBarrier barrier, long time, TimeUnit unit)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    return met(barrier, () -> barrier.await(time, unit));
  }

  /// The last to come does not wait; it lets the others go.
  private static int met(CyclicBarrier barrier, Wait.Blocking<Integer> wait)
      throws InterruptedException {
    if (barrier.getNumberWaiting() == barrier.getParties() - 1) {
      Sync.signalled(barrier);
      return Wait.unrecorded(wait);
    }
    return Wait.on(Reason.BARRIER, barrier, wait);
  }

  public static int arrive(Phaser phaser) {
    Sync.signalled(phaser);
    return phaser.arrive();
  }

  public static int arriveAndDeregister(Phaser phaser) {
    Sync.signalled(phaser);
    return phaser.arriveAndDeregister();
  }

  public static int arriveAndAwaitAdvance(Phaser phaser) {
    Sync.signalled(phaser);
    return awaitAdvance(phaser, phaser.arrive());
  }

  public static int awaitAdvance(Phaser phaser, int phase) {
    return phase < 0 || phaser.getPhase() != phase
        ? phaser.awaitAdvance(phase)
        : Wait.uninterruptibly(
            Reason.BARRIER, phaser, () -> phaser.awaitAdvanceInterruptibly(phase));
  }

  public static int awaitAdvanceInterruptibly(Phaser phaser, int phase)
      throws InterruptedException {
    return phase < 0 || phaser.getPhase() != phase
        ? phaser.awaitAdvanceInterruptibly(phase)
        : Wait.on(Reason.BARRIER, phaser, () -> phaser.awaitAdvanceInterruptibly(phase));
  }

  public static @Nullable Object exchange(
      Exchanger<@Nullable Object> exchanger, @Nullable Object value) throws InterruptedException {
    return Wait.on(Reason.BARRIER, exchanger, () -> exchanger.exchange(value));
  }

  public static @Nullable Object exchange(
      Exchanger<@Nullable Object> exchanger, @Nullable Object value, long time, TimeUnit unit)
      throws InterruptedException, TimeoutException {
    return Wait.on(Reason.BARRIER, exchanger, () -> exchanger.exchange(value, time, unit));
  }
}
