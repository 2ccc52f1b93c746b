package interleave.course;

import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;

/// An end of a [Pipe].
///
/// @param <T> the type of the messages
public final class Connection<T> implements Serializable, AutoCloseable {
  @Serial private static final long serialVersionUID = 1;

  private final MachineQueue in;
  private final MachineQueue out;
  private final Open open;

  Connection(MachineQueue in, MachineQueue out) {
    this.in = in;
    this.out = out;
    this.open = new Open(out.spot().place(), out.closedWord());
  }

  /// Sends a copy of a message; waits while the pipe is full.
  ///
  /// @throws IOException if the other end is closed everywhere
  public void send(T message) throws InterruptedException, IOException {
    requireOpen();
    byte[] bytes = ItemWriter.item(message, this, false);
    try {
      boolean _ = out.put(bytes, Patience.ENDLESS);
    } catch (IllegalStateException e) {
      if (!out.isClosed()) {
        throw e;
      }
      throw new IOException(this + ": the other end is closed, so nobody will receive this", e);
    }
  }

  /// Waits for the next message.
  ///
  /// @throws EOFException if the other end is closed everywhere and everything sent there was
  ///   received
  public T recv() throws InterruptedException, EOFException {
    requireOpen();
    boolean _ = in.awaitItem(Patience.ENDLESS);
    byte[] bytes = in.isDrained() ? null : in.get(Patience.ENDLESS);
    if (bytes == null) {
      throw new EOFException(this + ": the other end is closed, and nothing is left to receive");
    }
    return Unchecked.cast(ItemReader.item(bytes));
  }

  /// Whether [#recv] would return at once, be it with a message or with the end.
  public boolean poll() throws InterruptedException {
    return poll(Duration.ZERO);
  }

  /// Waits until [#recv] would return at once, be it with a message or with the end.
  ///
  /// @return whether that came in time
  public boolean poll(Duration limit) throws InterruptedException {
    requireOpen();
    return in.awaitItem(Patience.of(limit));
  }

  /// Closes this end in this process.
  @Override
  public void close() {
    open.close();
  }

  private void requireOpen() {
    if (open.isClosed()) {
      throw new IllegalStateException(this + " was closed by this process");
    }
  }

  @Override
  public String toString() {
    return in.spot().label();
  }
}
