package interleave.course;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Several texts of bytes in one, as the verbs of a server take and give them: each is its length,
/// four bytes, the least first, and its bytes.
final class Blocks {
  private Blocks() {}

  static byte[] join(List<byte[]> blocks) {
    int size = blocks.stream().mapToInt(block -> Integer.BYTES + block.length).sum();
    ByteBuffer all = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    blocks.forEach(block -> all.putInt(block.length).put(block));
    return all.array();
  }

  static List<byte[]> split(byte[] bytes) {
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> blocks = new ArrayList<>();
    while (all.hasRemaining()) {
      byte[] block = new byte[all.getInt()];
      all.get(block);
      blocks.add(block);
    }
    return blocks;
  }
}
