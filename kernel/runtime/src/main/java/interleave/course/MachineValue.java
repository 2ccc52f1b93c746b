package interleave.course;

import interleave.memory.Kind;
import interleave.memory.Layout;
import interleave.memory.Layout.Lock;
import interleave.memory.Memory;
import java.io.Serial;
import java.io.Serializable;
import java.util.function.LongUnaryOperator;

/// A lock and behind it values of 64 bits each, in the memory of the notebook.
final class MachineValue implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final Spot spot;
  private final long first; // the place of the first value

  private MachineValue(Spot spot, long first) {
    this.spot = spot;
    this.first = first;
  }

  /// One value.
  static MachineValue make(Kind kind, String name, long initial) {
    Spot spot = Spot.make(kind, name, Layout.LINE);
    var value = new MachineValue(spot, spot.place() + Lock.VALUE);
    value.set(0, initial);
    return value;
  }

  /// So many values of 0; their number is kept before them.
  static MachineValue makeMany(Kind kind, String name, int count) {
    Spot spot = Spot.make(kind, name, Layout.LINE + 8L * count);
    Memory.words().set(spot.place() + Lock.VALUE, count);
    return new MachineValue(spot, spot.place() + Layout.LINE);
  }

  long get(int index) {
    return Memory.words().plain(first + 8L * index);
  }

  void set(int index, long value) {
    Memory.words().setPlain(first + 8L * index, value);
  }

  boolean compareAndSet(int index, long expected, long value) {
    return Memory.words().compareAndSet(first + 8L * index, expected, value);
  }

  long getAndAdd(int index, long change) {
    return Memory.words().getAndAdd(first + 8L * index, change);
  }

  /// Replaces a value by what `change` makes of it, at once.
  ///
  /// @return what it was
  long getAndUpdate(int index, LongUnaryOperator change) {
    long before;
    do {
      before = Memory.words().get(first + 8L * index);
    } while (!compareAndSet(index, before, change.applyAsLong(before)));
    return before;
  }

  SharedLock lock() {
    return new SharedLock(new MachineLock(spot));
  }

  String text(String values) {
    return spot.label() + " = " + values;
  }
}
