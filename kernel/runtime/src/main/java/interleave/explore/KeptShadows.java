package interleave.explore;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StreamCorruptedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Woven shadows in a file of the installation, so that a JVM need only define them: to weave them
/// is most of what a first block with an executor takes.
///
/// The installer writes the file and nobody else does, so that it is in no run's way. Whoever reads
/// it believes nothing that it does not find whole, written for this JDK and this code: it weaves
/// the class itself then.
public final class KeptShadows {
  /// The system property that names the file.
  public static final String FILE = "interleave.shadows";

  static final KeptShadows NONE = new KeptShadows(null, Map.of());

  /// The lengths of the index and its checksum, which come before it.
  private static final int BEFORE_INDEX = 8;

  /// Not a channel, which an interrupt of the thread that loads a class would close.
  private final @Nullable RandomAccessFile file;

  private final Map<String, Extent> extents;

  /// Where the bytes of a class are in the file.
  private record Extent(long offset, int length, int checksum) {}

  private KeptShadows(@Nullable RandomAccessFile file, Map<String, Extent> extents) {
    this.file = file;
    this.extents = extents;
  }

  /// Writes the file anew with all shadows of the JDK's and the course's classes: whoever looks
  /// sees the old one or the whole new one.
  ///
  /// @throws IOException if there is no place for it, or this code comes from no jar
  public static void write(Path file) throws IOException {
    Path jar = ShadowedCode.jar();
    if (jar == null) {
      throw new IOException("only shadows of packaged classes are kept");
    }
    write(file, ShadowedCode.key(jar), Shadows.weaveAll(ShadowedCode.names(jar)));
  }

  static void write(Path file, String key, Map<String, byte[]> woven) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + "-" + ProcessHandle.current().pid());
    try {
      Files.write(fresh, packed(key, woven));
      try {
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException _) {
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static byte[] packed(String key, Map<String, byte[]> woven) throws IOException {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    ByteArrayOutputStream bodies = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(index)) {
      out.writeUTF(key);
      out.writeInt(woven.size());
      for (Map.Entry<String, byte[]> each : woven.entrySet()) {
        out.writeUTF(each.getKey());
        out.writeInt(each.getValue().length);
        out.writeInt(checksum(each.getValue()));
        bodies.write(each.getValue());
      }
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(whole)) {
      out.writeInt(index.size());
      out.writeInt(checksum(index.toByteArray()));
      index.writeTo(out);
      bodies.writeTo(out);
    }
    return whole.toByteArray();
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /// What the installation that this JVM belongs to has kept.
  static KeptShadows ofThisJvm() {
    String file = System.getProperty(FILE, "");
    if (file.isEmpty() || !Files.isRegularFile(Path.of(file))) {
      return NONE;
    }
    try {
      Path jar = ShadowedCode.jar();
      return jar == null ? NONE : open(Path.of(file), ShadowedCode.key(jar));
    } catch (IOException e) {
      return NONE;
    }
  }

  /// The shadows in a file, none if it is not whole or was written with another key.
  static KeptShadows open(Path path, String key) {
    RandomAccessFile file = null;
    try {
      file = new RandomAccessFile(path.toFile(), "r");
      KeptShadows kept = new KeptShadows(file, extents(file, key));
      file = null;
      return kept;
    } catch (IOException e) {
      return NONE;
    } finally {
      close(file);
    }
  }

  private static void close(@Nullable RandomAccessFile file) {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // Nothing was written.
    }
  }

  private static Map<String, Extent> extents(RandomAccessFile file, String key) throws IOException {
    int length = file.readInt();
    int checksum = file.readInt();
    if (length < 0 || length > file.length()) {
      throw new StreamCorruptedException("an index of " + length + " bytes");
    }
    byte[] index = new byte[length];
    file.readFully(index);
    if (checksum(index) != checksum) {
      throw new StreamCorruptedException("the index has changed");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(index));
    return in.readUTF().equals(key) ? extents(in, BEFORE_INDEX + (long) length) : Map.of();
  }

  private static Map<String, Extent> extents(DataInputStream in, long start) throws IOException {
    Map<String, Extent> extents = new HashMap<>();
    long offset = start;
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      Extent extent = new Extent(offset, in.readInt(), in.readInt());
      extents.put(name, extent);
      offset += extent.length;
    }
    return extents;
  }

  /// The woven bytes of a class.
  ///
  /// @param name that of the class it is the shadow of, internally
  synchronized byte @Nullable [] of(String name) {
    Extent extent = extents.get(name);
    if (file == null || extent == null) {
      return null;
    }
    byte[] woven = new byte[extent.length];
    try {
      file.seek(extent.offset);
      file.readFully(woven);
    } catch (IOException e) {
      return null;
    }
    return checksum(woven) == extent.checksum ? woven : null;
  }
}
