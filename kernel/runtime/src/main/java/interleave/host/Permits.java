package interleave.host;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Leave to start processes, which the kernel gives: its limits hold for all processes of a
/// notebook together.
final class Permits {

  private final Outbox outbox;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<String>> asked = new ConcurrentHashMap<>();

  Permits(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Asks for one process; the answer comes while the caller prepares it.
  Permit ask() {
    long id = ids.incrementAndGet();
    var answer = new CompletableFuture<String>();
    asked.put(id, answer);
    outbox.post(new Frame.Claim(id));
    return new Permit(id, answer);
  }

  /// The kernel's answer.
  void answered(Frame.Granted granted) {
    var answer = asked.remove(granted.id());
    if (answer != null) {
      answer.complete(granted.refusal());
    }
  }

  /// Tells the kernel that a child has ended.
  void gone(long child) {
    outbox.post(new Frame.Gone(child));
  }

  /// A claim on one process. It is to be either [#use]d or [#giveBack] in the end.
  final class Permit {
    private final long id;
    private final CompletableFuture<String> answer;

    private Permit(long id, CompletableFuture<String> answer) {
      this.id = id;
      this.answer = answer;
    }

    /// Waits for the answer.
    ///
    /// @throws IllegalStateException with the limit that is reached
    void require() {
      String refusal = answer.join();
      if (!refusal.isEmpty()) {
        throw new IllegalStateException(refusal);
      }
    }

    /// Says what was started.
    void use(long child) {
      outbox.post(new Frame.Started(id, child));
    }

    /// Says that nothing was.
    void giveBack() {
      use(0);
    }
  }
}
