package interleave.cells;

import interleave.host.Exit;
import interleave.host.JvmCommand;
import interleave.host.Wire;
import interleave.os.Switchboard;
import interleave.trace.ExitStatus;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import jdk.jshell.execution.StreamingExecutionControl;

/// The process that runs the cells, from the kernel's side.
final class CellJvm implements AutoCloseable {
  private static final Duration START_UP = Duration.ofSeconds(60);

  /// How long a process may take to write its AOT cache.
  private static final Duration CACHE_WRITING = Duration.ofSeconds(60);

  private final Process process;
  private final JvmCommand.Caching caching;
  private final Wire wire;
  private final StreamingExecutionControl control;

  private CellJvm(Process process, JvmCommand.Caching caching, Wire wire) throws IOException {
    this.process = process;
    this.caching = caching;
    this.wire = wire;
    ObjectOutputStream out = new ObjectOutputStream(wire.output());
    out.flush();
    this.control =
        new StreamingExecutionControl(out, new ObjectInputStream(endingQuietly(wire.input())));
  }

  /// Starts a cell JVM and waits until it takes calls.
  ///
  /// @param warmChildren how many child JVMs it is to keep ready
  /// @param noise takes what the process writes to its own standard output and error: messages of
  ///   the JVM itself and of native code
  /// @throws UncheckedIOException when it cannot be started
  static CellJvm start(
      JvmCommand command,
      Path folder,
      int warmChildren,
      Switchboard board,
      Consumer<String> noise) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command.cell()).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().put(Wire.SOCKET, board.socket().toString());
      builder.environment().put(Wire.TOKEN, board.token());
      builder.environment().put(JvmCommand.CHILD, command.childVariable());
      builder.environment().put(JvmCommand.WARM_CHILDREN, Integer.toString(warmChildren));
      Process process = builder.start();
      process.getOutputStream().close();
      Thread.ofPlatform().daemon().name("interleave-noise").start(() -> drain(process, noise));
      return new CellJvm(process, command.caching(), wire(process, board));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the cell JVM", e);
    }
  }

  private static Wire wire(Process process, Switchboard board) throws IOException {
    try {
      return board.control(process.pid(), START_UP);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("the cell JVM did not answer within " + START_UP.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the cell JVM started", e);
    } catch (CancellationException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /// The same stream, at its end where it would throw: JShell prints an exception that is not an
  /// end of file, though both mean that the process is gone.
  private static InputStream endingQuietly(InputStream stream) {
    return new FilterInputStream(stream) {
      @Override
      public int read() {
        try {
          return in.read();
        } catch (IOException e) {
          return -1;
        }
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        try {
          return in.read(into, offset, length);
        } catch (IOException e) {
          return -1;
        }
      }
    };
  }

  private static void drain(Process process, Consumer<String> noise) {
    try (Reader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      char[] buffer = new char[8192];
      int n;
      while ((n = reader.read(buffer)) >= 0) {
        noise.accept(new String(buffer, 0, n));
      }
    } catch (IOException e) {
      // The process is gone, and what it said last with it.
    }
  }

  long pid() {
    return process.pid();
  }

  StreamingExecutionControl control() {
    return control;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Ends the process at once.
  void kill() {
    process.destroyForcibly();
  }

  /// What ended the process, in a learner's words. Waits for its end.
  String howItEnded() throws InterruptedException {
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return "the cell's process stopped answering";
    }
    int code = process.exitValue();
    if (code == Exit.OUT_OF_MEMORY) {
      return "the cell's process ran out of memory";
    }
    return switch (ExitStatus.ofJvm(code)) {
      case ExitStatus.Exited(int c) ->
          "the cell ended its own process with exit code "
              + c
              + " (System.exit or Runtime.halt does that)";
      case ExitStatus.Killed(int signal) ->
          "the cell's process was ended by signal " + signal + signalName(signal);
      case ExitStatus.Running() -> "the cell's process does not answer";
    };
  }

  private static String signalName(int signal) {
    return switch (signal) {
      case 6 -> " (SIGABRT: a crash of the JVM)";
      case 9 -> " (SIGKILL)";
      case 11 -> " (SIGSEGV: a crash in native code)";
      case 15 -> " (SIGTERM)";
      default -> "";
    };
  }

  /// Ends the process, at once unless it is to write its AOT cache.
  @Override
  public void close() {
    if (caching == JvmCommand.Caching.TRAIN) {
      awaitCache();
    }
    process.destroyForcibly();
    wire.close();
  }

  private void awaitCache() {
    control.close();
    try {
      boolean _ = process.waitFor(CACHE_WRITING.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
