package interleave.jupyter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Signs messages as HMAC-SHA256 (RFC 2104) does. An empty key signs with the empty text and
/// accepts everything, as the protocol asks.
final class Signature {
  /// The block length of SHA-256.
  private static final int BLOCK = 64;

  private static final int INNER = 0x36;
  private static final int OUTER = 0x5c;

  private final boolean signs;
  private final byte[] inner;
  private final byte[] outer;

  /// @param key the connection file's key
  Signature(String key) {
    byte[] bytes = key.getBytes(UTF_8);
    byte[] block = Arrays.copyOf(bytes.length > BLOCK ? sha256().digest(bytes) : bytes, BLOCK);
    signs = bytes.length > 0;
    inner = padded(block, INNER);
    outer = padded(block, OUTER);
  }

  /// The signature of the parts in their order: lower-case hexadecimal ASCII.
  byte[] of(List<byte[]> parts) {
    if (!signs) {
      return new byte[0];
    }
    MessageDigest digest = sha256();
    digest.update(inner);
    parts.forEach(digest::update);
    byte[] inside = digest.digest();
    digest.update(outer);
    return HexFormat.of().formatHex(digest.digest(inside)).getBytes(US_ASCII);
  }

  /// Whether `signature` is that of the parts; takes as long for a near miss as for a far one.
  boolean matches(byte[] signature, List<byte[]> parts) {
    return !signs || MessageDigest.isEqual(of(parts), signature);
  }

  private static byte[] padded(byte[] block, int pad) {
    byte[] padded = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    return padded;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new KernelFault("every JDK has SHA-256", e);
    }
  }
}
