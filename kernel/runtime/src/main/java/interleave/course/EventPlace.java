package interleave.course;

import java.io.Serializable;

/// A flag that threads can wait for, where it lives.
sealed interface EventPlace extends Serializable permits MachineEvent, RedisEvent {
  /// Sets it and wakes all who wait.
  void set();

  /// Clears it.
  void clear();

  /// Whether it is set.
  boolean isSet();

  /// Waits until it is set; returns also if it was cleared again meanwhile.
  ///
  /// @param nanos as long at most; `Long.MAX_VALUE` for as long as it takes
  /// @return whether it was set
  boolean await(long nanos) throws InterruptedException;
}
