package interleave.redis;

import interleave.redis.Postponed.Caller;
import interleave.redis.Postponed.Step;
import interleave.remote.RemoteAnswer;
import interleave.remote.RemoteAnswer.Outcome;
import interleave.remote.RemoteCall.Ask;
import interleave.remote.Verb;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The objects of one Redis server, for all processes of a notebook: one thread that does one step
/// after the other, so that a caller who waits holds nobody up.
///
/// A step that cannot be done yet waits here, and is tried again when the server says that its
/// object has changed, and in any case from time to time.
final class RedisLine implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final byte[] NOTHING = {};

  /// Something for the thread to do.
  private sealed interface Task {
    record Do(Step step) implements Task {}

    record Leave(Caller caller) implements Task {}

    record Look(String key) implements Task {}

    record Ended(long pid) implements Task {}

    record Stop() implements Task {}
  }

  private final URI uri;
  private final RemoteObjects.Post post;
  private final Connection connection;
  private final Changes changes;
  private final Thread thread;
  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final Set<Caller> leaving = ConcurrentHashMap.newKeySet();
  private final Set<Long> dead = ConcurrentHashMap.newKeySet();

  // Only the thread touches these.
  private final Postponed postponed = new Postponed();
  private final Leases leases;
  private final Map<Long, Long> told = new HashMap<>();

  private volatile List<LockWait> lockWaits = List.of();

  private RedisLine(URI uri, Duration patience, Duration lease, RemoteObjects.Post post) {
    this.uri = uri;
    this.post = post;
    this.leases = new Leases(lease);
    this.connection = new Connection(uri, patience);
    this.changes = Changes.listen(uri, key -> tasks.add(new Task.Look(key)));
    this.thread = Thread.ofPlatform().daemon().name("interleave-redis").unstarted(this::work);
  }

  static RedisLine open(URI uri, Duration patience, Duration lease, RemoteObjects.Post post) {
    RedisLine line = new RedisLine(uri, patience, lease, post);
    line.thread.start();
    return line;
  }

  void asked(long pid, Ask ask) {
    dead.remove(pid);
    long now = System.nanoTime();
    boolean endless = ask.nanos() > Long.MAX_VALUE - Math.max(0, now);
    long deadline = endless ? Long.MAX_VALUE : now + ask.nanos();
    tasks.add(new Task.Do(new Step(new Caller(pid, ask.id()), ask, deadline)));
  }

  void left(long pid, long id) {
    Caller caller = new Caller(pid, id);
    leaving.add(caller);
    tasks.add(new Task.Leave(caller));
  }

  void ended(long pid) {
    dead.add(pid);
    tasks.add(new Task.Ended(pid));
  }

  private void work() {
    try {
      Task task = new Task.Look("");
      while (!(task instanceof Task.Stop)) {
        work(task);
        leases.renew(connection);
        boolean _ = postponed.removeIf(this::tooLate);
        lockWaits = postponed.lockWaits(leases);
        Task next = tasks.poll(untilNext(), TimeUnit.NANOSECONDS);
        task = next == null ? new Task.Look("") : next;
      }
    } catch (InterruptedException e) {
      // Closed.
    } finally {
      leases.ended(connection);
      connection.close();
    }
  }

  private void work(Task task) {
    switch (task) {
      case Task.Do(Step step) -> {
        if ((postponed.isBehind(step) || !attempt(step)) && !tooLate(step)) {
          postponed.add(step);
        }
      }
      case Task.Leave(Caller caller) -> {
        if (postponed.removeIf(step -> step.caller().equals(caller))) {
          post.send(caller.pid(), answer(caller, Outcome.LEFT, "the thread was interrupted"));
        }
        leaving.remove(caller);
      }
      case Task.Look(String key) -> postponed.look(key, this::attempt);
      case Task.Ended(long pid) -> {
        boolean _ = postponed.removeIf(step -> step.caller().pid() == pid);
        told.remove(pid);
        leases.ended(pid, connection);
      }
      case Task.Stop() -> {}
    }
  }

  /// Who waits for a lock of this server that a thread of this notebook holds.
  List<LockWait> lockWaits() {
    return lockWaits;
  }

  /// Whether a step that is not done is answered with that.
  private boolean tooLate(Step step) {
    if (step.deadline() > System.nanoTime()) {
      return false;
    }
    post.send(step.caller().pid(), answer(step.caller(), Outcome.LATE, ""));
    return true;
  }

  /// Tries a step.
  ///
  /// @return false if it has to wait
  private boolean attempt(Step step) {
    Ask ask = step.ask();
    Caller caller = step.caller();
    if (dead.contains(caller.pid())) {
      return true;
    }
    try {
      long first = ask.verb() == Verb.LOCK ? leases.millis() : ask.first();
      Connection.Reply reply =
          connection.step(
              ask.verb().name(), ask.name(), ask.epoch(), first, ask.second(), ask.bytes());
      return switch (reply.status()) {
        case "wait" -> {
          postponed.taken(ask.name(), reply.number());
          yield false;
        }
        case "done" -> {
          done(caller, ask, reply);
          yield true;
        }
        case "lost" -> {
          fail(caller, Outcome.LOST, Wording.lost(uri, ask.name()));
          yield true;
        }
        default -> {
          fail(caller, Outcome.REFUSED, Wording.refused(ask, reply.text()));
          yield true;
        }
      };
    } catch (Unreachable e) {
      fail(caller, Outcome.FAILED, Wording.unreachable(ask, e));
      return true;
    }
  }

  private void fail(Caller caller, Outcome outcome, String text) {
    leaving.remove(caller);
    post.send(caller.pid(), answer(caller, outcome, text));
  }

  private void done(Caller caller, Ask ask, Connection.Reply reply) {
    boolean gone = leaving.remove(caller) || dead.contains(caller.pid());
    if (gone && undo(ask, reply)) {
      post.send(caller.pid(), answer(caller, Outcome.LEFT, "the thread was interrupted"));
      return;
    }
    switch (ask.verb()) {
      case LOCK -> leases.taken(caller.pid(), ask, reply.number());
      case UNLOCK -> leases.given(ask.name());
      default -> {}
    }
    post.send(
        caller.pid(),
        new RemoteAnswer(
            caller.id(), Outcome.DONE, reply.number(), reply.bytes(), news(caller.pid())));
  }

  /// What a process has not been told yet.
  private String news(long pid) {
    long restarts = connection.restarts();
    Long before = told.put(pid, restarts);
    return restarts > (before == null ? 0 : before) ? Wording.restarted(uri) : "";
  }

  /// Gives back what was taken for somebody who is not there any more.
  ///
  /// @return false if there is nothing to give back, or no way
  private boolean undo(Ask ask, Connection.Reply reply) {
    try {
      return switch (ask.verb()) {
        case GET -> undo("PUT_BACK", ask, 0, reply.bytes());
        case TAKE -> undo("UNTAKE", ask, 0, reply.bytes());
        case LOCK -> undo("UNLOCK", ask, reply.number(), NOTHING);
        case ACQUIRE -> undo("RELEASE", ask, 0, NOTHING);
        default -> false;
      };
    } catch (Unreachable e) {
      return false;
    }
  }

  private boolean undo(String verb, Ask ask, long first, byte[] bytes) throws Unreachable {
    return connection.step(verb, ask.name(), ask.epoch(), first, 0, bytes).status().equals("done");
  }

  private long untilNext() {
    return Math.min(postponed.untilNext(System.nanoTime()), LOOK_AGAIN.toNanos());
  }

  private static RemoteAnswer answer(Caller caller, Outcome outcome, @Nullable String text) {
    return new RemoteAnswer(caller.id(), outcome, 0, NOTHING, text == null ? "" : text);
  }

  @Override
  public void close() {
    tasks.add(new Task.Stop());
    changes.close();
    thread.interrupt();
  }
}
