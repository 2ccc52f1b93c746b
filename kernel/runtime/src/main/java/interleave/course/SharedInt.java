package interleave.course;

import interleave.memory.Kind;
import java.io.Serial;
import java.io.Serializable;

/// A 32-bit number that processes share.
///
/// [#get] and [#set] are plain reads and writes: `n.set(n.get() + 1)` by two processes at once may
/// count one. [#getAndAdd] and [#compareAndSet] are atomic, and [#lock] makes anything so.
public final class SharedInt implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final MachineValue value;

  /// A 32-bit number of 0.
  public SharedInt() {
    this(0);
  }

  /// A 32-bit number with an initial value.
  public SharedInt(int initial) {
    this("", initial);
  }

  /// A 32-bit number that views show by this name.
  public SharedInt(String name, int initial) {
    value = MachineValue.make(Kind.INT, name, initial);
  }

  /// Its value, as this process sees it now.
  public int get() {
    return (int) value.get(0);
  }

  /// Replaces its value.
  public void set(int newValue) {
    value.set(0, newValue);
  }

  /// Adds to it atomically.
  ///
  /// @return its value before
  public int getAndAdd(int change) {
    return (int) value.getAndUpdate(0, before -> (int) before + change);
  }

  /// Replaces its value atomically if it is as expected.
  ///
  /// @return whether it was
  public boolean compareAndSet(int expected, int newValue) {
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
