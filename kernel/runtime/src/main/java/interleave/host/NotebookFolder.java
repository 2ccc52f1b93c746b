package interleave.host;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// The folder of a running notebook: the kernel's socket, the memory that its processes share, the
/// classes that they hand on.
public record NotebookFolder(Path path) {

  /// What the names of these folders begin with, in the system's folder for temporary files.
  public static final String PREFIX = "interleave";

  private static final String SOCKET = "kernel.socket";

  /// The kernel's socket.
  public Path socket() {
    return path.resolve(SOCKET);
  }

  /// Where classes are that processes hand on.
  public Path classes() {
    return path.resolve("classes");
  }

  /// Deletes the classes: those that cells declare from now on may have the same names.
  public void deleteClasses() throws IOException {
    delete(classes());
  }

  /// Deletes it with everything in it, if it is there; the socket last, because whoever finds that
  /// goes on with what a process began that was killed.
  public void delete() throws IOException {
    delete(path);
  }

  private void delete(Path folder) throws IOException {
    Files.walkFileTree(folder, new Deletion());
  }

  /// Deletes what it sees. What is gone has been deleted by another process at the same time.
  private final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.equals(socket())) {
        Files.deleteIfExists(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return unlessGone(failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (folder.equals(path)) {
        Files.deleteIfExists(socket());
      }
      Files.deleteIfExists(folder);
      return failure == null ? FileVisitResult.CONTINUE : unlessGone(failure);
    }

    private static FileVisitResult unlessGone(IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }

  /// Deletes it if it has a socket that no kernel listens at any more. Several processes may try at
  /// once; what one cannot delete another does, or the next kernel.
  public void deleteIfAbandoned() {
    if (Files.exists(socket())) {
      deleteIfSilent();
    }
  }

  /// Deletes the folder of one's own notebook if no kernel listens there, whatever is left of it.
  void deleteIfSilent() {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      boolean _ = channel.connect(UnixDomainSocketAddress.of(socket()));
    } catch (IOException nobodyListens) {
      deleteAsFarAsPossible();
    }
  }

  private void deleteAsFarAsPossible() {
    try {
      delete();
    } catch (IOException e) {
      // Another process is deleting it as well.
    }
  }
}
