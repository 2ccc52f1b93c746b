package interleave.cells;

import interleave.cells.CellOutcome.Replacement;
import interleave.host.CellEnd;
import interleave.host.Commands;
import interleave.host.Failure;
import interleave.host.Frame;
import interleave.host.JvmCommand;
import interleave.os.Switchboard;
import interleave.trace.Deadlock;
import interleave.trace.MimeBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jdk.jshell.spi.ExecutionControl;
import org.jspecify.annotations.Nullable;

/// Runs cells: compiles them here, executes them in a process of their own, and replaces that
/// process when it dies or cannot be stopped.
///
/// [#run] is called by one thread at a time; [#interrupt] by any.
public final class Cells implements AutoCloseable {
  /* Overview.
   *
   * `compiler` owns JShell and the live control; only the running thread uses it. `running` is the
   * number of the cell being run, 0 between cells, and is what an interrupt names, so that an
   * interrupt that comes late cannot hit the next cell. Guarded by `this`: running, stop.
   */
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);
  private static final Duration HEAR_WITHIN = Duration.ofSeconds(10);

  /// Hears of a cell while it runs.
  public interface Witness {
    /// Its code begins to run now.
    void began();

    /// Something a learner may want to know.
    void noted(String text);

    /// Something a learner must know.
    void warned(String text);
  }

  /// Why a cell is being stopped.
  private enum Stop {
    NOT,
    INTERRUPT,
    DEADLOCK,
    TIMEOUT
  }

  private final Switchboard board;
  private final Duration timeout;
  private final Supplier<Compiler> starter;
  private volatile CompletableFuture<Compiler> compiler;
  private final Timer clock = new Timer("interleave-clock", true);
  private int running;
  private volatile int current;
  private volatile Instant began = Instant.EPOCH;
  private Stop stop = Stop.NOT;
  private Optional<Deadlock> deadlock = Optional.empty();
  private volatile Frame.@Nullable Saved saved;
  private volatile boolean closed;

  private Cells(
      JvmCommand command,
      Path folder,
      int warmChildren,
      Duration timeout,
      Switchboard board,
      Consumer<String> noise) {
    this.board = board;
    this.timeout = timeout;
    this.starter =
        () ->
            Compiler.start(
                () -> CellJvm.start(command, folder, warmChildren, board, noise),
                command.runtimeJar());
    this.compiler = starting(starter);
  }

  private static CompletableFuture<Compiler> starting(Supplier<Compiler> starter) {
    return CompletableFuture.supplyAsync(
        starter, task -> Thread.ofPlatform().daemon().name("interleave-start").start(task));
  }

  /// Starts the compiler and the cell JVM in the background.
  ///
  /// @param folder the working folder of the notebook's processes
  /// @param warmChildren how many child JVMs to keep ready
  /// @param timeout how long a cell may run; zero means without limit
  /// @param noise takes what the cell JVM itself writes, such as a crash report
  public static Cells open(
      JvmCommand command,
      Path folder,
      int warmChildren,
      Duration timeout,
      Switchboard board,
      Consumer<String> noise) {
    return new Cells(command, folder, warmChildren, timeout, board, noise);
  }

  /// Forgets everything that cells declared and ends their process; the next cell gets a new one.
  /// Called between cells by the thread that runs them.
  public void reset() {
    CompletableFuture<Compiler> old = compiler;
    saved = null;
    board.forsakeShared();
    compiler = starting(starter);
    old.join().close();
    board.forgetClasses();
  }

  /// Adds jars and folders in which cells find classes, from the next cell on. Called by the thread
  /// that runs cells.
  public void addToClassPath(List<Path> entries) {
    compiler.join().addToClassPath(entries);
  }

  /// The PID of the process that runs cells, once there is one; 0 before.
  public long pid() {
    CompletableFuture<Compiler> now = compiler;
    CellJvm jvm = now.isDone() ? now.join().control().current() : null;
    return jvm == null ? 0 : jvm.pid();
  }

  /// Answers questions about code.
  public Analysis analysis() {
    return compiler.join().analysis();
  }

  /// Keeps the latest snapshot of the variables.
  public void keep(Frame.Saved snapshot) {
    saved = snapshot;
  }

  /// Runs a cell to its end.
  ///
  /// @param number the cell's number, larger than that of every cell before
  /// @param sources what to run, one after the other
  /// @param background whether to leave children running behind it rather than wait for them
  public CellOutcome run(int number, List<CellSource> sources, boolean background, Witness witness)
      throws InterruptedException {
    Compiler ready = compiler.join();
    begin(number);
    if (!timeout.isZero()) {
      after(timeout, () -> stop(number, Stop.TIMEOUT));
    }
    try {
      return execute(ready, number, sources, background, witness);
    } finally {
      finish();
    }
  }

  /// Tells the process of the cell. If it has died since the last one, nothing of this cell has run
  /// in it, and another runs the cell.
  private void announce(Compiler ready, int number, Witness witness)
      throws InterruptedException, ExecutionControl.ExecutionControlException {
    try {
      ready.control().extensionCommand(Commands.BEGIN, number);
    } catch (ExecutionControl.StoppedException e) {
      CellJvm dead = ready.control().current();
      if (dead == null || stopped() != Stop.NOT) {
        throw e;
      }
      String how = dead.howItEnded();
      witness.warned(how + " between two cells. " + new Replacement(revive(ready)).inWords());
      ready.control().extensionCommand(Commands.BEGIN, number);
    }
  }

  private synchronized void begin(int number) {
    running = number;
    current = number;
    began = Instant.now().minusSeconds(1); // the system tells starts in hundredths of a second
    stop = Stop.NOT;
  }

  private synchronized void finish() {
    running = 0;
  }

  private synchronized Stop stopped() {
    return stop;
  }

  /// Stops the running cell; without one, the threads that earlier cells left running.
  public void interrupt() {
    int number;
    synchronized (this) {
      number = running;
    }
    if (number == 0) {
      board.send(pid(), new Frame.Interrupt(0));
    } else {
      stop(number, Stop.INTERRUPT);
    }
  }

  /// Stops the running cell if threads of it are in a deadlock.
  ///
  /// @return whether they are
  public boolean stop(Deadlock found) {
    int number;
    synchronized (this) {
      number = running;
      if (number == 0 || !found.cells().contains(number)) {
        return false;
      }
      deadlock = Optional.of(found);
    }
    stop(number, Stop.DEADLOCK);
    return true;
  }

  private void stop(int number, Stop why) {
    synchronized (this) {
      if (running != number || stop != Stop.NOT) {
        return;
      }
      stop = why;
    }
    CellJvm target = compiler.join().control().current();
    if (target != null) {
      board.send(target.pid(), new Frame.Interrupt(number));
      after(STOP_WITHIN, () -> killIfStill(number, target));
    }
  }

  private void after(Duration delay, Runnable action) {
    TimerTask task =
        new TimerTask() {
          @Override
          public void run() {
            action.run();
          }
        };
    clock.schedule(task, delay.toMillis());
  }

  private void killIfStill(int number, CellJvm target) {
    boolean still;
    synchronized (this) {
      still = running == number;
    }
    if (still) {
      target.kill();
    }
  }

  private CellOutcome execute(
      Compiler ready, int number, List<CellSource> sources, boolean background, Witness witness)
      throws InterruptedException {
    try {
      announce(ready, number, witness);
      if (sources.stream().anyMatch(CellSource::mayExplore)) {
        ready.control().extensionCommand(Commands.REHEARSE, null);
      }
      ready.control().whenRunning(witness::began);
      List<Diagnostic> diagnostics = ready.run(sources, () -> stopped() != Stop.NOT);
      if (ready.control().hasDied()) {
        return died(ready);
      }
      CellEnd end = (CellEnd) ready.control().extensionCommand(Commands.END, background);
      if (end == null) {
        throw new IllegalStateException("the cell JVM did not say how the cell ended");
      }
      hear(end);
      sources.stream().flatMap(s -> ready.waiting(s).stream()).forEach(witness::noted);
      return outcome(ready, end, diagnostics);
    } catch (ExecutionControl.StoppedException e) {
      return died(ready);
    } catch (ExecutionControl.ExecutionControlException e) {
      throw new IllegalStateException("the cell JVM refused a call", e);
    }
  }

  private void hear(CellEnd end) throws InterruptedException {
    board.awaitMark(pid(), end.mark(), HEAR_WITHIN);
    for (long child : end.children()) {
      board.awaitGone(child, HEAR_WITHIN);
    }
  }

  private CellOutcome outcome(Compiler ready, CellEnd end, List<Diagnostic> diagnostics)
      throws InterruptedException {
    Stop why = stopped();
    if (end.stopped() || why != Stop.NOT) {
      board.endOrphans(current, began, STOP_WITHIN);
      Optional<Replacement> replaced =
          end.stuck().isEmpty() ? Optional.empty() : Optional.of(replace(ready));
      return stoppedBy(why, replaced);
    }
    Failure failure = end.failure();
    if (failure != null && failure.type().equals(OutOfMemoryError.class.getName())) {
      return new CellOutcome.EngineDied(String.join("\n", failure.lines()), replace(ready));
    }
    if (failure != null) {
      return new CellOutcome.Threw(failure);
    }
    if (!diagnostics.isEmpty()) {
      return new CellOutcome.Rejected(diagnostics);
    }
    return new CellOutcome.Value(
        end.value().isEmpty() ? Optional.empty() : Optional.of(new MimeBundle(end.value())));
  }

  private CellOutcome died(Compiler ready) throws InterruptedException {
    CellJvm jvm = ready.control().current();
    long pid = jvm == null ? 0 : jvm.pid();
    String how = jvm == null ? "the cell's process is gone" : jvm.howItEnded();
    board.awaitGone(pid, HEAR_WITHIN);
    Replacement replacement = replace(ready);
    Stop why = stopped();
    return why == Stop.NOT
        ? new CellOutcome.EngineDied(how, replacement)
        : stoppedBy(why, Optional.of(replacement));
  }

  private synchronized CellOutcome stoppedBy(Stop why, Optional<Replacement> replaced) {
    return switch (why) {
      case NOT, INTERRUPT -> new CellOutcome.Interrupted(replaced);
      case TIMEOUT -> new CellOutcome.TimedOut(replaced);
      case DEADLOCK -> new CellOutcome.Deadlocked(deadlock.orElseThrow(), replaced);
    };
  }

  /// Starts a new process in place of the current one.
  private Replacement replace(Compiler ready) {
    ready.control().discard();
    return new Replacement(revive(ready));
  }

  /// Makes sure that a process runs, and brings the variables back into a new one.
  private List<String> revive(Compiler ready) {
    if (closed || !ready.control().ensureAlive()) {
      return List.of();
    }
    Frame.Saved snapshot = saved;
    if (snapshot == null) {
      return List.of();
    }
    List<String> missing = new ArrayList<>();
    snapshot.missing().forEach((name, why) -> missing.add(name + ": " + why));
    try {
      Object lost = ready.control().extensionCommand(Commands.RESTORE, snapshot.bytes());
      if (lost instanceof Map<?, ?> reasons) {
        reasons.forEach((name, why) -> missing.add(name + ": " + why));
      }
    } catch (ExecutionControl.ExecutionControlException e) {
      missing.add("all variables: " + e.getMessage());
    }
    return missing;
  }

  @Override
  public void close() {
    closed = true;
    clock.cancel();
    var _ = compiler.thenAccept(Compiler::close);
  }
}
