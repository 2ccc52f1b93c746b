package interleave.host;

import interleave.trace.Event;
import interleave.trace.Printed;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.StreamingExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// A notebook with a kernel that only listens: a real cell JVM and real children, whose output and
/// events it collects. Classes of cells are not woven.
final class TestNotebook implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final String token = UUID.randomUUID().toString();
  private final Path folder;
  private final ServerSocketChannel server;
  private final CompletableFuture<Wire> control = new CompletableFuture<>();
  private final CompletableFuture<Wire> cellWire = new CompletableFuture<>();
  private final StringBuilder output = new StringBuilder(); // guarded by this, as all below
  private final List<Event> events = new ArrayList<>();
  private long marked;
  private int wires;
  private final Process cellJvm;
  private final ExecutionControl execution;
  private final JShell jshell;
  private int cells;

  private TestNotebook(int warmChildren) throws Exception {
    folder = Files.createTempDirectory("interleave-test");
    Path socket = folder.resolve("s");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.ofPlatform().daemon().start(this::accept);
    cellJvm = startCellJvm(socket, warmChildren);
    Wire wire = control.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    execution = execution(wire);
    jshell = startJShell(execution);
  }

  /// A notebook without warm children.
  static TestNotebook open() throws Exception {
    return new TestNotebook(0);
  }

  static TestNotebook withWarmChildren(int count) throws Exception {
    return new TestNotebook(count);
  }

  private Process startCellJvm(Path socket, int warmChildren) throws IOException {
    var command =
        new JvmCommand(
            JvmCommand.thisJava(),
            Path.of("target", "classes").toAbsolutePath(),
            folder,
            "256m",
            JvmCommand.Caching.USE);
    var builder = new ProcessBuilder(command.cell()).inheritIO();
    builder
        .environment()
        .putAll(
            Map.of(
                Wire.SOCKET, socket.toString(),
                Wire.TOKEN, token,
                JvmCommand.CHILD, command.childVariable(),
                JvmCommand.WARM_CHILDREN, Integer.toString(warmChildren)));
    return builder.start();
  }

  private static ExecutionControl execution(Wire wire) throws IOException {
    var out = new ObjectOutputStream(wire.output());
    out.flush();
    return new StreamingExecutionControl(out, new ObjectInputStream(wire.input()));
  }

  private static JShell startJShell(ExecutionControl execution) {
    var provider =
        new ExecutionControlProvider() {
          @Override
          public String name() {
            return "test";
          }

          @Override
          public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return execution;
          }
        };
    JShell jshell =
        JShell.builder()
            .executionEngine(provider, Map.of())
            .compilerOptions("-g", "-source", "25", "--enable-preview")
            .build();
    jshell.addToClasspath(Path.of("target", "classes").toAbsolutePath().toString());
    Stream.of("java.util.*", "java.io.*", "java.net.*", "java.time.*")
        .forEach(name -> jshell.eval("import " + name + ";"));
    Stream.of("java.util.concurrent.*", "java.util.concurrent.locks.*", "interleave.course.*")
        .forEach(name -> jshell.eval("import " + name + ";"));
    return jshell;
  }

  private void accept() {
    try {
      while (true) {
        Wire wire = Wire.over(server.accept());
        Thread.ofPlatform().daemon().start(() -> greet(wire));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void greet(Wire wire) {
    try {
      Frame.Hello hello = (Frame.Hello) wire.receive();
      if (!hello.token().equals(token)) {
        wire.close();
      } else if (hello.role() == Frame.Role.CONTROL) {
        control.complete(wire);
      } else {
        if (hello.role() == Frame.Role.CELL) {
          cellWire.complete(wire);
        }
        listen(wire, hello.role());
      }
    } catch (IOException e) {
      wire.close(); // it ended before it could say who it was
    }
  }

  private void listen(Wire wire, Frame.Role role) {
    count(1);
    try (wire) {
      while (true) {
        Frame frame = wire.receive();
        if (frame instanceof Frame.Claim(long id)) {
          wire.send(new Frame.Granted(id, ""));
        }
        received(frame, role);
      }
    } catch (IOException e) {
      // the process has ended
    } finally {
      count(-1);
    }
  }

  private synchronized void count(int change) {
    wires += change;
    notifyAll();
  }

  private synchronized void received(Frame frame, Frame.Role role) {
    if (frame instanceof Frame.Events(int _, List<Event> more)) {
      events.addAll(more);
      for (Event event : more) {
        if (event instanceof Printed printed) {
          output.append(printed.text());
        }
      }
    } else if (frame instanceof Frame.Mark(long number) && role == Frame.Role.CELL) {
      marked = number;
    }
    notifyAll();
  }

  /// Runs a cell and gives what it printed until its end, with what it threw as the last lines.
  String run(String cell) throws Exception {
    return finish(begin(cell));
  }

  /// Runs a cell in the background.
  Future<CellEnd> begin(String cell) throws Exception {
    takeOutput();
    execution.extensionCommand(Commands.BEGIN, ++cells);
    var result = new CompletableFuture<CellEnd>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                evaluate(cell);
                result.complete((CellEnd) execution.extensionCommand(Commands.END, false));
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    return result;
  }

  /// Waits for a cell's end and gives its output.
  String finish(Future<CellEnd> running)
      throws InterruptedException, ExecutionException, TimeoutException {
    CellEnd end = running.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    awaitMark(end.mark());
    Failure failure = end.failure();
    return takeOutput() + (failure == null ? "" : failure.headline() + "\n");
  }

  private void evaluate(String cell) {
    SourceCodeAnalysis analysis = jshell.sourceCodeAnalysis();
    for (String rest = cell; !rest.isBlank(); ) {
      var completion = analysis.analyzeCompletion(rest);
      for (SnippetEvent event : jshell.eval(completion.source())) {
        if (event.status() == Snippet.Status.REJECTED) {
          String problems =
              jshell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList().toString();
          throw new IllegalArgumentException(event.snippet().source() + problems);
        }
        if (event.exception() != null) {
          return;
        }
      }
      rest = completion.remaining();
    }
  }

  /// Runs a cell once more in its own way: calls of the host.
  @Nullable Object command(String name, @Nullable Object argument) throws Exception {
    return execution.extensionCommand(name, argument);
  }

  /// Interrupts the running cell.
  void interrupt() throws Exception {
    cellWire.get().send(new Frame.Interrupt(cells));
  }

  /// Waits until the output since the beginning of the cell contains this, and gives that output.
  synchronized String awaitOutput(String text) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (output.indexOf(text) < 0) {
      requireBefore(deadline, "no output \"" + text + "\" but \"" + output + "\"");
      wait(100);
    }
    return output.toString();
  }

  /// Waits until so many processes are connected, the cell JVM among them.
  synchronized void awaitProcesses(int count) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (wires != count) {
      requireBefore(deadline, wires + " processes instead of " + count);
      wait(100);
    }
  }

  private synchronized void awaitMark(long number) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (marked < number) {
      requireBefore(deadline, "no mark " + number);
      wait(100);
    }
  }

  private static void requireBefore(long deadline, String otherwise) {
    if (System.nanoTime() > deadline) {
      throw new AssertionError(otherwise);
    }
  }

  private synchronized String takeOutput() {
    String text = output.toString();
    output.setLength(0);
    return text;
  }

  synchronized List<Event> events() {
    return List.copyOf(events);
  }

  long pid() {
    return cellJvm.pid();
  }

  /// Ends the kernel as `kill -9` of it does: its sockets close.
  void killKernel() throws Exception {
    cellWire.get().close();
    server.close();
  }

  /// The processes of this notebook that are alive, found by the token in their environment.
  List<Long> processes() {
    return ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(this::hasToken).toList();
  }

  private boolean hasToken(long pid) {
    try {
      return Files.readString(
              Path.of("/proc", Long.toString(pid), "environ"),
              java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(Wire.TOKEN + "=" + token);
    } catch (IOException e) {
      return false;
    }
  }

  /// Ends it, and fails if a process of it is left.
  @Override
  public void close() throws IOException {
    jshell.close();
    awaitNoProcess();
    server.close();
    new NotebookFolder(folder).delete();
  }

  /// Waits until no process of the notebook is alive, and fails if that takes too long. A warm
  /// child that was being started meanwhile comes late and ends by itself, so there may be several
  /// rounds.
  void awaitNoProcess() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Long> left = processes();
    while (!left.isEmpty()) {
      CompletableFuture<?>[] ends =
          left.stream()
              .map(ProcessHandle::of)
              .flatMap(Optional::stream)
              .map(ProcessHandle::onExit)
              .toArray(CompletableFuture<?>[]::new);
      try {
        CompletableFuture.allOf(ends).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new AssertionError("left over: " + left, e);
      }
      left = processes();
    }
  }
}
