package interleave.jupyter;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The questions on stdin, one at a time. The threads of a cell ask, the sockets' thread answers.
final class Questions {
  private record Pending(String id, CompletableFuture<Optional<String>> answer) {}

  private final Codec codec;
  private final Consumer<Outgoing> send;

  /// Held by the thread whose question is open.
  private final ReentrantLock asking = new ReentrantLock(true);

  private volatile @Nullable Pending pending;

  /// How often all questions were given up.
  private final AtomicInteger round = new AtomicInteger();

  Questions(Codec codec, Consumer<Outgoing> send) {
    this.codec = codec;
    this.send = send;
  }

  /// Asks the client that sent `cell` and waits for the line. Empty when that client has no stdin
  /// channel, or when the question is given up.
  Optional<String> ask(Inbound cell, String prompt, boolean password) throws InterruptedException {
    int asked = round.get();
    asking.lockInterruptibly();
    try {
      Outgoing question = codec.answer(cell, new InputRequest(prompt, password));
      CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
      pending = new Pending(question.id(), answer);
      if (asked != round.get()) {
        return Optional.empty();
      }
      send.accept(question);
      return answer.get();
    } catch (ExecutionException e) {
      throw new KernelFault("a question failed", e);
    } finally {
      pending = null;
      asking.unlock();
    }
  }

  /// A line came. It is dropped when no question is open, or when it names another one: the user
  /// typed it for a cell that has ended.
  void answered(Inbound reply) throws MalformedMessage {
    String line = reply.content().text("value");
    Pending open = pending;
    if (open != null && (reply.parentId().isEmpty() || reply.parentId().equals(open.id()))) {
      open.answer().complete(Optional.of(line));
    }
  }

  /// No line will come for any question that was asked up to now: the user interrupts the cell.
  void giveUp() {
    round.incrementAndGet();
    Pending open = pending;
    if (open != null) {
      open.answer().complete(Optional.empty());
    }
  }

  /// Nobody can be asked.
  void unanswerable(Outgoing question) {
    Pending open = pending;
    if (open != null && open.id().equals(question.id())) {
      open.answer().complete(Optional.empty());
    }
  }
}
