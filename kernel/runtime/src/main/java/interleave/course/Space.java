package interleave.course;

import java.util.Map;

/// Where shared objects live.
///
/// By default that is [#machine]: memory that the processes of this notebook have in common.
public abstract sealed class Space permits MachineSpace, RedisSpace {

  Space() {}

  /// The memory that the processes of this notebook have in common.
  public static Space machine() {
    return MachineSpace.INSTANCE;
  }

  /// A Redis server that notebooks on several machines share. Objects are told apart by their
  /// names: two notebooks that make a queue of the same name have the same queue.
  ///
  /// ```java
  /// var space = Space.redis("redis://192.168.1.7:6379");
  /// var orders = new SharedQueue<String>(space, "orders", 100);
  /// ```
  ///
  /// Notebooks can give each other what every notebook knows: numbers, texts, lists, maps. Items of
  /// a class that a notebook declares are for the processes of that notebook.
  ///
  /// The tasks of a [ProcPool] take the classes that they need with them.
  ///
  /// An item is taken once, also when the connection breaks in the middle: what is not known to
  /// have happened is asked again under the same number. A server that is away for more than five
  /// seconds is an `IllegalStateException`. One that was restarted tells so, because what it did in
  /// its last second may be undone; one that lost its data makes its objects useless. A lock is
  /// leased for fifteen seconds, which the kernel renews as long as it lives; see [Held#fence]. A
  /// process that dies while it holds a lock leaves it locked, and a kernel or machine that dies
  /// leaves it for the rest of the lease. Permits of a semaphore come back only by `release`.
  ///
  /// @param uri such as `redis://:password@host:6379/0`; `rediss` is encrypted
  public static Space redis(String uri) {
    return new RedisSpace(uri);
  }

  /// Makes a lock.
  ///
  /// @param name what the program calls it, or empty
  abstract LockPlace lock(String name);

  /// Makes a semaphore.
  ///
  /// @param most the most permits there may be
  abstract SemaphorePlace semaphore(String name, int permits, int most);

  /// Makes an event that is not set.
  abstract EventPlace event(String name);

  /// Makes an empty queue.
  ///
  /// @param capacity how many items it holds at most, 0 for any number
  /// @param joinable whether it counts items that have not been dealt with
  abstract QueuePlace queue(String name, int capacity, boolean joinable);

  /// Makes a pool, or adds to the one of this name.
  ///
  /// @param number its number in this process
  abstract PoolPlace pool(String name, int number, int workers);

  /// Makes a map, or finds the one of this name.
  abstract <K, V> Map<K, V> map(String name);
}
