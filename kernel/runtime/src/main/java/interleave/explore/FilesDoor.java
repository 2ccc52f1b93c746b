package interleave.explore;

import interleave.explore.FileTree.Entry;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// In place of the methods of `Files` in explored code. Each is a step; to replace what a file has
/// is two, as it is on a disk: the file is emptied, then written.
public final class FilesDoor {
  private FilesDoor() {}

  private static FileTree files() {
    return World.required().files();
  }

  public static byte[] readAllBytes(Path path) throws IOException {
    files().step(path, false);
    return content(path).clone();
  }

  private static byte[] content(Path path) throws IOException {
    return switch (files().at(path)) {
      case Entry.Content(byte[] bytes) -> bytes;
      case Entry.Directory() -> throw new IOException("Is a directory");
      case Entry.Absent() -> throw new NoSuchFileException(path.toString());
    };
  }

  public static String readString(Path path) throws IOException {
    return readString(path, StandardCharsets.UTF_8);
  }

  public static String readString(Path path, Charset charset) throws IOException {
    return new String(readAllBytes(path), charset);
  }

  public static List<String> readAllLines(Path path) throws IOException {
    return readAllLines(path, StandardCharsets.UTF_8);
  }

  public static List<String> readAllLines(Path path, Charset charset) throws IOException {
    return readString(path, charset).lines().toList();
  }

  public static Path writeString(Path path, CharSequence text, OpenOption... options)
      throws IOException {
    return writeString(path, text, StandardCharsets.UTF_8, options);
  }

  public static Path writeString(
      Path path, CharSequence text, Charset charset, OpenOption... options) throws IOException {
    return write(path, text.toString().getBytes(charset), options);
  }

  public static Path write(Path path, Iterable<? extends CharSequence> lines, OpenOption... options)
      throws IOException {
    return write(path, lines, StandardCharsets.UTF_8, options);
  }

  public static Path write(
      Path path, Iterable<? extends CharSequence> lines, Charset charset, OpenOption... options)
      throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append(System.lineSeparator()));
    return write(path, text.toString().getBytes(charset), options);
  }

  public static Path write(Path path, byte[] bytes, OpenOption... options) throws IOException {
    List<OpenOption> chosen = List.of(options);
    FileTree files = files();
    files.lookAtFolder(path);
    files.step(path, true);
    open(path, chosen);
    if (chosen.contains(StandardOpenOption.APPEND)) {
      byte[] before = content(path);
      byte[] after = Arrays.copyOf(before, before.length + bytes.length);
      System.arraycopy(bytes, 0, after, before.length, bytes.length);
      files.put(path, new Entry.Content(after));
      return path;
    }
    boolean empties = chosen.isEmpty() || chosen.contains(StandardOpenOption.TRUNCATE_EXISTING);
    byte[] rest = empties ? new byte[0] : content(path);
    files.put(path, new Entry.Content(rest));
    files.step(path, true);
    byte[] after = Arrays.copyOf(bytes, Math.max(bytes.length, rest.length));
    if (rest.length > bytes.length) {
      System.arraycopy(rest, bytes.length, after, bytes.length, rest.length - bytes.length);
    }
    files.put(path, new Entry.Content(after));
    return path;
  }

  /// Makes sure that a file is there to be written.
  private static void open(Path path, List<OpenOption> options) throws IOException {
    FileTree files = files();
    boolean creates =
        options.isEmpty()
            || options.contains(StandardOpenOption.CREATE)
            || options.contains(StandardOpenOption.CREATE_NEW);
    switch (files.at(path)) {
      case Entry.Content _ -> {
        if (options.contains(StandardOpenOption.CREATE_NEW)) {
          throw new FileAlreadyExistsException(path.toString());
        }
      }
      case Entry.Directory() -> throw new IOException("Is a directory");
      case Entry.Absent() -> {
        files.requireFolder(path);
        if (!creates) {
          throw new NoSuchFileException(path.toString());
        }
        files.put(path, new Entry.Content(new byte[0]));
      }
    }
  }

  public static boolean exists(Path path, LinkOption... options) {
    files().step(path, false);
    return !(files().at(path) instanceof Entry.Absent);
  }

  public static boolean notExists(Path path, LinkOption... options) {
    return !exists(path, options);
  }

  public static boolean isRegularFile(Path path, LinkOption... options) {
    return exists(path, options) && files().at(path) instanceof Entry.Content;
  }

  public static boolean isDirectory(Path path, LinkOption... options) {
    return exists(path, options) && files().at(path) instanceof Entry.Directory;
  }

  public static long size(Path path) throws IOException {
    files().step(path, false);
    return content(path).length;
  }

  public static void delete(Path path) throws IOException {
    if (!deleteIfExists(path)) {
      throw new NoSuchFileException(path.toString());
    }
  }

  public static boolean deleteIfExists(Path path) throws IOException {
    files().step(path, true);
    Entry before = files().at(path);
    if (before instanceof Entry.Directory) {
      throw new DirectoryNotEmptyException(path + " (explored code does not remove folders)");
    }
    files().put(path, new Entry.Absent());
    return before instanceof Entry.Content;
  }

  public static Path move(Path from, Path to, CopyOption... options) throws IOException {
    Entry moved = transferred(from, to, options);
    files().put(from, new Entry.Absent());
    files().put(to, moved);
    return to;
  }

  public static Path copy(Path from, Path to, CopyOption... options) throws IOException {
    files().put(to, transferred(from, to, options));
    return to;
  }

  /// A step on both files.
  private static Entry transferred(Path from, Path to, CopyOption... options) throws IOException {
    FileTree files = files();
    if (!files.isInOneFolder(from, to)) {
      Hooks.refuse("Files.move and Files.copy from one folder to another cannot be explored");
    }
    files.step(to, true);
    byte[] bytes = content(from);
    List<CopyOption> chosen = List.of(options);
    boolean replaces =
        chosen.contains(StandardCopyOption.REPLACE_EXISTING)
            || chosen.contains(StandardCopyOption.ATOMIC_MOVE);
    if (files.at(to) instanceof Entry.Content && !replaces) {
      throw new FileAlreadyExistsException(to.toString());
    }
    return new Entry.Content(bytes);
  }

  public static Path createFile(Path path, FileAttribute<?>... attributes) throws IOException {
    files().lookAtFolder(path);
    files().step(path, true);
    open(path, List.of(StandardOpenOption.CREATE_NEW));
    return path;
  }

  public static Path createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
    files().lookAtFolder(path);
    files().step(path, true);
    if (!(files().at(path) instanceof Entry.Absent)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    files().requireFolder(path);
    files().put(path, new Entry.Directory());
    return path;
  }

  public static Path createDirectories(Path path, FileAttribute<?>... attributes)
      throws IOException {
    @Nullable Path parent = FileTree.key(path).getParent();
    if (parent != null && files().at(parent) instanceof Entry.Absent) {
      Path _ = createDirectories(parent, attributes);
    }
    files().step(path, true);
    if (files().at(path) instanceof Entry.Content) {
      throw new FileAlreadyExistsException(path.toString());
    }
    files().put(path, new Entry.Directory());
    return path;
  }

  public static Path createTempFile(
      @Nullable String prefix, @Nullable String suffix, FileAttribute<?>... attributes)
      throws IOException {
    String end = suffix == null ? ".tmp" : suffix;
    return createFile(files().temporary(prefix == null ? "" : prefix, end), attributes);
  }

  public static Path createTempDirectory(@Nullable String prefix, FileAttribute<?>... attributes)
      throws IOException {
    return createDirectory(files().temporary(prefix == null ? "" : prefix, ""), attributes);
  }
}
