package interleave.host;

import interleave.course.CellOutput.Purpose;
import interleave.host.Permits.Permit;
import interleave.memory.Departures;
import interleave.probe.CellContext;
import interleave.probe.Child;
import interleave.probe.Launcher;
import interleave.probe.Portable;
import interleave.probe.Probe;
import interleave.probe.Recorder;
import interleave.trace.ProcessEvent;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The processes around this JVM: the one it was started by, the `Proc` it is, and the children it
/// starts.
final class Family implements Launcher {

  /// How long a terminated daemon may take to end before it is killed.
  private static final Duration GRACE = Duration.ofSeconds(3);

  /// The classes of the notebook whose task this thread does, if that is another one.
  private static final ScopedValue<CellLoader> ABROAD = ScopedValue.newInstance();

  private final Luggage luggage = new Luggage();
  private final CellLoader loader;
  private final Outbox outbox;
  private final Nursery nursery;
  private final Permits permits;
  private final Runnable lastWord;
  private final long firstParent;
  private final List<Offspring> offspring = new CopyOnWriteArrayList<>();
  private volatile String parentName = "Kernel";
  private volatile @Nullable Object self;
  private volatile boolean initialising;

  private Family(CellLoader loader, Outbox outbox, Nursery nursery, Runnable lastWord) {
    this.lastWord = lastWord;
    this.loader = loader;
    this.outbox = outbox;
    this.nursery = nursery;
    this.permits = new Permits(outbox);
    this.firstParent = parentPid();
  }

  /// The family of the notebook's main process, which keeps children warm.
  static Family ofMain(CellLoader loader, Outbox outbox) {
    List<String> command = JvmCommand.childFromEnvironment();
    return new Family(loader, outbox, Nursery.open(command, loader, warmChildren()), () -> {});
  }

  /// The family of a child, which starts its own children when it needs them.
  ///
  /// @param lastWord tells the parent that the child ends by itself
  static Family ofChild(CellLoader loader, Outbox outbox, Runnable lastWord) {
    List<String> command = JvmCommand.childFromEnvironment();
    return new Family(loader, outbox, Nursery.open(command, loader, 0), lastWord);
  }

  /// Takes the job's body as this process's own `Proc`; null in a rehearsal.
  ///
  /// @return the PID of the parent
  long become(@Nullable Object proc, String nameOfParent) {
    parentName = nameOfParent;
    self = proc;
    return firstParent;
  }

  /// Runs code during which no process may be started: the initial values of variables.
  void initialising(boolean now) {
    initialising = now;
  }

  Nursery nursery() {
    return nursery;
  }

  Permits permits() {
    return permits;
  }

  @Override
  public Child start(Birth birth) {
    if (Probe.isStopping()) {
      throw Probe.stopped();
    }
    if (initialising) {
      throw new IllegalStateException(
          "a fresh process evaluates the initial values of variables again, and one of them starts"
              + " a process: start it in a statement of its own");
    }
    Permit permit = permits.ask();
    ChildJvm jvm;
    Parcel.Packed parcel;
    try {
      parcel = Parcel.pack(loader, birth.name(), birth.body(), !birth.fresh());
      permit.require();
      jvm = nursery.take();
    } catch (Throwable e) {
      permit.giveBack();
      throw e;
    }
    permit.use(jvm.process().pid());
    return launch(birth, jvm, parcel);
  }

  @Override
  public long fork() {
    return Continuation.fork();
  }

  private Child launch(Birth birth, ChildJvm jvm, Parcel.Packed parcel) {
    int cell = CellContext.current();
    Process process = jvm.process();
    var job = new Job(cell, ownName(), !birth.fresh(), parcel.bytes());
    boolean warm = jvm.ready().isDone();
    if (warm) {
      jvm.send(loader, job); // it prepares the job while this process tells the kernel
    }
    var child = new Offspring(birth, cell, jvm, this);
    offspring.add(child);
    Departures.to(process.pid());
    Recorder.record(
        cell,
        stamp -> new ProcessEvent.Created(stamp, process.pid(), birth.name(), birth.daemon()));
    Recorder.record(
        cell, stamp -> new ProcessEvent.Given(stamp, process.pid(), parcel.variables()));
    outbox.flush();
    if (warm) {
      jvm.go();
    } else {
      Thread.ofPlatform()
          .daemon()
          .inheritInheritableThreadLocals(false)
          .name("interleave-send-" + process.pid())
          .start(
              () -> {
                jvm.send(loader, job);
                jvm.go();
              });
    }
    if (Probe.isStopping()) {
      child.killTree(); // the cell's stop may have come too early to see it
      throw Probe.stopped();
    }
    return child;
  }

  /// The name of this process.
  String ownName() {
    return self instanceof interleave.course.Proc proc ? proc.name() : "MainProcess";
  }

  @Override
  public List<Child> children() {
    return List.copyOf(offspring);
  }

  @Override
  public @Nullable Object self() {
    return self;
  }

  @Override
  public Origin parent() {
    long now = parentPid();
    return new Origin(now, now == firstParent ? parentName : "PID " + now);
  }

  @Override
  public byte[] packTask(Serializable task, String name) {
    loader.publish(ClassStore.ofNotebook());
    byte[] packed = Parcel.pack(loader, name, task, true).bytes();
    Departures.forget();
    return packed;
  }

  @Override
  public Object unpackTask(byte[] bytes) {
    return Parcel.unpack(loader, bytes, true);
  }

  @Override
  public Portable packPortable(Serializable task, String name) {
    Portable packed = Luggage.pack(loader(), task, name);
    Departures.forget();
    return packed;
  }

  @Override
  public <R> R withPortable(Portable task, Function<Object, R> use) {
    CellLoader foreign = luggage.loader(task, loader);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(foreign);
    try {
      return ScopedValue.where(ABROAD, foreign)
          .call(() -> use.apply(Parcel.unpack(foreign, task.task(), true)));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /// The classes with which this thread packs and unpacks.
  private CellLoader loader() {
    return ABROAD.orElse(loader);
  }

  @Override
  public byte[] pack(Object value, String into, boolean abroad) {
    return Cargo.pack(loader(), value, into, abroad ? Purpose.ABROAD : Purpose.TRAVEL);
  }

  @Override
  public Object unpack(byte[] bytes) {
    return Cargo.unpack(loader(), bytes);
  }

  @Override
  public void exit(int code) {
    System.exit(code);
  }

  @Override
  public void endsByItself() {
    lastWord.run();
  }

  /// Tells the kernel that a child has ended.
  void ended(Offspring child) {
    permits.gone(child.pid());
  }

  void forget(Offspring child) {
    offspring.remove(child);
  }

  /// Waits for the children of a cell as its end: first for those that are no daemons, in the order
  /// of their start, then the daemons are terminated.
  void awaitChildrenOf(int cell) throws InterruptedException {
    joinAll(child -> child.cell() == cell && !child.birth().daemon());
    terminate(child -> child.cell() == cell);
    offspring.removeIf(child -> child.cell() == cell && !child.process().isAlive());
  }

  /// The PIDs of the children of a cell that have not been forgotten, in the order of their start.
  List<Long> pidsOf(int cell) {
    return of(cell).stream().map(Offspring::pid).toList();
  }

  /// Waits for all children as the end of a process: daemons are terminated first.
  void awaitAll() throws InterruptedException {
    terminate(child -> child.birth().daemon());
    joinAll(_ -> true);
  }

  private void joinAll(Predicate<Offspring> which) throws InterruptedException {
    // A child may be started by another thread meanwhile, so it looks again after each.
    for (int i = 0; i < offspring.size(); i++) {
      Offspring child = offspring.get(i);
      if (which.test(child)) {
        child.join();
      }
    }
  }

  private void terminate(Predicate<Offspring> which) throws InterruptedException {
    List<Offspring> alive =
        offspring.stream().filter(which).filter(child -> child.process().isAlive()).toList();
    alive.forEach(child -> child.signal("TERM"));
    for (Offspring child : alive) {
      if (!child.join(GRACE)) {
        child.killTree();
        child.join();
      }
    }
  }

  /// Ends the children of a cell, and every process below them, at once.
  void kill(int cell) {
    of(cell).forEach(Offspring::killTree);
  }

  /// Ends the children of all other cells so.
  void killAllBut(int cell) {
    offspring.stream().filter(child -> child.cell() != cell).forEach(Offspring::killTree);
  }

  /// Ends every process below this one at once.
  static void endBelow() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Kin.endStrays(System.getenv(Wire.TOKEN), _ -> true);
  }

  private List<Offspring> of(int cell) {
    return offspring.stream().filter(child -> child.cell() == cell).toList();
  }

  private static int warmChildren() {
    String value = System.getenv(JvmCommand.WARM_CHILDREN);
    return value == null ? 0 : Integer.parseInt(value);
  }

  private static long parentPid() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
  }
}
