package interleave.course;

import interleave.memory.Kind;
import java.io.Serial;
import java.io.Serializable;

/// A floating-point number that processes share.
///
/// [#get] and [#set] are plain reads and writes: `n.set(n.get() + 1)` by two processes at once may
/// count one. [#getAndAdd] and [#compareAndSet] are atomic, and [#lock] makes anything so.
public final class SharedDouble implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final MachineValue value;

  /// A floating-point number of 0.
  public SharedDouble() {
    this(0);
  }

  /// A floating-point number with an initial value.
  public SharedDouble(double initial) {
    this("", initial);
  }

  /// A floating-point number that views show by this name.
  public SharedDouble(String name, double initial) {
    value = MachineValue.make(Kind.DOUBLE, name, Double.doubleToRawLongBits(initial));
  }

  /// Its value, as this process sees it now.
  public double get() {
    return Double.longBitsToDouble(value.get(0));
  }

  /// Replaces its value.
  public void set(double newValue) {
    value.set(0, Double.doubleToRawLongBits(newValue));
  }

  /// Adds to it atomically.
  ///
  /// @return its value before
  public double getAndAdd(double change) {
    return Double.longBitsToDouble(
        value.getAndUpdate(
            0, before -> Double.doubleToRawLongBits(Double.longBitsToDouble(before) + change)));
  }

  /// Replaces its value atomically if it is as expected.
  ///
  /// @return whether it was
  public boolean compareAndSet(double expected, double newValue) {
    return value.compareAndSet(
        0, Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(newValue));
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
