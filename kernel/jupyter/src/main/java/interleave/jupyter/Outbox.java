package interleave.jupyter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What waits to be sent, in the order in which it was said. Any thread puts in, the sockets'
/// thread takes out. Putting in never waits, so that `idle` and replies always get in; who produces
/// much calls [#awaitRoom] before, which keeps the memory that waiting broadcasts take within
/// [#ROOM] and one message of each thread.
final class Outbox {
  /// Bytes of broadcasts that may wait before their producers do.
  static final long ROOM = 8L << 20;

  /// A message for one client.
  record Letter(Channel channel, Outgoing message) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Runnable wake;

  // Guarded by the lock.
  private final Queue<Letter> letters = new ArrayDeque<>();
  private final Deque<Outgoing> broadcasts = new ArrayDeque<>();
  private long waiting;
  private boolean closed;

  /// @param wake tells the sockets' thread that there is something; called without the lock
  Outbox(Runnable wake) {
    this.wake = wake;
  }

  /// Sends to one client.
  void post(Channel channel, Outgoing message) {
    lock.lock();
    try {
      letters.add(new Letter(channel, message));
    } finally {
      lock.unlock();
    }
    wake.run();
  }

  /// Sends to all who listen.
  void publish(Outgoing message) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      broadcasts.add(message);
      waiting += message.size();
    } finally {
      lock.unlock();
    }
    wake.run();
  }

  /// Waits until the broadcasts that are not yet sent leave room for more. An interrupt does not
  /// end the wait: the sockets' thread bounds it.
  void awaitRoom() {
    lock.lock();
    try {
      while (waiting >= ROOM && !closed) {
        room.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  @Nullable Letter nextLetter() {
    lock.lock();
    try {
      return letters.poll();
    } finally {
      lock.unlock();
    }
  }

  /// The oldest broadcast; it stays until [#published].
  @Nullable Outgoing firstBroadcast() {
    lock.lock();
    try {
      return broadcasts.peekFirst();
    } finally {
      lock.unlock();
    }
  }

  /// The oldest broadcast is sent.
  void published() {
    lock.lock();
    try {
      waiting -= broadcasts.removeFirst().size();
      if (waiting < ROOM) {
        room.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isEmpty() {
    lock.lock();
    try {
      return letters.isEmpty() && broadcasts.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /// From here on broadcasts are dropped and nobody waits.
  void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
