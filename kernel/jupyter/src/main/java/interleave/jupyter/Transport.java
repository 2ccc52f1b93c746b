package interleave.jupyter;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.jspecify.annotations.Nullable;

/// Moves messages between the sockets and the rest of the kernel, on a thread of its own, the only
/// one that touches the sockets. It waits in one place, for a socket or for the [Outbox], and
/// nothing that comes in or fails ends it before [#close].
///
/// A subscriber of iopub that does not keep up holds all broadcasts back, so that none is lost. One
/// that has taken nothing for [#PATIENCE] is taken for dead: until it reads again, it alone misses
/// messages.
final class Transport implements AutoCloseable {
  /// What the transport's thread tells of. The calls must return at once.
  interface Receiver {
    /// A message came.
    void received(Channel channel, List<byte[]> frames);

    /// A client listens to iopub from here on.
    void subscribed(String topic);

    /// A question found nobody to ask.
    void unanswerable(Outgoing question);
  }

  /// How long a subscriber may take nothing before it is taken for dead.
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final long FAREWELL = TimeUnit.SECONDS.toNanos(1);
  private static final long NOT_HELD_UP = Long.MIN_VALUE;

  private final Sockets sockets;
  private final Selector selector;
  private final Receiver receiver;
  private final long patience;
  private final Outbox outbox;
  private final Thread thread;
  private volatile boolean closing;

  // Of the sockets' thread alone: since when the first broadcast cannot be sent, by nanoTime.
  private long heldUpSince = NOT_HELD_UP;

  private Transport(Sockets sockets, Selector selector, Duration patience, Receiver receiver) {
    this.patience = patience.toNanos();
    this.sockets = sockets;
    this.selector = selector;
    this.receiver = receiver;
    outbox = new Outbox(selector::wakeup);
    thread = Thread.ofPlatform().name("interleave-sockets").daemon().unstarted(this::loop);
  }

  /// Binds the sockets. Messages move when [#start] is called.
  ///
  /// @param patience [#PATIENCE], or less in a test
  static Transport bind(KernelConnectionProperties where, Duration patience, Receiver receiver) {
    Sockets sockets = Sockets.bind(where);
    try {
      Selector selector = Selector.open();
      for (Channel channel : Channel.values()) {
        sockets.socket(channel).getFD().register(selector, SelectionKey.OP_READ);
      }
      return new Transport(sockets, selector, patience, receiver);
    } catch (IOException e) {
      sockets.close();
      throw new KernelFault("cannot watch the sockets", e);
    }
  }

  void start() {
    thread.start();
  }

  Outbox outbox() {
    return outbox;
  }

  private void loop() {
    while (!closing) {
      try {
        await();
        moveAll();
      } catch (Throwable t) {
        Log.failed("the sockets' thread goes on after", t);
      }
    }
    sayFarewell();
  }

  private void await() throws IOException {
    selector.select(heldUpSince == NOT_HELD_UP ? 0 : millisLeft());
    selector.selectedKeys().clear();
  }

  private long millisLeft() {
    long left = patience - (System.nanoTime() - heldUpSince);
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
  }

  /// Moves until nothing more moves. A socket tells of news once, and every call on it, sending
  /// too, takes the telling in. So each round ends with the calls that would tell: a look at every
  /// socket, then the attempt to send the broadcast that is held up, if one is. (A subscription
  /// that this last attempt takes in is seen as soon as the broadcast goes.)
  private void moveAll() {
    boolean moved;
    do {
      moved = sendLetters();
      for (Channel channel : Channel.values()) {
        moved |= receive(channel);
      }
      moved |= sendBroadcasts();
    } while (moved);
  }

  private boolean sendLetters() {
    boolean moved = false;
    for (Outbox.Letter letter = outbox.nextLetter(); letter != null; letter = outbox.nextLetter()) {
      moved = true;
      boolean delivered = sockets.send(letter.channel(), letter.message().frames());
      if (!delivered && letter.channel() == Channel.STDIN) {
        receiver.unanswerable(letter.message());
      }
    }
    return moved;
  }

  private boolean sendBroadcasts() {
    boolean moved = false;
    for (Outgoing next = outbox.firstBroadcast();
        next != null && broadcast(next);
        next = outbox.firstBroadcast()) {
      outbox.published();
      moved = true;
    }
    return moved;
  }

  /// @return whether the broadcast is done with
  private boolean broadcast(Outgoing message) {
    if (sockets.broadcast(message.frames())) {
      heldUpSince = NOT_HELD_UP;
      return true;
    }
    long now = System.nanoTime();
    if (heldUpSince == NOT_HELD_UP) {
      heldUpSince = now;
    }
    if (now - heldUpSince < patience) {
      return false;
    }
    Log.noted("a client that reads no iopub messages misses one");
    sockets.broadcastToTheAwake(message.frames());
    return true;
  }

  private boolean receive(Channel channel) {
    List<byte[]> frames = sockets.receive(channel);
    if (frames.isEmpty()) {
      return false;
    }
    try {
      hand(channel, frames);
    } catch (Throwable t) {
      Log.failed("a message on " + channel + " is dropped after", t);
    }
    return true;
  }

  private void hand(Channel channel, List<byte[]> frames) {
    switch (channel) {
      case SHELL, CONTROL, STDIN -> receiver.received(channel, frames);
      case HEARTBEAT -> {
        boolean _ = sockets.send(channel, frames);
      }
      case IOPUB -> {
        @Nullable String topic = Sockets.subscription(frames.getFirst());
        if (topic != null) {
          receiver.subscribed(topic);
        }
      }
    }
  }

  /// What was said before the end is sent, as far as the clients take it within [#FAREWELL].
  private void sayFarewell() {
    long began = System.nanoTime();
    try {
      moveAll();
      while (!outbox.isEmpty() && System.nanoTime() - began < FAREWELL) {
        selector.select(TimeUnit.NANOSECONDS.toMillis(FAREWELL));
        selector.selectedKeys().clear();
        moveAll();
      }
      selector.close();
    } catch (IOException | RuntimeException e) {
      Log.failed("the last messages may be lost after", e);
    } finally {
      sockets.close();
    }
  }

  /// Sends what waits and closes the sockets, within about two seconds.
  @Override
  public void close() {
    outbox.close();
    closing = true;
    selector.wakeup();
    try {
      thread.join(TimeUnit.NANOSECONDS.toMillis(3 * FAREWELL));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
