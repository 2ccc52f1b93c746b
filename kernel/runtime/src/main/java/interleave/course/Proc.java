package interleave.course;

import interleave.probe.Child;
import interleave.probe.Launcher;
import interleave.probe.Launcher.Birth;
import interleave.probe.Launcher.Origin;
import interleave.trace.ExitStatus;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A process: a program of its own in the operating system, with its own PID and its own memory.
///
/// A process runs a body. Give it as a lambda, or extend `Proc` and override [#run]:
///
/// ```java
/// Proc p = new Proc("buyer", () -> System.out.println("my PID is " + Proc.current().pid()));
/// p.start();
/// p.join();
/// ```
///
/// A child starts with a copy of the notebook's variables that its body uses, as they are at
/// [#start]; what it changes stays in the child. A variable that cannot be copied makes `start`
/// fail with a [NotTransferableException] that names it.
///
/// Its states: not started, then running after `start`, then ended. A cell ends when the children
/// it started have ended, except daemons, which are terminated then.
///
/// Methods that are called at the wrong time throw an `IllegalStateException` that says what to do.
/// The class is safe for use by several threads.
public class Proc implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private final @Nullable Body target;
  private final String path;
  private String name;
  private boolean daemon;
  private boolean fresh;
  private transient Life life; // guarded by this object's monitor; read and changed under it

  /// What a process does: a lambda whose captured variables can be copied.
  @FunctionalInterface
  public interface Body extends Serializable {
    /// Runs in the child. An exception ends the child with exit code 1.
    void run() throws Exception;
  }

  /// A process that does what an overridden [#run] says.
  protected Proc() {
    this(Names.next(), "", null, new Life.Unstarted());
  }

  /// A process named `Process-N`.
  public Proc(Body target) {
    this(Names.next(), "", target, new Life.Unstarted());
  }

  /// A process with a name, which need not be unique.
  public Proc(String name, Body target) {
    this(Names.next(), name, target, new Life.Unstarted());
  }

  private Proc(String path, String name, @Nullable Body target, Life life) {
    this.path = path;
    this.name = name.isEmpty() ? "Process-" + path : name;
    this.target = target;
    this.life = life;
  }

  /// Makes a process named `Process-N` and starts it.
  public static Proc start(Body target) {
    return start("", target);
  }

  /// Makes a named process and starts it.
  public static Proc start(String name, Body target) {
    var proc = new Proc(name, target);
    proc.start();
    return proc;
  }

  /// The process that runs this code; in a cell that is the notebook's main process.
  public static Proc current() {
    Object self = Launcher.installed().self();
    return self == null ? Main.PROCESS : (Proc) self;
  }

  /// The process that started this one; for the notebook's main process, the kernel.
  public static Proc parent() {
    Origin parent = Launcher.installed().parent();
    return new Proc("", parent.name(), null, new Life.Foreign(parent.pid()));
  }

  /// The children of this process that are alive, in the order of their start.
  public static List<Proc> children() {
    return Launcher.installed().children().stream()
        .filter(child -> child.status() instanceof ExitStatus.Running)
        .map(child -> (Proc) child.birth().body())
        .toList();
  }

  /// How many processes this process has made.
  public static ProcessCounts counts() {
    return Tally.OF_THIS_PROCESS.counts();
  }

  /// Ends this process with an exit code, as `System.exit` does: `finally` blocks do not run. Its
  /// daemon children are terminated, its other children are waited for, and its output arrives.
  ///
  /// @param code 0 to 255; 0 means success
  /// @throws IllegalStateException in a cell, whose process is the notebook
  public static void exit(int code) {
    if (Launcher.installed().self() == null) {
      throw new IllegalStateException(
          "Proc.exit ends a child process, and this is the notebook's own process: call it in the"
              + " body of a Proc, or leave the cell by its last line");
    }
    if (code < 0 || code > 255) {
      throw new IllegalArgumentException("an exit code is 0 to 255, not " + code);
    }
    Launcher.installed().exit(code);
  }

  /// Names it.
  ///
  /// @return this process
  public final synchronized Proc name(String name) {
    requireUnstarted("its name can be set");
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of a process is not blank");
    }
    this.name = name;
    return this;
  }

  /// Makes it a daemon: it is terminated when its parent ends, or the cell that started it.
  ///
  /// @return this process
  public final synchronized Proc daemon(boolean daemon) {
    requireUnstarted("daemon can be set");
    this.daemon = daemon;
    return this;
  }

  /// Lets it start with the initial values of the notebook's variables rather than with a copy of
  /// the present ones.
  ///
  /// @return this process
  public final synchronized Proc fresh() {
    requireUnstarted("fresh() can be chosen");
    fresh = true;
    return this;
  }

  /// Its name.
  public final synchronized String name() {
    return name;
  }

  /// Whether it is a daemon.
  public final synchronized boolean isDaemon() {
    return daemon;
  }

  /// What it does. Called directly, it runs here, in the process that calls it.
  public void run() throws Exception {
    if (target != null) {
      target.run();
    }
  }

  /// Starts it and returns at once.
  ///
  /// @throws NotTransferableException if the body uses something that cannot be copied
  /// @throws IllegalStateException if it was started before, in a daemon, or at a limit
  public final void start() {
    beginStart();
    Life next = new Life.Unstarted();
    try {
      Child child = Launcher.installed().start(new Birth(this, name, daemon, fresh));
      next = new Life.Started(child);
      Tally.OF_THIS_PROCESS.started(child);
    } finally {
      endStart(next);
    }
  }

  private synchronized void beginStart() {
    switch (life()) {
      case Life.Unstarted() -> {}
      case Life.Self(long pid) ->
          throw new IllegalStateException(name + " is running already, with PID " + pid);
      case Life.Starting _, Life.Started _, Life.Foreign _, Life.Closed _ ->
          throw new IllegalStateException(
              name + " was started before; a process starts once: make a new Proc");
    }
    if (current().isDaemon()) {
      throw new IllegalStateException(
          "a daemon process may not have children: start " + name + " from a process that is none");
    }
    life = new Life.Starting();
  }

  private synchronized void endStart(Life next) {
    life = next;
  }

  /// Waits until it has ended.
  ///
  /// @throws IllegalStateException before `start`, for oneself, and for another's child
  public final void join() throws InterruptedException {
    Child child = childToJoin();
    if (child != null) {
      child.join();
    }
  }

  /// Waits until it has ended, but no longer than `limit`. It goes on if it has not.
  ///
  /// @return whether it has ended
  public final boolean join(Duration limit) throws InterruptedException {
    Child child = childToJoin();
    return child == null || child.join(limit);
  }

  /// Whether it was started and has not ended.
  public final boolean isAlive() {
    return switch (life()) {
      case Life.Unstarted _, Life.Starting _, Life.Closed _ -> false;
      case Life.Started(Child child) -> child.status() instanceof ExitStatus.Running;
      case Life.Self _ -> true;
      case Life.Foreign foreign -> foreign.isAlive();
    };
  }

  /// Asks the system to end it (SIGTERM). No `finally` block of it runs, and what it was doing
  /// stays half done. It may be alive for a moment more.
  public final void terminate() {
    signal("TERM");
  }

  /// Has the system end it at once (SIGKILL), which it cannot prevent.
  public final void kill() {
    signal("KILL");
  }

  /// Sends it a signal. Nothing happens if it has ended.
  ///
  /// @param signal the name with or without `SIG`, such as `USR1`
  public final void signal(String signal) {
    String bare = signal.startsWith("SIG") ? signal.substring(3) : signal;
    switch (life()) {
      case Life.Started(Child child) -> child.signal(bare);
      case Life.Closed _ -> {}
      case Life.Unstarted _, Life.Starting _ -> throw notStarted("signal it");
      case Life.Self _, Life.Foreign _ -> throw notMine("signalled");
    }
  }

  /// Its PID.
  ///
  /// @throws IllegalStateException before `start`, which gives it one
  public final long pid() {
    return switch (life()) {
      case Life.Started(Child child) -> child.pid();
      case Life.Self(long pid) -> pid;
      case Life.Foreign(long pid) -> pid;
      case Life.Unstarted _, Life.Starting _ -> throw notStarted("ask for its PID");
      case Life.Closed _ -> throw closed();
    };
  }

  /// The exit code by Python's convention: negative for a signal, such as −15 after `terminate`;
  /// empty while it runs and before `start`.
  public final OptionalInt exitCode() {
    return switch (life()) {
      case Life.Unstarted _, Life.Starting _ -> OptionalInt.empty();
      case Life.Started _, Life.Self _, Life.Foreign _, Life.Closed _ -> status().exitCode();
    };
  }

  /// Running, exited with a code, or killed by a signal.
  ///
  /// @throws IllegalStateException before `start`
  public final ExitStatus status() {
    return switch (life()) {
      case Life.Started(Child child) -> child.status();
      case Life.Self _ -> new ExitStatus.Running();
      case Life.Unstarted _, Life.Starting _ -> throw notStarted("ask for its status");
      case Life.Foreign _ -> throw notMine("asked for its status");
      case Life.Closed _ -> throw closed();
    };
  }

  /// Completes with the status when it has ended.
  ///
  /// @throws IllegalStateException before `start`
  public final CompletableFuture<ExitStatus> onExit() {
    return switch (life()) {
      case Life.Started(Child child) -> child.onExit();
      case Life.Unstarted _, Life.Starting _ -> throw notStarted("wait for its end");
      case Life.Self _, Life.Foreign _ -> throw notMine("waited for");
      case Life.Closed _ -> throw closed();
    };
  }

  /// Gives up what this process keeps about it. It must not be running.
  ///
  /// @throws IllegalStateException while it runs
  public final synchronized void close() {
    if (life instanceof Life.Started(Child child)) {
      if (child.status() instanceof ExitStatus.Running) {
        throw new IllegalStateException(name + " is running: join() or terminate() it first");
      }
      child.forget();
    }
    life = new Life.Closed();
  }

  @Override
  public String toString() {
    return switch (life()) {
      case Life.Unstarted _, Life.Starting _ -> name + " (not started)";
      case Life.Started(Child child) -> name + " (PID " + child.pid() + ", " + words(child) + ")";
      case Life.Self(long pid) -> name + " (PID " + pid + ", this process)";
      case Life.Foreign(long pid) -> name + " (PID " + pid + ")";
      case Life.Closed _ -> name + " (closed)";
    };
  }

  private static String words(Child child) {
    return switch (child.status()) {
      case ExitStatus.Running() -> "running";
      case ExitStatus.Exited(int code) -> "exited with " + code;
      case ExitStatus.Killed(int signal) -> "killed by signal " + signal;
    };
  }

  @SuppressWarnings("ReferenceEquality") // a process is one object in its own JVM
  private synchronized Life life() {
    if (life instanceof Life.Unstarted && Launcher.installed().self() == this) {
      life = new Life.Self(ProcessHandle.current().pid());
    }
    return life;
  }

  /// The child to wait for, or null if there is nothing left to wait for.
  private @Nullable Child childToJoin() {
    return switch (life()) {
      case Life.Started(Child child) -> child;
      case Life.Unstarted _, Life.Starting _ -> throw notStarted("join it");
      case Life.Self _ ->
          throw new IllegalStateException(
              "a process cannot join itself: it would wait for its own end");
      case Life.Foreign _ -> throw notMine("joined");
      case Life.Closed _ -> null;
    };
  }

  private void requireUnstarted(String what) {
    if (!(life() instanceof Life.Unstarted)) {
      throw new IllegalStateException(
          name + " was started before: " + what + " before start() only");
    }
  }

  private IllegalStateException notStarted(String what) {
    return new IllegalStateException(name() + " is not started: call start() before you " + what);
  }

  private IllegalStateException notMine(String verb) {
    return new IllegalStateException(
        name() + " can be " + verb + " only by the process that started it");
  }

  private IllegalStateException closed() {
    return new IllegalStateException(name() + " is closed: ask before close()");
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeLong(
        switch (life()) {
          case Life.Unstarted _, Life.Starting _, Life.Closed _ -> 0;
          case Life.Started(Child child) -> child.pid();
          case Life.Self(long pid) -> pid;
          case Life.Foreign(long pid) -> pid;
        });
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    long pid = in.readLong();
    life = pid == 0 ? new Life.Unstarted() : new Life.Foreign(pid);
  }

  /// The notebook's main process, seen from itself.
  private static final class Main {
    static final Proc PROCESS =
        new Proc("", "MainProcess", null, new Life.Self(ProcessHandle.current().pid()));
  }

  /// Default names: `1`, `2` in the main process, `1:1`, `1:2` in its first child.
  private static final class Names {
    static String next() {
      int number = Tally.OF_THIS_PROCESS.created();
      Object self = Launcher.installed().self();
      return self == null ? "" + number : ((Proc) self).path + ":" + number;
    }
  }
}
