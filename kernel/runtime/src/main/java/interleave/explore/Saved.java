package interleave.explore;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values that an object, an array or a class's static variables have before each run.
sealed interface Saved {
  void restore();

  /// The values now.
  ///
  /// @param entries which, not changed after this
  static Fields of(Object object, Layout.Entry[] entries) {
    @Nullable Object[] references = new @Nullable Object[entries.length];
    long[] bits = new long[entries.length];
    for (int i = 0; i < bits.length; i++) {
      Layout.Entry each = entries[i];
      if (each.isReference()) {
        references[i] = Memory.reference(object, each.target());
      } else {
        bits[i] = Memory.bits(object, each.target(), each.kind());
      }
    }
    return new Fields(object, entries, references, bits);
  }

  static Saved ofArray(Object array) {
    int length = Array.getLength(array);
    Object values = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, values, 0, length);
    return new Elements(array, values, length);
  }

  /// Those of fields.
  final class Fields implements Saved {
    private final Object object;
    private final Layout.Entry[] entries;
    private final @Nullable Object[] references;
    private final long[] bits;

    private Fields(
        Object object, Layout.Entry[] entries, @Nullable Object[] references, long[] bits) {
      this.object = object;
      this.entries = entries;
      this.references = references;
      this.bits = bits;
    }

    /// The values of those that are references, in the order of the layout.
    @Nullable Object[] references() {
      List<@Nullable Object> found = new ArrayList<>();
      for (int i = 0; i < entries.length; i++) {
        if (entries[i].isReference()) {
          found.add(references[i]);
        }
      }
      return found.toArray();
    }

    /// The same with other references.
    Fields with(@Nullable Object[] others) {
      @Nullable Object[] all = references.clone();
      int next = 0;
      for (int i = 0; i < entries.length; i++) {
        if (entries[i].isReference()) {
          all[i] = others[next++];
        }
      }
      return new Fields(object, entries, all, bits);
    }

    @Override
    public void restore() {
      for (int i = 0; i < entries.length; i++) {
        Layout.Entry each = entries[i];
        if (each.isReference()) {
          Memory.putReference(object, each.target(), references[i]);
        } else {
          Memory.putBits(object, each.target(), each.kind(), bits[i]);
        }
      }
    }
  }

  /// Those of an array.
  final class Elements implements Saved {
    private final Object array;
    private final Object values;
    private final int length;

    private Elements(Object array, Object values, int length) {
      this.array = array;
      this.values = values;
      this.length = length;
    }

    @Override
    public void restore() {
      System.arraycopy(values, 0, array, 0, length);
    }
  }
}
