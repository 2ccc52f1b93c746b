package interleave.course;

import java.io.Serializable;
import java.util.Map;

/// Objects that live in a Redis server.
final class RedisSpace extends Space implements Serializable {
  private static final long serialVersionUID = 1;

  private final String uri;

  RedisSpace(String uri) {
    this.uri = uri;
  }

  @Override
  LockPlace lock(String name) {
    return new RedisLock(RedisSpot.open(uri, "SharedLock", "lock", name, 1, 1));
  }

  @Override
  SemaphorePlace semaphore(String name, int permits, int most) {
    return new RedisSemaphore(
        RedisSpot.open(uri, "SharedSemaphore", "semaphore", name, permits, most));
  }

  @Override
  EventPlace event(String name) {
    return new RedisEvent(RedisSpot.open(uri, "SharedEvent", "event", name, 0, 0));
  }

  @Override
  QueuePlace queue(String name, int capacity, boolean joinable) {
    String kind = joinable ? "JoinableQueue" : "SharedQueue";
    return new RedisQueue(
        RedisSpot.open(uri, kind, "queue", name, capacity, joinable ? 1 : 0), capacity);
  }

  @Override
  PoolPlace pool(String name, int number, int workers) {
    return RedisCrew.open(RedisSpot.open(uri, "ProcPool", "pool", name, 0, 0), workers);
  }

  @Override
  <K, V> Map<K, V> map(String name) {
    return new RedisMap<>(RedisSpot.open(uri, "Manager.map", "map", name, 0, 0));
  }

  @Override
  public String toString() {
    return "Space.redis(" + uri.replaceAll("//.*@", "//…@") + ")";
  }
}
