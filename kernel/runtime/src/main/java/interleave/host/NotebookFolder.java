package interleave.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

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

  /// Deletes it with everything in it, if it is there.
  public void delete() throws IOException {
    delete(path);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Deletes it if it has a socket that no kernel listens at any more. Several processes may try at
  /// once; what one cannot delete another does, or the next kernel.
  public void deleteIfAbandoned() {
    if (!Files.exists(socket())) {
      return;
    }
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
