package interleave.session;

import interleave.host.CellMain;
import interleave.host.JvmCommand.Caching;
import interleave.trace.MimeBundle;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.tools.ToolProvider;

/// A real session with a client that writes everything down. When it is closed, nothing of it may
/// be left in the system.
final class Lab implements AutoCloseable {
  /// The largest heap of each JVM.
  static final String HEAP = "256m";

  private final Session session;
  private final Remains remains;
  private final List<Transcript> transcripts = new ArrayList<>();

  private Lab(Session session) {
    this.session = session;
    this.remains = Remains.of(session);
  }

  static Lab open() {
    return open(Duration.ZERO);
  }

  static Lab open(Duration cellTimeout) {
    return open(settings(cellTimeout));
  }

  static Lab open(Settings settings) {
    return new Lab(Session.open(settings));
  }

  private static Settings settings(Duration cellTimeout) {
    try {
      Path runtime =
          Path.of(CellMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = Path.of("").toAbsolutePath();
      return new Settings(
          runtime, folder, LabCaches.of(runtime), 2, HEAP, Caching.USE, cellTimeout);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Session session() {
    return session;
  }

  Remains remains() {
    return remains;
  }

  /// Runs a cell to its end.
  Transcript run(String code) {
    return run(CellRequest.of(code));
  }

  Transcript run(CellRequest request) {
    return run(request, List.of());
  }

  Transcript run(CellRequest request, List<String> input) {
    if (transcripts.stream().anyMatch(each -> !each.reply.isDone())) {
      throw new AssertionError("an earlier cell has not ended");
    }
    Transcript transcript = new Transcript(input.iterator());
    transcripts.add(transcript);
    transcript.reply.complete(session.execute(request, transcript));
    return transcript;
  }

  /// Runs a cell that is not to fail.
  Transcript ok(String code) {
    Transcript cell = run(code);
    if (cell.failed()) {
      throw new AssertionError(cell.traceback() + "\n" + cell.out() + cell.err());
    }
    return cell;
  }

  /// Runs a cell that is to print to its standard output alone.
  String out(String code) {
    Transcript cell = ok(code);
    if (!cell.err().isEmpty()) {
      throw new AssertionError(cell.err());
    }
    return cell.out();
  }

  /// Starts a cell.
  Transcript start(String code) {
    return start(code, Collections.emptyIterator());
  }

  /// Starts a cell that reads lines.
  Transcript start(String code, Iterator<String> input) {
    Transcript transcript = new Transcript(input);
    transcripts.add(transcript);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                transcript.reply.complete(session.execute(CellRequest.of(code), transcript));
              } catch (Throwable e) {
                transcript.reply.completeExceptionally(e);
              }
            });
    return transcript;
  }

  /// Has the system send a signal to a process, such as `STOP`.
  static void signal(String name, long pid) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    if (code != 0) {
      throw new AssertionError("kill -" + name + " " + pid + " ended with " + code);
    }
  }

  /// A folder `classes` with a compiled class.
  ///
  /// @param name such as `town.Shop`
  static Path library(Path folder, String name, String text) throws IOException {
    int dot = name.indexOf('.');
    Path source =
        Files.writeString(
            folder.resolve(name.substring(dot + 1) + ".java"),
            "package " + name.substring(0, dot) + "; " + text);
    Path classes = Files.createDirectory(folder.resolve("classes"));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), source.toString());
    if (code != 0) {
      throw new AssertionError(name + " does not compile");
    }
    return classes;
  }

  @Override
  public void close() {
    session.close();
    remains.assertNone();
  }

  /// What one cell showed.
  static final class Transcript implements CellOutput {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final List<MimeBundle> displays = new ArrayList<>();
    private final Iterator<String> input;
    private Optional<MimeBundle> result = Optional.empty();
    private Optional<ErrorReport> error = Optional.empty();
    private int streams;
    final CompletableFuture<CellReply> reply = new CompletableFuture<>();

    Transcript(Iterator<String> input) {
      this.input = input;
    }

    synchronized String out() {
      return out.toString();
    }

    synchronized String err() {
      return err.toString();
    }

    synchronized int streams() {
      return streams;
    }

    synchronized List<MimeBundle> displays() {
      return List.copyOf(displays);
    }

    synchronized String result() {
      return result.map(MimeBundle::plain).orElse("(no value)");
    }

    synchronized MimeBundle bundle() {
      return result.orElseThrow(() -> new AssertionError("the cell has no value"));
    }

    synchronized ErrorReport error() {
      return error.orElseThrow(
          () -> new AssertionError("the cell did not fail; it printed: " + out + err));
    }

    synchronized String traceback() {
      return String.join("\n", error().traceback()).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    boolean failed() {
      return error.isPresent();
    }

    /// Waits until the text printed so far satisfies `condition`.
    synchronized void awaitOut(Predicate<String> condition) throws InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
      while (!condition.test(out.toString())) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError("not printed within 180 s; printed: " + out);
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }

    /// Waits until something is displayed whose text satisfies `condition`.
    synchronized String awaitDisplay(Predicate<String> condition) throws InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
      while (displays.isEmpty() || !condition.test(displays.getLast().plain())) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError("not displayed within 180 s; displayed: " + displays);
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return displays.getLast().plain();
    }

    CellReply await() throws Exception {
      return reply.get(180, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stream(boolean error, String text) {
      (error ? err : out).append(text);
      streams++;
      notifyAll();
    }

    @Override
    public synchronized void display(
        MimeBundle bundle, Optional<String> displayId, boolean update) {
      displays.add(bundle);
      notifyAll();
    }

    @Override
    public synchronized void clear(boolean wait) {
      out.setLength(0);
    }

    @Override
    public synchronized void result(int executionCount, MimeBundle bundle) {
      result = Optional.of(bundle);
    }

    @Override
    public synchronized void error(ErrorReport report) {
      error = Optional.of(report);
    }

    @Override
    public Optional<String> readLine(String prompt, boolean password) {
      synchronized (input) { // not this: output comes while an answer is waited for
        return input.hasNext() ? Optional.of(input.next()) : Optional.empty();
      }
    }
  }
}
