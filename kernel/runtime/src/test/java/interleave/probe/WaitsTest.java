package interleave.probe;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.probe.Waits.Report;
import interleave.trace.Reason;
import interleave.trace.Resource;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class WaitsTest {
  private static final Resource STOCK = new Resource("SharedLock", 1, "stock");

  @BeforeEach
  void listen() {
    Recorder.connect((_, _) -> {});
  }

  @AfterEach
  void disconnect() {
    Recorder.resumed();
    Recorder.disconnect();
  }

  private static Report report() {
    return Waits.report("test", _ -> "");
  }

  @Test
  void aThreadThatIsAboutToWaitIsLookedAtAgain() {
    assertThat(report().unsettled()).isFalse();
    Recorder.blocked(Reason.LOCK, STOCK);
    assertThat(report().unsettled()).isTrue();
    assertThat(report().waits()).isEmpty();
    Recorder.resumed();
    assertThat(report().unsettled()).isFalse();
  }

  @Test
  void whoeverRestsIsWokenByAWaitThatBeganBeforeIt() {
    long before = Waits.now();
    Recorder.blocked(Reason.LOCK, STOCK);
    Waits.rest(before, 0);
    assertThat(Waits.now()).isGreaterThan(before);
  }

  @Test
  void whoeverRestsIsWokenByAWaitThatBeginsLater() throws InterruptedException {
    long before = Waits.now();
    CountDownLatch rests = new CountDownLatch(1);
    Thread watcher =
        Thread.ofPlatform()
            .start(
                () -> {
                  rests.countDown();
                  Waits.rest(before, 0);
                });
    rests.await();
    Recorder.blocked(Reason.LOCK, STOCK);
    watcher.join();
    assertThat(watcher.isAlive()).isFalse();
  }
}
