package interleave.course;

import interleave.memory.Kind;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/// An array of 64-bit numbers that processes share.
///
/// [#get] and [#set] are plain reads and writes; [#getAndAdd] and [#compareAndSet] are atomic, and
/// [#lock] makes anything so.
public final class SharedArray implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final MachineValue values;
  private final int length;

  /// An array of so many zeros.
  public SharedArray(int length) {
    if (length < 0) {
      throw new IllegalArgumentException("an array has 0 elements or more, not " + length);
    }
    this.length = length;
    this.values = MachineValue.makeMany(Kind.ARRAY, "", length);
  }

  /// An array with these elements.
  public static SharedArray of(long... elements) {
    var array = new SharedArray(elements.length);
    for (int i = 0; i < elements.length; i++) {
      array.set(i, elements[i]);
    }
    return array;
  }

  /// How many elements it has.
  public int length() {
    return length;
  }

  /// An element, as this process sees it now.
  public long get(int index) {
    return values.get(Objects.checkIndex(index, length));
  }

  /// Replaces an element.
  public void set(int index, long newValue) {
    values.set(Objects.checkIndex(index, length), newValue);
  }

  /// An element that was set by [#setDouble].
  public double getDouble(int index) {
    return Double.longBitsToDouble(get(index));
  }

  /// Replaces an element by a floating-point number.
  public void setDouble(int index, double newValue) {
    set(index, Double.doubleToRawLongBits(newValue));
  }

  /// Adds to an element atomically.
  ///
  /// @return its value before
  public long getAndAdd(int index, long change) {
    return values.getAndAdd(Objects.checkIndex(index, length), change);
  }

  /// Replaces an element atomically if it is as expected.
  ///
  /// @return whether it was
  public boolean compareAndSet(int index, long expected, long newValue) {
    return values.compareAndSet(Objects.checkIndex(index, length), expected, newValue);
  }

  /// A copy of its elements, each read in its turn.
  public long[] toArray() {
    return IntStream.range(0, length).mapToLong(this::get).toArray();
  }

  /// The lock that belongs to it, always the same.
  public SharedLock lock() {
    return values.lock();
  }

  @Override
  public String toString() {
    return values.text(Arrays.toString(toArray()));
  }
}
