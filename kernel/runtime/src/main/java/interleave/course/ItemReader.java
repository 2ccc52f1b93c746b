package interleave.course;

import interleave.probe.Launcher;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what an [ItemWriter] wrote.
final class ItemReader implements Iterator<@Nullable Object> {
  private final byte[] bytes;
  private int at;

  ItemReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /// One item that is not null.
  static Object item(byte[] bytes) {
    return new ItemReader(bytes).given();
  }

  /// The next item, which is not null.
  Object given() {
    return Objects.requireNonNull(next());
  }

  /// Whether there is more.
  @Override
  public boolean hasNext() {
    return at < bytes.length;
  }

  /// The next item.
  @Override
  public @Nullable Object next() {
    byte tag = bytes[at++];
    return switch (tag) {
      case ItemWriter.NOTHING -> null;
      case ItemWriter.INT -> {
        at += 4;
        yield (int) ItemWriter.INTS.get(bytes, at - 4);
      }
      case ItemWriter.LONG -> number();
      case ItemWriter.DOUBLE -> Double.longBitsToDouble(number());
      case ItemWriter.TRUE -> true;
      case ItemWriter.FALSE -> false;
      case ItemWriter.LATIN -> text(StandardCharsets.ISO_8859_1);
      case ItemWriter.TEXT -> text(StandardCharsets.UTF_16BE);
      case ItemWriter.BYTES -> block();
      default -> Launcher.installed().unpack(block());
    };
  }

  /// The next bare number.
  long number() {
    at += 8;
    return (long) ItemWriter.LONGS.get(bytes, at - 8);
  }

  /// The next bytes that have a length.
  byte[] block() {
    int length = length();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  private String text(Charset charset) {
    int length = length();
    at += length;
    return new String(bytes, at - length, length, charset);
  }

  private int length() {
    at += 4;
    return (int) ItemWriter.INTS.get(bytes, at - 4);
  }
}
