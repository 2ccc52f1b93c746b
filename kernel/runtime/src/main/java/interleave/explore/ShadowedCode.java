package interleave.explore;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// What the bytes of shadows are made of: the running JDK and the jar of this code.
final class ShadowedCode {
  private static final String CLASS = ".class";

  private ShadowedCode() {}

  /// The jar that this code comes from, null if it is a folder.
  static @Nullable Path jar() {
    CodeSource source = ShadowedCode.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return null;
    }
    try {
      Path path = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(path) ? path : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /// Another text where shadows could be other ones: for another JDK, or a jar with other contents.
  static String key(Path jar) throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    byte[] contents = Files.readAllBytes(jar);
    CRC32 crc = new CRC32();
    crc.update(contents);
    return String.join(
        "\n",
        System.getProperty("java.vm.vendor"),
        System.getProperty("java.runtime.version"),
        String.valueOf(home.resolve("lib").resolve("modules").toFile().length()),
        String.valueOf(contents.length),
        Long.toHexString(crc.getValue()));
  }

  /// The internal names of the classes that may have shadows.
  static List<String> names(Path jar) throws IOException {
    List<String> names = new ArrayList<>();
    Path jdk = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base");
    try (Stream<Path> files = Files.walk(jdk.resolve("java").resolve("util"))) {
      files.forEach(file -> add(names, jdk.relativize(file).toString()));
    }
    try (ZipFile ours = new ZipFile(jar.toFile())) {
      ours.stream().map(ZipEntry::getName).forEach(name -> add(names, name));
    }
    return names;
  }

  private static void add(List<String> names, String file) {
    if (file.endsWith(CLASS)) {
      names.add(file.substring(0, file.length() - CLASS.length()));
    }
  }
}
