package interleave.course;

import interleave.remote.RemoteAnswer;
import interleave.remote.Verb;
import interleave.trace.Reason;

/// A flag in a Redis server. Its state is twice the number of times that it was set, and one more
/// while it is.
final class RedisEvent implements EventPlace {
  private static final long serialVersionUID = 1;

  private final RedisSpot spot;

  RedisEvent(RedisSpot spot) {
    this.spot = spot;
  }

  @Override
  public void set() {
    spot.signalled();
    RemoteAnswer _ = spot.tell(Verb.SET, 0);
  }

  @Override
  public void clear() {
    RemoteAnswer _ = spot.tell(Verb.CLEAR, 0);
  }

  @Override
  public boolean isSet() {
    return isSet(state());
  }

  private long state() {
    return spot.tell(Verb.IS_SET, 0).number();
  }

  private static boolean isSet(long state) {
    return state % 2 == 1;
  }

  @Override
  public boolean await(long nanos) throws InterruptedException {
    long before = state();
    return isSet(before)
        || RedisSpot.isDone(
            spot.ask(Verb.AWAIT, before / 2, RedisSpot.NOTHING, nanos, Reason.LATCH));
  }

  @Override
  public String toString() {
    return spot.label() + (isSet() ? " (set)" : " (not set)");
  }
}
