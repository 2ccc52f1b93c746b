package interleave.course;

import static java.nio.charset.StandardCharsets.UTF_8;

import interleave.probe.Recorder;
import interleave.remote.RemoteAnswer;
import interleave.remote.Verb;
import interleave.trace.Reason;
import java.util.OptionalLong;

/// A lock in a Redis server, with a lease and a fencing token.
final class RedisLock implements LockPlace {
  private static final long serialVersionUID = 1;

  private final RedisSpot spot;

  /// The token of the thread that has just taken it, until it asks for it.
  private volatile long token;

  RedisLock(RedisSpot spot) {
    this.spot = spot;
  }

  @Override
  public void acquire() throws InterruptedException {
    boolean _ = acquire(Patience.ENDLESS);
  }

  @Override
  public boolean acquire(long nanos) throws InterruptedException {
    byte[] self =
        "process %d, thread %s"
            .formatted(ProcessHandle.current().pid(), Thread.currentThread().getName())
            .getBytes(UTF_8);
    RemoteAnswer answer = spot.ask(Verb.LOCK, 0, Recorder.threadNumber(), self, nanos, Reason.LOCK);
    if (!RedisSpot.isDone(answer)) {
      return false;
    }
    token = answer.number();
    spot.acquired();
    return true;
  }

  @Override
  public void release() {
    release(0);
  }

  private void release(long holder) {
    RemoteAnswer _ = spot.tell(Verb.UNLOCK, holder);
    spot.released();
  }

  @Override
  public boolean isLocked() {
    return spot.tell(Verb.LOCKED, 0).number() == 1;
  }

  @Override
  public Releasable held() {
    return new Hold(this, token);
  }

  @Override
  public String toString() {
    RemoteAnswer locked = spot.tell(Verb.LOCKED, 0);
    return spot.label()
        + (locked.number() == 1
            ? " (held by " + new String(locked.bytes(), UTF_8) + ")"
            : " (free)");
  }

  /// The lock as one holder has it: it gives back its own lease and nobody else's.
  private record Hold(RedisLock lock, long token) implements Releasable {
    @Override
    public void release() {
      lock.release(token);
    }

    @Override
    public OptionalLong fence() {
      return OptionalLong.of(token);
    }
  }
}
