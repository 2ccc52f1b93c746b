package interleave.course;

import interleave.remote.RemoteAnswer;
import interleave.remote.Verb;
import interleave.trace.Reason;
import org.jspecify.annotations.Nullable;

/// A queue in a Redis server.
final class RedisQueue implements QueuePlace {
  private static final long serialVersionUID = 1;

  private final RedisSpot spot;
  private final int capacity;

  RedisQueue(RedisSpot spot, int capacity) {
    this.spot = spot;
    this.capacity = capacity;
  }

  @Override
  public boolean put(byte[] item, long nanos) throws InterruptedException {
    RemoteAnswer answer = spot.ask(Verb.PUT, 0, item, nanos, Reason.QUEUE_PUT);
    if (!RedisSpot.isDone(answer)) {
      return false;
    }
    spot.put(answer.number());
    return true;
  }

  @Override
  public byte @Nullable [] get(long nanos) throws InterruptedException {
    RemoteAnswer answer = spot.ask(Verb.GET, 0, RedisSpot.NOTHING, nanos, Reason.QUEUE_TAKE);
    if (!RedisSpot.isDone(answer)) {
      return null;
    }
    spot.took(answer.number());
    return answer.bytes();
  }

  @Override
  public boolean isAbroad() {
    return true;
  }

  @Override
  public int size() {
    return number(Verb.SIZE);
  }

  private int number(Verb verb) {
    return Math.toIntExact(spot.tell(verb, 0).number());
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public void close() {
    RemoteAnswer _ = spot.tell(Verb.CLOSE, 0);
  }

  @Override
  public boolean taskDone() {
    return number(Verb.TASK_DONE) == 1;
  }

  @Override
  public int unfinished() {
    return number(Verb.UNFINISHED);
  }

  @Override
  public boolean awaitFinished(long nanos) throws InterruptedException {
    return RedisSpot.isDone(spot.ask(Verb.FINISHED, 0, RedisSpot.NOTHING, nanos, Reason.WAIT));
  }

  @Override
  public String toString() {
    return spot.label() + " (" + size() + (capacity > 0 ? " of " + capacity : "") + " items)";
  }
}
