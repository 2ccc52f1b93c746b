package interleave.os;

import interleave.host.Frame;
import interleave.host.Kin;
import interleave.host.NotebookFolder;
import interleave.host.Wire;
import interleave.redis.RemoteObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The kernel's end of all wires: one receiving thread for each connected JVM, which has come by
/// the [Entrance] in a folder that only its owner may enter.
public final class Switchboard implements AutoCloseable {

  /// Hears what comes in; called by the receiving threads, for one JVM by one thread in order.
  public interface Listener {
    /// A frame of the process `pid`.
    void received(long pid, Frame.Up frame);
  }

  private final NotebookFolder folder;
  private final Entrance entrance;
  private final Listener listener;
  private final ProcessTable processes;
  private volatile SharedLimits sharedLimits = SharedLimits.fromEnvironment();
  private volatile SharedObjects shared;
  private final RemoteObjects remote;
  private final DeadlockWatch deadlocks =
      new DeadlockWatch(this::send, this::running, this::sharedWaits);
  private final Map<Long, Line> lines = new ConcurrentHashMap<>();
  private final Map<Long, CompletableFuture<Wire>> controls = new ConcurrentHashMap<>();
  private volatile long cellPid;

  private Switchboard(NotebookFolder folder, Limits limits, Listener listener) throws IOException {
    this.processes = ProcessTable.of(limits);
    this.folder = folder;
    this.listener = listener;
    this.entrance = Entrance.at(folder.socket(), this::came);
    this.shared = objects();
    this.remote = RemoteObjects.open((pid, answer) -> send(pid, new Frame.AnsweringRemote(answer)));
  }

  private SharedObjects objects() throws IOException {
    return SharedObjects.open(
        folder.path(), sharedLimits, (pid, answer) -> send(pid, new Frame.Answering(answer)));
  }

  /// Opens the socket and begins to accept.
  ///
  /// @throws UncheckedIOException when the temporary folder or the socket cannot be made
  public static Switchboard open(Limits limits, Listener listener) {
    try {
      Path folder = Folders.create();
      Thread.ofPlatform().daemon().name("interleave-sweep").start(() -> Folders.sweep(folder));
      Switchboard board = new Switchboard(new NotebookFolder(folder), limits, listener);
      board.entrance.begin();
      return board;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the socket for the notebook's processes", e);
    }
  }

  /// The socket's path, for the environment of a JVM to be started.
  public Path socket() {
    return folder.socket();
  }

  /// The processes that cells and their children have started.
  public ProcessTable processes() {
    return processes;
  }

  /// How much memory the notebook's processes may share, in words.
  public String sharedMemory() {
    return SharedLimits.size(sharedLimits.bytes());
  }

  /// Lets them share another amount, before they have shared anything.
  ///
  /// @param size a number of bytes, such as `512m`
  /// @return whether nothing was shared before
  /// @throws IllegalArgumentException if it is no size
  /// @throws UncheckedIOException if the memory cannot be made
  public boolean shareMemory(String size) {
    SharedLimits other = new SharedLimits(SharedLimits.parse(size));
    if (!shared.isUntouched()) {
      return false;
    }
    try {
      shared.close();
      sharedLimits = other;
      shared = objects();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the memory that processes share", e);
    }
  }

  /// The watch over all waits.
  public DeadlockWatch deadlocks() {
    return deadlocks;
  }

  /// The processes that run cells' code; 0 stands for one that is just being started.
  private Set<Long> running() {
    Set<Long> running = new HashSet<>(processes.pids());
    if (processes.alive() > running.size()) {
      running.add(0L);
    }
    running.add(cellPid);
    return running;
  }

  /// What a JVM must know to be let in.
  public String token() {
    return entrance.token();
  }

  /// The control connection of the process `pid`, once it has come.
  ///
  /// @throws TimeoutException when it has not come in time
  /// @throws java.util.concurrent.CancellationException when this is closed before
  public Wire control(long pid, Duration within) throws InterruptedException, TimeoutException {
    try {
      return control(pid).get(within.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      controls.remove(pid);
    }
  }

  /// Sends a frame to a process; one that is gone needs it no more.
  public void send(long pid, Frame.Down frame) {
    Line line = lines.get(pid);
    if (line != null) {
      line.send(frame);
    }
  }

  /// The threads that sleep until they get an object shared between processes.
  public List<SharedWait> sharedWaits() {
    return Stream.concat(
            shared.waits().stream(), remote.lockWaits().stream().map(SharedWait::remote))
        .toList();
  }

  /// The notebook is about to forget its variables: shared objects go when the last process of now
  /// has ended. If one is just being started, which may have them and is not known yet, they stay.
  public void forsakeShared() {
    Set<Long> now = new HashSet<>(running());
    now.addAll(lines.keySet());
    if (!now.contains(0L)) {
      shared.forsake(now);
    }
  }

  /// Forgets the classes that processes of before have handed on.
  ///
  /// @throws UncheckedIOException if they cannot be deleted
  public void forgetClasses() {
    try {
      folder.deleteClasses();
    } catch (IOException e) {
      throw new UncheckedIOException("the classes of the notebook cannot be forgotten", e);
    }
  }

  /// Ends what a stopped cell has left and nobody's child is any more: its orphans, those who
  /// become orphans by that, and the programs that they started. The next cell finds none of them
  /// among the living, unless it takes longer.
  ///
  /// @param since when the cell began
  public void endOrphans(int cell, Instant since, Duration within) throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    Set<Long> told = new HashSet<>();
    Set<Long> left = processes.orphans();
    do {
      for (long pid : left) {
        send(pid, new Frame.Interrupt(cell));
      }
      Kin.endStrays(
          token(), each -> each.info().startInstant().map(at -> !at.isBefore(since)).orElse(false));
      for (long pid : left) {
        awaitGone(pid, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      }
      told.addAll(left);
      left = new HashSet<>(processes.orphans());
      left.removeAll(told);
    } while (!left.isEmpty());
  }

  /// Waits until everything the process sent before its mark has been heard.
  ///
  /// @return whether that happened in time; also true when the process is gone and all was heard
  public boolean awaitMark(long pid, long mark, Duration within) throws InterruptedException {
    Line line = lines.get(pid);
    return line == null || line.heard.await(mark, within);
  }

  /// Waits until the connection of a process has ended and everything it sent has been heard.
  public boolean awaitGone(long pid, Duration within) throws InterruptedException {
    return awaitMark(pid, Long.MAX_VALUE, within);
  }

  private CompletableFuture<Wire> control(long pid) {
    return controls.computeIfAbsent(pid, _ -> new CompletableFuture<>());
  }

  private void came(Frame.Hello hello, Wire wire) {
    switch (hello.role()) {
      case CONTROL -> control(hello.pid()).complete(wire);
      case CELL -> {
        cellPid = hello.pid();
        new Line(hello.pid(), wire).run();
      }
      case CHILD -> new Line(hello.pid(), wire).run();
    }
  }

  /// One connected JVM.
  private final class Line {
    private final long pid;
    private final Wire wire;
    private final Heard heard = new Heard();

    Line(long pid, Wire wire) {
      this.pid = pid;
      this.wire = wire;
    }

    void run() {
      lines.put(pid, this);
      try {
        while (true) {
          if (wire.receive() instanceof Frame.Up frame) {
            hear(frame);
          }
        }
      } catch (IOException e) {
        // The end of the stream: the process is gone, which its owner sees by itself.
      } finally {
        processes.disconnected(pid);
        deadlocks.disconnected(pid);
        wire.close();
        lines.remove(pid, this);
        shared.ended(pid);
        remote.ended(pid);
        heard.now(Long.MAX_VALUE);
      }
    }

    private void hear(Frame.Up frame) {
      switch (frame) {
        case Frame.Mark(var number) -> heard.now(number);
        case Frame.Claim(var id) -> send(new Frame.Granted(id, processes.claim(pid, id)));
        case Frame.Started(var id, var child) -> processes.started(pid, id, child);
        case Frame.Gone(var child) -> {
          processes.ended(child);
          shared.ended(child);
          remote.ended(child);
        }
        case Frame.Calling(var call) -> shared.called(pid, call);
        case Frame.CallingRemote(var call) -> remote.called(pid, call);
        case Frame.Waits waits -> deadlocks.heard(pid, waits);
        case Frame.Hello _, Frame.Events _, Frame.InputRequest _, Frame.Display _ ->
            listener.received(pid, frame);
        case Frame.ClearOutput _, Frame.Dropped _, Frame.Saved _, Frame.Look _ ->
            listener.received(pid, frame);
      }
    }

    void send(Frame.Down frame) {
      try {
        wire.send(frame);
      } catch (IOException e) {
        wire.close();
      }
    }
  }

  @Override
  public void close() {
    deadlocks.close();
    try {
      entrance.shut();
      Kin.endPrograms(token());
      entrance.close();
      controls.values().forEach(control -> control.cancel(false));
      shared.close();
      remote.close();
      folder.delete();
    } catch (IOException e) {
      System.getLogger("interleave").log(System.Logger.Level.WARNING, "cannot clean up", e);
    }
  }
}
