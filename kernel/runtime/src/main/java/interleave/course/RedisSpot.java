package interleave.course;

import static java.nio.charset.StandardCharsets.UTF_8;

import interleave.memory.Shared;
import interleave.probe.Recorder;
import interleave.remote.Remote;
import interleave.remote.RemoteAnswer;
import interleave.remote.Verb;
import interleave.trace.Event;
import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.Stamp;
import interleave.trace.SyncEvent;
import java.io.Serializable;
import java.util.UUID;
import java.util.function.Function;

/// An object's place in a Redis server, and what events say about it.
///
/// @param kind the class that a learner uses
/// @param key its name in the server, with its kind there
/// @param epoch of the server's data when it was opened
record RedisSpot(String uri, String kind, String key, String name, String epoch)
    implements Serializable, Shared {
  static final byte[] NOTHING = {};

  static RedisSpot open(
      String uri, String kind, String prefix, String name, long first, long second) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "an object in Redis needs a name, by which other notebooks find it:"
              + " new %s(Space.redis(…), \"name\"…)".formatted(kind));
    }
    String key = prefix + ":" + name;
    byte[] fresh = UUID.randomUUID().toString().getBytes(UTF_8);
    RemoteAnswer made = Remote.tell(uri, Verb.OPEN, key, "", first, second, fresh);
    return new RedisSpot(uri, kind, key, name, new String(made.bytes(), UTF_8));
  }

  /// Does something that does not wait.
  RemoteAnswer tell(Verb verb, long first) {
    return Remote.tell(uri, verb, key, epoch, first, 0, NOTHING);
  }

  /// Does something that does not wait, with something.
  RemoteAnswer tell(Verb verb, byte[] bytes) {
    return Remote.tell(uri, verb, key, epoch, 0, 0, bytes);
  }

  /// Does something that may have to wait; a lane is shown blocked meanwhile.
  RemoteAnswer ask(Verb verb, long first, byte[] bytes, long nanos, Reason reason)
      throws InterruptedException {
    return ask(verb, first, 0, bytes, nanos, reason);
  }

  /// The same with a second measure.
  RemoteAnswer ask(Verb verb, long first, long second, byte[] bytes, long nanos, Reason reason)
      throws InterruptedException {
    boolean shown = nanos > 0;
    if (shown) {
      Recorder.blocked(reason, resource());
    }
    try {
      return Remote.ask(uri, verb, key, epoch, first, second, nanos, bytes);
    } finally {
      if (shown) {
        Recorder.resumed();
      }
    }
  }

  static boolean isDone(RemoteAnswer answer) {
    return answer.outcome() == RemoteAnswer.Outcome.DONE;
  }

  @Override
  public Resource resource() {
    return new Resource(kind, 0, name);
  }

  String label() {
    return kind + " \"" + name + "\"";
  }

  void acquired() {
    record(stamp -> new SyncEvent.Acquired(stamp, resource()));
  }

  void released() {
    record(stamp -> new SyncEvent.Released(stamp, resource()));
  }

  void signalled() {
    record(stamp -> new SyncEvent.Signalled(stamp, resource()));
  }

  void put(long size) {
    record(stamp -> new SyncEvent.Put(stamp, resource(), Math.toIntExact(size)));
  }

  void took(long size) {
    record(stamp -> new SyncEvent.Took(stamp, resource(), Math.toIntExact(size)));
  }

  private static void record(Function<Stamp, Event> event) {
    if (Recorder.isOn()) {
      Recorder.record(event);
    }
  }
}
