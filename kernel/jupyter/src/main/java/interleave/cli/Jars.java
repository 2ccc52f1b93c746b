package interleave.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The executable jar and the runtime jar inside it.
final class Jars {
  /// The name of the runtime jar, inside the executable jar and beside it.
  static final String RUNTIME = "interleave-runtime.jar";

  /// The folder of runtime jars that were unpacked for a jar that is not installed.
  static final String UNPACKED = "unpacked";

  private Jars() {}

  /// The jar that this JVM runs from.
  static Path own() {
    try {
      Path path = Path.of(Jars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(path)) {
        throw new Refusal(
            path + " is a folder of classes; this command works from the packaged interleave.jar");
      }
      return path;
    } catch (URISyntaxException e) {
      throw new Refusal("the folder of interleave.jar has a name that Java cannot read", e);
    }
  }

  /// A runtime jar to start cell JVMs from: the one beside the executable jar, as installed, or one
  /// unpacked for this user, under a name that changes with its contents.
  static Path runtime(Machine machine) {
    Path own = own();
    Path beside = own.resolveSibling(RUNTIME);
    if (Files.isRegularFile(beside)) {
      return beside;
    }
    try {
      Path installed = Place.of(machine).runtimeJar();
      return holds(own, installed)
          ? installed
          : unpackOnce(own, machine.ownData().resolve(UNPACKED));
    } catch (IOException _) {
      return unpackForNow(own);
    }
  }

  /// Whether a file is the runtime jar of an executable jar.
  private static boolean holds(Path own, Path file) throws IOException {
    try (ZipFile jar = new ZipFile(own.toFile())) {
      return Files.isRegularFile(file) && crc(file) == runtimeEntry(jar, own).getCrc();
    }
  }

  private static Path unpackForNow(Path own) {
    try {
      return unpackOnce(own, Files.createTempDirectory("interleave-"));
    } catch (IOException e) {
      throw new Refusal(
          "no folder to unpack the runtime into (%s); make room in the temporary folder"
              .formatted(e.getMessage()),
          e);
    }
  }

  private static Path unpackOnce(Path own, Path folder) throws IOException {
    try (ZipFile jar = new ZipFile(own.toFile())) {
      ZipEntry entry = runtimeEntry(jar, own);
      Path target = folder.resolve("%08x".formatted(entry.getCrc())).resolve(RUNTIME);
      if (!Files.isRegularFile(target) || Files.size(target) != entry.getSize()) {
        put(jar, entry, target);
      }
      return target;
    }
  }

  /// Writes the runtime jar of an executable jar, unless it is there already.
  ///
  /// @return whether it was written
  static boolean unpack(Path own, Path target) throws IOException {
    try (ZipFile jar = new ZipFile(own.toFile())) {
      ZipEntry entry = runtimeEntry(jar, own);
      if (Files.isRegularFile(target) && crc(target) == entry.getCrc()) {
        return false;
      }
      put(jar, entry, target);
      return true;
    }
  }

  private static ZipEntry runtimeEntry(ZipFile jar, Path own) {
    return Optional.ofNullable(jar.getEntry(RUNTIME))
        .orElseThrow(
            () -> new Refusal(own + " holds no " + RUNTIME + "; build it with mvn package"));
  }

  private static long crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(file));
    return crc.getValue();
  }

  private static void put(ZipFile jar, ZipEntry entry, Path target) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      Folders.putWhole(in, target);
    }
  }
}
