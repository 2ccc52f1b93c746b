package interleave.course;

import interleave.probe.Launcher;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes items as bytes: a tag, for what varies in length a length, and the value. What is not as
/// common as a number or a text is serialised as the variables of a child are.
final class ItemWriter {
  static final byte OTHER = 0;
  static final byte INT = 1;
  static final byte LONG = 2;
  static final byte DOUBLE = 3;
  static final byte LATIN = 4;
  static final byte TEXT = 5;
  static final byte BYTES = 6;
  static final byte TRUE = 7;
  static final byte FALSE = 8;
  static final byte NOTHING = 9;

  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder())
          .withInvokeExactBehavior();
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder())
          .withInvokeExactBehavior();

  private final Object into;
  private final boolean abroad;
  private byte[] bytes;
  private int size;

  /// Starts with nothing.
  ///
  /// @param into what the items are put in, for messages
  ItemWriter(Object into, int expected) {
    this(into, expected, false);
  }

  /// The same for items that another notebook may take out.
  ///
  /// @param abroad whether one may
  ItemWriter(Object into, int expected, boolean abroad) {
    this.into = into;
    this.abroad = abroad;
    this.bytes = new byte[expected];
  }

  /// One item that is not null.
  static byte[] item(Object item, Object into, boolean abroad) {
    if (item == null) {
      throw new IllegalArgumentException(
          "null is no item: use Optional.empty() or a value of your own");
    }
    return new ItemWriter(into, 16, abroad).add(item).toBytes();
  }

  /// Adds a copy of an item, which may be null.
  ///
  /// @throws NotTransferableException if it cannot be copied
  ItemWriter add(@Nullable Object item) {
    switch (item) {
      case null -> tag(NOTHING, 0);
      case Integer number -> {
        int at = tag(INT, 4);
        INTS.set(bytes, at, (int) number);
      }
      case Long number -> eight(LONG, number);
      case Double number -> eight(DOUBLE, Double.doubleToRawLongBits(number));
      case Boolean truth -> tag(truth ? TRUE : FALSE, 0);
      case String text -> text(text);
      case byte[] value -> tagged(BYTES, value);
      default -> tagged(OTHER, Launcher.installed().pack(item, into.toString(), abroad));
    }
    return this;
  }

  /// Adds a bare number.
  ItemWriter number(long number) {
    int at = room(8);
    LONGS.set(bytes, at, number);
    return this;
  }

  /// Adds bytes with their length.
  ItemWriter block(byte[] block) {
    int at = room(4 + block.length);
    INTS.set(bytes, at, block.length);
    System.arraycopy(block, 0, bytes, at + 4, block.length);
    return this;
  }

  /// Adds what another writer wrote.
  ItemWriter bytes(byte[] written) {
    int at = room(written.length);
    System.arraycopy(written, 0, bytes, at, written.length);
    return this;
  }

  byte[] toBytes() {
    return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
  }

  private void eight(byte tag, long value) {
    int at = tag(tag, 8);
    LONGS.set(bytes, at, value);
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length == text.length()) {
      tagged(LATIN, utf8);
    } else {
      tagged(TEXT, text.getBytes(StandardCharsets.UTF_16BE)); // lone surrogates too
    }
  }

  private void tagged(byte tag, byte[] value) {
    int _ = tag(tag, 0);
    ItemWriter _ = block(value);
  }

  /// Adds a tag.
  ///
  /// @return where so many bytes for the value are
  private int tag(byte tag, int room) {
    int at = room(1 + room);
    bytes[at] = tag;
    return at + 1;
  }

  private int room(int count) {
    int at = size;
    size += count;
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
    }
    return at;
  }
}
