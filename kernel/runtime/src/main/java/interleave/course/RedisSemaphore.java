package interleave.course;

import interleave.remote.RemoteAnswer;
import interleave.remote.Verb;
import interleave.trace.Reason;

/// A semaphore in a Redis server.
final class RedisSemaphore implements SemaphorePlace {
  private static final long serialVersionUID = 1;

  private final RedisSpot spot;

  RedisSemaphore(RedisSpot spot) {
    this.spot = spot;
  }

  @Override
  public boolean acquire(long nanos) throws InterruptedException {
    RemoteAnswer answer = spot.ask(Verb.ACQUIRE, 0, RedisSpot.NOTHING, nanos, Reason.SEMAPHORE);
    if (!RedisSpot.isDone(answer)) {
      return false;
    }
    spot.acquired();
    return true;
  }

  @Override
  public void release() {
    RemoteAnswer _ = spot.tell(Verb.RELEASE, 0);
    spot.released();
  }

  @Override
  public int permits() {
    return Math.toIntExact(spot.tell(Verb.PERMITS, 0).number());
  }

  @Override
  public String toString() {
    return spot.label() + " (" + permits() + " permits)";
  }
}
