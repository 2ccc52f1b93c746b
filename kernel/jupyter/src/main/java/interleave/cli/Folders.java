package interleave.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writing and removing files so that whoever looks meanwhile sees nothing half done.
final class Folders {
  private Folders() {}

  /// Writes a file, its folders too: whoever looks sees the old one or the whole new one.
  static void putWhole(InputStream in, Path target) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(target + " names no file");
    }
    Files.createDirectories(folder);
    Path fresh = folder.resolve("." + target.getFileName() + ProcessHandle.current().pid());
    try {
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      moveOver(fresh, target);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void moveOver(Path fresh, Path target) throws IOException {
    try {
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Removes a folder that holds nothing; leaves any other.
  static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException | NoSuchFileException _) {
      // Somebody else's files stay.
    }
  }
}
