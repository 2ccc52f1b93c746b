package interleave.explore;

import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One variable in memory: a field of an object, a static field, or an element of an array.
///
/// @param kind the first character of its type's descriptor
record Slot(Object base, long offset, char kind) {

  static Slot of(Object object, Field field) {
    return new Slot(object, Memory.offset(field), field.getType().descriptorString().charAt(0));
  }

  static Slot of(Object array, int index) {
    Class<?> type = array.getClass();
    return new Slot(
        array, Memory.offset(type, index), type.getComponentType().descriptorString().charAt(0));
  }

  /// The same variable of another object of its class.
  Slot of(Object other) {
    return new Slot(other, offset, kind);
  }

  boolean isReference() {
    return kind == 'L' || kind == '[';
  }

  long bits() {
    return isReference() ? 0 : Memory.bits(base, offset, kind);
  }

  /// Gives it a value, as [#bits] and [#reference] have it.
  void put(long bits, @Nullable Object reference) {
    if (isReference()) {
      Memory.putReference(base, offset, reference);
    } else {
      Memory.putBits(base, offset, kind, bits);
    }
  }

  @Nullable Object reference() {
    return isReference() ? Memory.reference(base, offset) : null;
  }

  /// The value of a primitive variable, boxed.
  Object boxed() {
    long bits = bits();
    return switch (kind) {
      case 'Z' -> bits != 0;
      case 'C' -> (char) bits;
      case 'B' -> (byte) bits;
      case 'S' -> (short) bits;
      case 'I' -> (int) bits;
      case 'F' -> Float.intBitsToFloat((int) bits);
      case 'D' -> Double.longBitsToDouble(bits);
      default -> bits;
    };
  }

  /// The value as text.
  String text() {
    long bits = bits();
    return switch (kind) {
      case 'Z' -> String.valueOf(bits != 0);
      case 'C' -> "'" + (char) bits + "'";
      case 'F' -> String.valueOf(Float.intBitsToFloat((int) bits));
      case 'D' -> String.valueOf(Double.longBitsToDouble(bits));
      case 'L', '[' -> Texts.of(reference());
      default -> base instanceof AtomicBoolean ? String.valueOf(bits != 0) : String.valueOf(bits);
    };
  }
}
