package interleave.course;

import interleave.course.ManagerProcess.Operation;
import interleave.memory.Call;
import interleave.memory.Memory;
import java.io.Serial;
import java.io.Serializable;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/// How any process calls a [ManagerProcess]: a request in its queue, the reply in a queue that one
/// call at a time uses.
final class ManagerLine implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  /// Queues for replies that no call of this process uses now, by the place of the requests.
  private static final Map<Long, Deque<MachineQueue>> IDLE = new ConcurrentHashMap<>();

  private final MachineQueue requests;
  private final long pid;

  /// @param pid the manager's process, whose end closes all of these queues
  ManagerLine(MachineQueue requests, long pid) {
    this.requests = requests;
    this.pid = pid;
  }

  long pid() {
    return pid;
  }

  /// Calls and waits for the result.
  ///
  /// @param object the number of the map or list, 0 to make one
  /// @throws IllegalStateException if the manager has ended
  @Nullable Object call(long object, Operation operation, @Nullable Object... arguments) {
    var request = new ItemWriter("the manager", 64).number(object).add(operation.name());
    for (Object argument : arguments) {
      ItemWriter _ = request.add(argument);
    }
    return result(new ItemReader(reply(operation.looks(), request.toBytes())));
  }

  private byte[] reply(boolean looks, byte[] request) {
    try {
      return Keeper.call(
          requests.spot().place(),
          looks,
          request,
          this::ask,
          (kept, call) -> ManagerProcess.reply(kept, new ItemReader(call)));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "the manager, PID %d, has ended, and with it what it kept".formatted(pid), e);
    }
  }

  /// Has the process do it.
  private byte[] ask(byte[] request) {
    Deque<MachineQueue> idle =
        IDLE.computeIfAbsent(requests.spot().place(), _ -> new ConcurrentLinkedDeque<>());
    MachineQueue replies = idle.poll();
    if (replies == null) {
      replies = replies();
    }
    var whole = new ItemWriter("the manager", 8 + request.length);
    byte[] reply = exchange(whole.number(replies.spot().place()).bytes(request).toBytes(), replies);
    idle.add(replies);
    return reply;
  }

  private MachineQueue replies() {
    var replies = MachineQueue.quiet("");
    Memory.call(new Call.Open(replies.spot().place(), replies.closedWord(), pid));
    return replies;
  }

  private byte[] exchange(byte[] request, MachineQueue replies) {
    boolean interrupted = false;
    boolean sent = false;
    try {
      while (true) {
        try {
          sent = sent || requests.put(request, Patience.ENDLESS);
          byte[] reply = replies.get(Patience.ENDLESS);
          if (reply != null) {
            return reply;
          }
        } catch (InterruptedException e) {
          interrupted = true; // a call is short
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static @Nullable Object result(ItemReader reply) {
    if (reply.number() == 1) {
      return reply.next();
    }
    Object thrown = reply.given();
    switch (thrown) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(thrown.toString());
    }
  }
}
