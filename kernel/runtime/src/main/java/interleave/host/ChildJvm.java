package interleave.host;

import interleave.probe.CellContext;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A child JVM seen from its parent: a process that waits for a [Job] on its standard input.
///
/// Its standard output and error carry no output of Java code, which goes over the wire, but what
/// the virtual machine itself and other programs print.
final class ChildJvm {

  /// The line by which a child says that it has rehearsed.
  static final String READY = "\u0006interleave ready";

  /// The line by which a child says that it ends by itself, whatever its exit code looks like.
  static final String EXITS = "\u0006interleave exits";

  private final Process process;
  private final DataOutputStream in;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final CompletableFuture<Boolean> exits = new CompletableFuture<>();
  private int classes; // how many it has been sent; guarded by this
  private int paths; // likewise
  private volatile int cell;

  private ChildJvm(Process process) {
    this.process = process;
    this.in = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
  }

  /// Starts a child JVM.
  static ChildJvm spawn(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var jvm = new ChildJvm(process);
      Thread.ofPlatform()
          .daemon()
          .inheritInheritableThreadLocals(false)
          .name("interleave-child-" + process.pid())
          .start(jvm::listen);
      return jvm;
    } catch (IOException e) {
      throw new HostFault("a child process could not be started: " + e.getMessage(), e);
    }
  }

  Process process() {
    return process;
  }

  /// Completes with true when it has rehearsed, with false when it ended before.
  CompletableFuture<Boolean> ready() {
    return ready;
  }

  /// Completes at its end: with true when it ended by itself, with false when a signal ended it.
  CompletableFuture<Boolean> exits() {
    return exits;
  }

  /// Sends what it does not have yet of the cells' classes.
  synchronized void feed(CellLoader loader) {
    try {
      writeNews(loader);
      in.flush();
    } catch (IOException e) {
      // It has ended; who waits for it gets to know that.
    }
  }

  private void writeNews(CellLoader loader) throws IOException {
    var newClasses = loader.classesFrom(classes);
    var newPaths = loader.pathsFrom(paths);
    Job.write(in, newClasses, newPaths);
    classes += newClasses.size();
    paths += newPaths.size();
  }

  /// Sends a job after all classes. A child prepares its job, and begins it after [#go].
  synchronized void send(CellLoader loader, Job job) {
    cell = job.cell();
    try {
      writeNews(loader);
      job.write(in);
      in.flush();
    } catch (IOException e) {
      // It has ended; who waits for it gets to know that.
    }
  }

  /// Lets it begin the job it was sent last. It gets no other.
  synchronized void go() {
    try {
      in.writeByte(Job.GO);
      in.close();
    } catch (IOException e) {
      // It has ended; who waits for it gets to know that.
    }
  }

  /// Ends it.
  void dismiss() {
    process.destroyForcibly();
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(READY)) {
          ready.complete(true);
        } else if (line.equals(EXITS)) {
          exits.complete(true);
        } else {
          String noise = line;
          CellContext.within(cell, () -> System.err.println(noise));
        }
      }
    } catch (IOException e) {
      // The stream ends with the process.
    } finally {
      ready.complete(false);
      exits.complete(false);
    }
  }
}
