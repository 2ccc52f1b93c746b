package interleave.course;

import interleave.trace.ExitStatus;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Messages of ours from any process to the one that takes them out.
final class Mailbox implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final MachineQueue queue;

  private Mailbox(MachineQueue queue) {
    this.queue = queue;
  }

  /// An empty one.
  static Mailbox make(String name) {
    return new Mailbox(MachineQueue.quiet(name));
  }

  /// Puts a message in; there is always room.
  ///
  /// @throws IllegalStateException if it is closed
  void put(byte[] message) {
    try {
      boolean _ = queue.put(message, Patience.ENDLESS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Puts a message in when a process has ended, behind whatever that process has put in.
  ///
  /// @param message made of how it ended
  void putAtEnd(Proc of, Function<ExitStatus, byte[]> message) {
    CompletableFuture<Void> _ = of.onExit().thenAccept(status -> put(message.apply(status)));
  }

  /// Waits for the next message.
  ///
  /// @return null if it is closed and empty
  byte @Nullable [] take() throws InterruptedException {
    while (queue.awaitItem(Patience.ENDLESS) && !queue.isDrained()) {
      byte[] message = queue.get(Patience.ENDLESS);
      if (message != null) {
        return message;
      }
    }
    return null;
  }

  /// Has it closed when this process ends.
  ///
  /// @return what gives it up before
  Runnable own() {
    return new Open(queue.spot().place(), queue.closedWord())::close;
  }

  /// Takes no more messages; those in it can be taken out.
  void close() {
    queue.close();
  }
}
