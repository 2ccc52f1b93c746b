package interleave.jupyter;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A thread that takes up requests one after the other, in the order in which they came.
final class RequestThread implements AutoCloseable {
  private sealed interface Task {
    record Take(Inbound request) implements Task {}

    record End() implements Task {}
  }

  private final BlockingQueue<Task> waiting = new LinkedBlockingQueue<>();
  private final Thread thread;

  private RequestThread(String name, Consumer<Inbound> handler) {
    thread = Thread.ofPlatform().name(name).daemon().start(() -> work(handler));
  }

  /// @param handler takes a request up; what it throws is logged
  static RequestThread start(String name, Consumer<Inbound> handler) {
    return new RequestThread(name, handler);
  }

  void add(Inbound request) {
    waiting.add(new Task.Take(request));
  }

  private void work(Consumer<Inbound> handler) {
    boolean ended = false;
    while (!ended) {
      try {
        switch (waiting.take()) {
          case Task.Take(Inbound request) -> handler.accept(request);
          case Task.End() -> ended = true;
        }
      } catch (InterruptedException e) {
        Log.rejected("an interrupt that is not meant for this thread", e);
      } catch (Throwable t) {
        Log.failed("a request is given up after", t);
      }
    }
  }

  /// Ends the thread after what waits; gives a request that does not end a second.
  @Override
  public void close() {
    waiting.add(new Task.End());
    try {
      boolean _ = thread.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
