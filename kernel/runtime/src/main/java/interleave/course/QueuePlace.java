package interleave.course;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A queue of items, each written as bytes, where it lives.
sealed interface QueuePlace extends Serializable permits MachineQueue, RedisQueue {
  /// Puts an item in if there is room in time.
  ///
  /// @param nanos 0 to try without waiting, `Long.MAX_VALUE` for as long as it takes
  /// @throws IllegalStateException if it is closed
  boolean put(byte[] item, long nanos) throws InterruptedException;

  /// Takes the oldest item out if there is one in time.
  ///
  /// @param nanos as for [#put]
  /// @return null if there was none
  /// @throws IllegalStateException if it is closed and empty
  byte @Nullable [] get(long nanos) throws InterruptedException;

  /// Whether processes of other notebooks reach it.
  boolean isAbroad();

  /// How many items are inside now.
  int size();

  /// How many items it can hold, 0 for any number.
  int capacity();

  /// Nothing more can be put in.
  void close();

  /// One item that was taken out has been dealt with.
  ///
  /// @return false if none was left to be dealt with
  boolean taskDone();

  /// How many items have been put and not been dealt with.
  int unfinished();

  /// Waits until every item has been dealt with.
  ///
  /// @param nanos how long at most; `Long.MAX_VALUE` for as long as it takes
  /// @return whether it has
  boolean awaitFinished(long nanos) throws InterruptedException;
}
