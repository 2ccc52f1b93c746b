package interleave.course;

import static java.nio.charset.StandardCharsets.UTF_8;

import interleave.remote.Remote;
import interleave.remote.RemoteAnswer;
import interleave.remote.Verb;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;

/// Takes tasks from a pool in a Redis server for one worker of this process, one at a time.
///
/// It is known there by a name that is leased as a lock is. When the lease ends, because this
/// process, its kernel or its machine is gone, the task that it had taken has failed. After a step
/// of which it is not known whether it happened it goes on under another name, so that a task that
/// was taken in it has failed, too, and does not wait for ever.
final class RedisWorker {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  private final RedisSpot spot;
  private final Crew crew;
  private final ToIntFunction<String> cells;
  private final Thread thread;
  private volatile boolean leaving;

  private RedisWorker(RedisSpot spot, Crew crew, ToIntFunction<String> cells) {
    this.spot = spot;
    this.crew = crew;
    this.cells = cells;
    this.thread = RedisCrew.thread(spot, "tasks", this::work);
  }

  /// @param cells the cell in which a task runs
  static RedisWorker start(RedisSpot spot, Crew crew, ToIntFunction<String> cells) {
    var made = new RedisWorker(spot, crew, cells);
    made.thread.start();
    return made;
  }

  Crew crew() {
    return crew;
  }

  /// Takes no more tasks; the worker ends after the one that it does.
  void leave() {
    leaving = true;
    thread.interrupt();
  }

  /// Ends the worker at once.
  void kill() {
    leave();
    crew.terminate();
  }

  private void work() {
    while (!leaving) {
      String name = UUID.randomUUID().toString();
      try {
        RemoteAnswer _ = ask(Verb.LOCK, "member:" + name, label().getBytes(UTF_8));
        while (!leaving) {
          workAs(name);
        }
      } catch (InterruptedException e) {
        // Leaving; the loop looks.
      } catch (Remote.LostException e) {
        leaving = true;
      } catch (IllegalStateException e) {
        LockSupport.parkNanos(PAUSE); // the server is away
      } finally {
        signOff(name);
      }
    }
    crew.close();
  }

  private RemoteAnswer ask(Verb verb, String object, byte[] bytes) throws InterruptedException {
    return Remote.ask(spot.uri(), verb, object, spot.epoch(), 0, 0, Patience.ENDLESS, bytes);
  }

  private void signOff(String name) {
    try {
      RemoteAnswer _ =
          Remote.tell(spot.uri(), Verb.UNLOCK, "member:" + name, spot.epoch(), 0, 0, new byte[0]);
    } catch (IllegalStateException e) {
      // The lease ends by itself: nobody renews it any more.
    }
  }

  /// Who does the task, for the one who hears that it is gone.
  private String label() {
    return ProcessHandle.current().pid() + " " + crew.name() + "-worker on " + host();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a machine without a name";
    }
  }

  /// What has become of the task of a worker that is gone.
  static WorkerDiedException lost(String label) {
    int space = label.indexOf(' ');
    return new WorkerDiedException(
        label.substring(space + 1), Long.parseLong(label.substring(0, space)));
  }

  private void workAs(String name) throws InterruptedException {
    byte[] self = name.getBytes(UTF_8);
    byte[] taker = Blocks.join(List.of(self, label().getBytes(UTF_8)));
    List<byte[]> task = Blocks.split(ask(Verb.TAKE, spot.key(), taker).bytes());
    byte[] outcome = done(task);
    finish(Blocks.join(List.of(self, task.getFirst(), outcome)));
  }

  private byte[] done(List<byte[]> task) {
    var outcome = new CompletableFuture<byte[]>();
    try {
      byte[] classes = spot.tell(Verb.CLASSES_OF, Blocks.join(List.of(task.get(2)))).bytes();
      var visitor = new PoolTask.Visitor(new String(task.get(2), UTF_8), classes, task.get(3));
      crew.prepare(new PoolTask.Visiting(visitor))
          .give(
              cells.applyAsInt(new String(task.getFirst(), UTF_8)),
              List.of(),
              results -> outcome.complete((byte[]) results.given()),
              thrown -> outcome.complete(PoolTask.failure(thrown)));
    } catch (RuntimeException e) {
      outcome.complete(PoolTask.failure(e));
    }
    return outcome.join();
  }

  /// Brings the outcome back, however long that takes: a second time does nothing.
  private void finish(byte[] outcome) {
    while (true) {
      try {
        RemoteAnswer _ = spot.tell(Verb.FINISH, outcome);
        return;
      } catch (Remote.LostException e) {
        return;
      } catch (IllegalStateException e) {
        LockSupport.parkNanos(PAUSE);
      }
    }
  }
}
