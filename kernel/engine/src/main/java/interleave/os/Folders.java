package interleave.os;

import interleave.host.NotebookFolder;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;

/// The temporary folders of kernels.
final class Folders {
  private static final Duration YOUTH = Duration.ofMinutes(1);

  private Folders() {}

  /// Makes a folder that only its owner may enter.
  static Path create() throws IOException {
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return posix
        ? Files.createTempDirectory(
            NotebookFolder.PREFIX,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
        : Files.createTempDirectory(NotebookFolder.PREFIX);
  }

  /// Deletes the folders of kernels that were killed with all of their processes. What is young may
  /// belong to a kernel that is about to listen.
  static void sweep(Path own) {
    Instant young = Instant.now().minus(YOUTH);
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(own.toAbsolutePath().getParent(), NotebookFolder.PREFIX + "*")) {
      for (Path other : all) {
        if (Files.getLastModifiedTime(other).toInstant().isBefore(young)) {
          new NotebookFolder(other).deleteIfAbandoned();
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      System.getLogger("interleave").log(System.Logger.Level.DEBUG, "cannot sweep", e);
    }
  }
}
