package interleave.host;

import interleave.probe.CellContext;
import interleave.probe.Probe;
import interleave.probe.Recorder;
import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.ThreadEvent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/// Lines from the front end, asked for over the wire.
final class Input implements Console.LineSource {
  private final Outbox outbox;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<Frame.InputReply>> waiting = new ConcurrentHashMap<>();

  Input(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Hands over the kernel's answer.
  void answered(Frame.InputReply reply) {
    CompletableFuture<Frame.InputReply> asked = waiting.remove(reply.id());
    if (asked != null) {
      asked.complete(reply);
    }
  }

  @Override
  public String line() throws IOException {
    long id = ids.incrementAndGet();
    int cell = CellContext.current();
    CompletableFuture<Frame.InputReply> asked = new CompletableFuture<>();
    waiting.put(id, asked);
    Recorder.record(cell, stamp -> new ThreadEvent.Blocked(stamp, Reason.STDIN, Resource.NONE));
    outbox.post(new Frame.InputRequest(id, cell, "", false));
    try {
      Frame.InputReply reply = asked.get();
      if (reply.eof()) {
        throw new IOException(
            "this front end cannot be asked for input (or the cell no longer runs)");
      }
      return reply.text() + "\n";
    } catch (InterruptedException e) {
      if (Probe.isStopping()) {
        throw Probe.stopped();
      }
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for input");
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      waiting.remove(id);
      Recorder.record(cell, ThreadEvent.Resumed::new);
    }
  }
}
