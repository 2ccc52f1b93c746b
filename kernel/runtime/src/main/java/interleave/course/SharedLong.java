package interleave.course;

import interleave.memory.Kind;
import java.io.Serial;
import java.io.Serializable;

/// A 64-bit number that processes share.
///
/// [#get] and [#set] are plain reads and writes: `n.set(n.get() + 1)` by two processes at once may
/// count one. [#getAndAdd] and [#compareAndSet] are atomic, and [#lock] makes anything so.
public final class SharedLong implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final MachineValue value;

  /// A 64-bit number of 0.
  public SharedLong() {
    this(0);
  }

  /// A 64-bit number with an initial value.
  public SharedLong(long initial) {
    this("", initial);
  }

  /// A 64-bit number that views show by this name.
  public SharedLong(String name, long initial) {
    value = MachineValue.make(Kind.LONG, name, initial);
  }

  /// Its value, as this process sees it now.
  public long get() {
    return value.get(0);
  }

  /// Replaces its value.
  public void set(long newValue) {
    value.set(0, newValue);
  }

  /// Adds to it atomically.
  ///
  /// @return its value before
  public long getAndAdd(long change) {
    return value.getAndAdd(0, change);
  }

  /// Replaces its value atomically if it is as expected.
  ///
  /// @return whether it was
  public boolean compareAndSet(long expected, long newValue) {
    return value.compareAndSet(0, expected, newValue);
  }

  /// The lock that belongs to it, always the same.
  public SharedLock lock() {
    return value.lock();
  }

  @Override
  public String toString() {
    return value.text("" + get());
  }
}
