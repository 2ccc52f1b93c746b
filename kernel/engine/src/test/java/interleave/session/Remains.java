package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.host.Kin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// What a session has in the system while it is open, and must not leave there: processes, a folder
/// with files and a socket, memory that is mapped from it.
///
/// @param token what all of its processes have in their environment
/// @param folder its folder for temporary files
record Remains(String token, Path folder) {
  private static final Path PROC = Path.of("/proc");

  static Remains of(Session session) {
    Path socket = session.board().socket();
    return new Remains(session.board().token(), Objects.requireNonNull(socket.getParent()));
  }

  /// The processes that are alive.
  List<Long> processes() {
    return Kin.of(token).stream().map(ProcessHandle::pid).toList();
  }

  /// Waits for the end of the last process; fails if it does not come, or leaves anything.
  void assertNone() {
    awaitNoProcess();
    assertThat(folder).doesNotExist();
    assertThat(openFiles()).as("files that are open").isEmpty();
    assertThat(lines(PROC.resolve("self/maps"))).as("memory that is mapped").isEmpty();
    assertThat(lines(PROC.resolve("net/unix"))).as("sockets").isEmpty();
  }

  private void awaitNoProcess() {
    try {
      for (var left = Kin.of(token); !left.isEmpty(); left = Kin.of(token)) {
        left.getFirst().onExit().get(60, TimeUnit.SECONDS);
      }
    } catch (TimeoutException e) {
      throw new AssertionError(
          "still alive: " + Kin.of(token).stream().map(Remains::line).toList(), e);
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String line(ProcessHandle process) {
    return process.pid() + " " + process.info().commandLine().orElse("");
  }

  private List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.contains(folder.toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> openFiles() {
    try (Stream<Path> files = Files.list(PROC.resolve("self/fd"))) {
      return files.map(Remains::target).filter(file -> file.contains(folder.toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (NoSuchFileException e) {
      return ""; // closed meanwhile
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
