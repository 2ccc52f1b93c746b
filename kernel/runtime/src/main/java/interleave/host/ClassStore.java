package interleave.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Classes of cells, and where their libraries are, as files beside the kernel's socket: for
/// processes that were started before the class was declared or the library was added, and get an
/// object of it through a queue.
///
/// @param folder made when the first file is kept
record ClassStore(Path folder) {

  /// The one of this process's notebook.
  static ClassStore ofNotebook() {
    return new ClassStore(
        new NotebookFolder(Objects.requireNonNull(CellMain.socket().getParent())).classes());
  }

  /// Keeps a class; what is there already is the same.
  void keep(CellLoader.Bytes type) {
    keep(file(type.name()), type.bytes());
  }

  /// Keeps a path that cells' classes are looked for in; what is there already is the same, as all
  /// processes have the paths in the order in which they were added.
  ///
  /// @param number how many paths there are before it
  void keep(int number, Path path) {
    keep(pathFile(number), path.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void keep(Path file, byte[] bytes) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        Path unfinished =
            folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        Files.write(unfinished, bytes);
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
    return read(file(name));
  }

  /// The paths from that number on.
  List<Path> pathsFrom(int first) {
    List<Path> found = new ArrayList<>();
    for (byte[] path = read(pathFile(first));
        path != null;
        path = read(pathFile(first + found.size()))) {
      found.add(Path.of(new String(path, StandardCharsets.UTF_8)));
    }
    return found;
  }

  private static byte @Nullable [] read(Path file) {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException("a class of another process cannot be read", e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".class");
  }

  private Path pathFile(int number) {
    return folder.resolve(number + ".path");
  }
}
