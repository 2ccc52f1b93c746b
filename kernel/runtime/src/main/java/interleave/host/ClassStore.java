package interleave.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// Classes of cells as files beside the kernel's socket, for processes that were started before the
/// class was declared and get an object of it through a queue.
///
/// @param folder made when the first class is kept
record ClassStore(Path folder) {

  /// The one of this process's notebook.
  static ClassStore ofNotebook() {
    return new ClassStore(CellMain.socket().resolveSibling("classes"));
  }

  /// Keeps a class; what is there already is the same.
  void keep(CellLoader.Bytes type) {
    try {
      Path file = file(type.name());
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        Path unfinished =
            folder.resolve(type.name() + "." + ProcessHandle.current().pid() + ".part");
        Files.write(unfinished, type.bytes());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (FileAlreadyExistsException e) {
      // Another process was quicker.
    } catch (IOException e) {
      throw new UncheckedIOException("a class cannot be kept for other processes", e);
    }
  }

  /// The class file of a class, or null if nobody has kept it.
  byte @Nullable [] find(String name) {
    try {
      Path file = file(name);
      return Files.exists(file) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException("a class of another process cannot be read", e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".class");
  }
}
