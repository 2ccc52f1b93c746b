package interleave.course;

import interleave.probe.Launcher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Items as bytes: a tag, then the value. What is not as common as a number or a text is serialised
/// as the variables of a child are.
final class Items {
  private static final byte OTHER = 0;
  private static final byte INT = 1;
  private static final byte LONG = 2;
  private static final byte DOUBLE = 3;
  private static final byte LATIN = 4;
  private static final byte TEXT = 5;
  private static final byte BYTES = 6;
  private static final byte TRUE = 7;
  private static final byte FALSE = 8;

  private Items() {}

  /// Copies an item into bytes.
  ///
  /// @param into what it is put in, for the message
  /// @throws NotTransferableException if it cannot be copied
  static byte[] write(Object item, Object into) {
    return switch (item) {
      case null ->
          throw new IllegalArgumentException(
              "null is no item: use Optional.empty() or a value of your own");
      case Integer number -> ByteBuffer.allocate(5).put(INT).putInt(number).array();
      case Long number -> ByteBuffer.allocate(9).put(LONG).putLong(number).array();
      case Double number -> ByteBuffer.allocate(9).put(DOUBLE).putDouble(number).array();
      case Boolean truth -> new byte[] {truth ? TRUE : FALSE};
      case String text -> text(text);
      case byte[] bytes -> tagged(BYTES, bytes);
      default -> tagged(OTHER, Launcher.installed().pack(item, into.toString()));
    };
  }

  private static byte[] text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return utf8.length == text.length()
        ? tagged(LATIN, utf8)
        : tagged(TEXT, text.getBytes(StandardCharsets.UTF_16BE)); // lone surrogates too
  }

  private static byte[] tagged(byte tag, byte[] value) {
    var bytes = new byte[value.length + 1];
    bytes[0] = tag;
    System.arraycopy(value, 0, bytes, 1, value.length);
    return bytes;
  }

  /// Makes the item again.
  static Object read(byte[] bytes) {
    return switch (bytes[0]) {
      case INT -> ByteBuffer.wrap(bytes).getInt(1);
      case LONG -> ByteBuffer.wrap(bytes).getLong(1);
      case DOUBLE -> ByteBuffer.wrap(bytes).getDouble(1);
      case TRUE -> true;
      case FALSE -> false;
      case LATIN -> new String(bytes, 1, bytes.length - 1, StandardCharsets.ISO_8859_1);
      case TEXT -> new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_16BE);
      case BYTES -> Arrays.copyOfRange(bytes, 1, bytes.length);
      default -> Launcher.installed().unpack(Arrays.copyOfRange(bytes, 1, bytes.length));
    };
  }
}
