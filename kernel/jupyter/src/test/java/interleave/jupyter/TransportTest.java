package interleave.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/// Back-pressure on iopub, with subscribers that read when the test lets them.
@Timeout(300)
class TransportTest {
  private static final int MESSAGES = 40_000;
  private static final String PADDING = " ".repeat(2000);

  private final KernelConnectionProperties where;
  private final BlockingQueue<String> subscriptions = new LinkedBlockingQueue<>();
  private final Client client;
  private final AtomicInteger published = new AtomicInteger();
  private Transport transport;

  TransportTest() throws IOException {
    where = Client.freePorts();
    client = new Client(where);
    transport = start(Duration.ofMinutes(1));
  }

  private Transport start(Duration patience) {
    Transport started = Transport.bind(where, patience, new Subscriptions());
    started.start();
    return started;
  }

  @AfterEach
  void stop() {
    client.close();
    transport.close();
  }

  @Test
  void aFloodWaitsForItsReaderAndNothingIsLost() throws Exception {
    ZMQ.Socket reader = subscribe();
    Thread flood = flood();
    awaitWaiting(flood);
    assertThat(published.get()).as("messages that wait").isBetween(1000, 20_000);
    for (int i = 0; i < MESSAGES; i++) {
      assertThat(reader.recvStr()).as("message %d", i).isEqualTo(text(i));
    }
    flood.join();
  }

  @Test
  void aReaderThatLeavesHoldsNobodyUp() throws Exception {
    ZMQ.Socket gone = subscribe();
    ZMQ.Socket reader = subscribe();
    Thread flood = flood();
    awaitWaiting(flood);
    gone.close();
    for (int i = 0; i < MESSAGES; i++) {
      assertThat(reader.recvStr()).isEqualTo(text(i));
    }
    flood.join();
  }

  @Test
  void aReaderThatSleepsForGoodMissesMessagesAlone() throws Exception {
    transport.close();
    transport = start(Duration.ofSeconds(3)); // a reader that reads is not away for so long
    ZMQ.Socket asleep = subscribe();
    ZMQ.Socket reader = subscribe();
    Thread flood = flood();
    for (int i = 0; i < MESSAGES; i++) {
      assertThat(reader.recvStr()).isEqualTo(text(i));
    }
    flood.join();
    assertThat(asleep.recvStr()).isEqualTo(text(0));
  }

  /// A socket whose subscription has arrived.
  private ZMQ.Socket subscribe() throws InterruptedException {
    ZMQ.Socket socket = client.connect(SocketType.SUB, where.getIopubPort());
    socket.setRcvHWM(10);
    socket.subscribe("");
    assertThat(subscriptions.poll(20, TimeUnit.SECONDS)).as("a subscription").isNotNull();
    return socket;
  }

  private Thread flood() {
    Outbox outbox = transport.outbox();
    return Thread.ofPlatform()
        .start(
            () -> {
              for (int i = 0; i < MESSAGES; i++) {
                outbox.awaitRoom();
                outbox.publish(new Outgoing("", List.of(text(i).getBytes(UTF_8))));
                published.incrementAndGet();
              }
            });
  }

  private static String text(int i) {
    return i + PADDING;
  }

  /// Waits until the thread waits for room, for longer than any other wait of its could be.
  private void awaitWaiting(Thread thread) {
    int before = -1;
    long since = System.nanoTime();
    while (System.nanoTime() - since < TimeUnit.MILLISECONDS.toNanos(300)) {
      int now = published.get();
      if (now != before || thread.getState() != Thread.State.WAITING) {
        before = now;
        since = System.nanoTime();
      }
      Thread.onSpinWait();
    }
  }

  private final class Subscriptions implements Transport.Receiver {
    @Override
    public void received(Channel channel, List<byte[]> frames) {}

    @Override
    public void subscribed(String topic) {
      subscriptions.add(topic);
    }

    @Override
    public void unanswerable(Outgoing question) {}
  }
}
