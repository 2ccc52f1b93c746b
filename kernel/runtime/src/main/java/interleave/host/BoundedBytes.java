package interleave.host;

import java.io.ByteArrayOutputStream;

/// Bytes in memory up to a size, beyond which writing fails with [Limit#size].
final class BoundedBytes extends ByteArrayOutputStream {

  private final int most;

  BoundedBytes(int most) {
    super(4096);
    this.most = most;
  }

  @Override
  public synchronized void write(int value) {
    require(1);
    super.write(value);
  }

  @Override
  public synchronized void write(byte[] values, int from, int length) {
    require(length);
    super.write(values, from, length);
  }

  /// Forgets everything after the first bytes.
  synchronized void truncate(int length) {
    count = length;
  }

  private void require(int length) {
    if (length > most - count) {
      throw Limit.size();
    }
  }
}
