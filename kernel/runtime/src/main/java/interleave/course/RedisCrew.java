package interleave.course;

import static java.nio.charset.StandardCharsets.UTF_8;

import interleave.probe.CellContext;
import interleave.probe.Launcher;
import interleave.probe.Portable;
import interleave.remote.Remote;
import interleave.remote.RemoteAnswer;
import interleave.remote.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// A pool whose tasks wait in a Redis server: what this process gave, and the workers that it adds.
///
/// One thread of ours takes the results and calls back, one at a time; one for each worker takes
/// tasks from the server.
final class RedisCrew implements PoolPlace {

  /// A task of this process that is not known to have ended.
  private record Given(int cell, Consumer<ItemReader> done, Consumer<Throwable> failed) {}

  private final RedisSpot spot;
  private final String self = UUID.randomUUID().toString();
  private final int home = CellContext.current();
  private final Map<String, Given> given = new ConcurrentHashMap<>();
  private final List<RedisWorker> slots = new ArrayList<>();
  private final Thread results;
  private int count; // guarded by this, as below
  private boolean closed;
  private boolean listening; // the thread of the results may be interrupted

  private RedisCrew(RedisSpot spot) {
    this.spot = spot;
    this.results = thread(spot, "results", this::serve);
  }

  static Thread thread(RedisSpot spot, String what, Runnable body) {
    return Thread.ofPlatform()
        .daemon()
        .inheritInheritableThreadLocals(false)
        .name("interleave-" + spot.name() + "-" + what)
        .unstarted(body);
  }

  /// Adds workers to a pool.
  static RedisCrew open(RedisSpot spot, int workers) {
    var made = new RedisCrew(spot);
    if (workers > 0) {
      var crew = new Crew(spot.name(), workers);
      for (int i = 0; i < workers; i++) {
        made.slots.add(RedisWorker.start(spot, crew, made::cellOf));
      }
    }
    made.results.start();
    return made;
  }

  /// The cell in which what a task prints appears: its own, or that of the pool.
  private int cellOf(String task) {
    Given ours = given.get(task);
    return ours == null ? home : ours.cell;
  }

  @Override
  public Giver prepare(PoolTask task) {
    return (cell, arguments, done, failed) ->
        give(new PoolTask.Given(task, arguments), new Given(cell, done, failed));
  }

  private void give(PoolTask task, Given one) {
    Portable packed = Launcher.installed().packPortable(task, "the task");
    String id = next();
    byte[] message =
        Blocks.join(List.of(id.getBytes(UTF_8), self.getBytes(UTF_8), key(packed), packed.task()));
    given.put(id, one);
    try {
      if (spot.tell(Verb.SUBMIT, message).number() == 0) {
        byte[] classes = Blocks.join(List.of(key(packed), packed.classes()));
        RemoteAnswer _ = spot.tell(Verb.CLASSES, classes);
        RemoteAnswer _ = spot.tell(Verb.SUBMIT, message);
      }
    } catch (RuntimeException e) {
      given.remove(id);
      throw e;
    }
  }

  private static byte[] key(Portable packed) {
    return packed.key().getBytes(UTF_8);
  }

  private synchronized String next() {
    if (closed) {
      throw new IllegalStateException(spot.label() + " is closed: it takes no more tasks");
    }
    return self + ":" + ++count;
  }

  /// Hears what became of the tasks, until the pool is closed and nothing is left to hear.
  private void serve() {
    long heard = 0;
    byte[] pool = Blocks.join(List.of(spot.key().getBytes(UTF_8)));
    while (listens()) {
      try {
        RemoteAnswer answer = next(heard, pool);
        heard = answer.number();
        took(Blocks.split(answer.bytes()));
      } catch (InterruptedException e) {
        // Closed; the loop looks.
      } catch (IllegalStateException e) {
        failAll(e);
        if (e instanceof Remote.LostException) {
          close();
        }
      }
    }
    slots.forEach(RedisWorker::leave);
  }

  private synchronized boolean listens() {
    listening = !closed || !given.isEmpty();
    return listening;
  }

  private RemoteAnswer next(long heard, byte[] pool) throws InterruptedException {
    try {
      return Remote.ask(
          spot.uri(),
          Verb.RESULT,
          "results:" + self,
          spot.epoch(),
          heard,
          0,
          Patience.ENDLESS,
          pool);
    } finally {
      synchronized (this) {
        listening = false;
        boolean _ = Thread.interrupted(); // it was for the wait
      }
    }
  }

  private void took(List<byte[]> answer) {
    Given one = given.remove(new String(answer.getFirst(), UTF_8));
    if (one != null) {
      String how = new String(answer.get(1), UTF_8);
      byte[] what = answer.get(2);
      Crew.callBack(
          one.cell,
          () -> {
            if (how.equals("done")) {
              PoolTask.hear(new ItemReader(what), one.done, one.failed);
            } else {
              one.failed.accept(RedisWorker.lost(new String(what, UTF_8)));
            }
          });
    }
  }

  private void failAll(RuntimeException why) {
    for (String id : List.copyOf(given.keySet())) {
      Given one = given.remove(id);
      if (one != null) {
        Crew.callBack(one.cell, () -> one.failed.accept(why));
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (listening) {
      results.interrupt();
    }
  }

  @Override
  public void terminate() {
    withdraw(List.copyOf(given.keySet()));
    failAll(new IllegalStateException(spot.label() + " was terminated"));
    close();
    slots.forEach(RedisWorker::kill);
  }

  @Override
  public void cancel(int cell) {
    List<String> ids =
        given.entrySet().stream()
            .filter(each -> each.getValue().cell == cell)
            .map(Map.Entry::getKey)
            .toList();
    withdraw(ids);
    ids.forEach(given::remove);
    slots.stream().limit(1).forEach(slot -> slot.crew().cancel(cell));
  }

  /// Takes back tasks that no worker has begun; those that one has go on, and nobody hears of it.
  private void withdraw(List<String> ids) {
    if (!ids.isEmpty()) {
      byte[] all = Blocks.join(ids.stream().map(id -> id.getBytes(UTF_8)).toList());
      RemoteAnswer _ = spot.tell(Verb.WITHDRAW, all);
    }
  }

  @Override
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public List<Proc> workers() {
    return slots.isEmpty() ? List.of() : slots.getFirst().crew().workers();
  }

  @Override
  public String toString() {
    return "%s (%d workers here, %d tasks wait)"
        .formatted(spot.label(), workers().size(), spot.tell(Verb.SIZE, 0).number());
  }
}
