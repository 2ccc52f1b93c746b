package interleave.host;

import interleave.course.Proc;
import interleave.memory.Answer;
import interleave.memory.Memory;
import interleave.probe.CellContext;
import interleave.probe.Launcher;
import interleave.probe.Recorder;
import interleave.probe.Screen;
import interleave.probe.Waits;
import interleave.remote.Remote;
import interleave.trace.Event;
import interleave.trace.ProcessEvent;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The main program of a child JVM: it waits for a [Job] from its parent, runs it and ends.
///
/// Without a job, the end of its input ends it. With one, it goes on when its parent dies, and ends
/// when the kernel does.
public final class ChildMain {

  private static final long LAST_WORDS_SECONDS = 10;

  private final CellLoader loader = new CellLoader(ChildMain.class.getClassLoader());
  private final PrintStream faults; // what the JVM itself prints to, before the console is ours
  private final DataInputStream in; // from the parent; read by the main thread alone
  private final Wire wire;
  private final Outbox outbox;
  private final Family family;
  private final WaitWatch watch;
  private final CountDownLatch kernelClosed = new CountDownLatch(1);
  private volatile boolean ending;
  private volatile int cell;

  private ChildMain(DataInputStream in, Wire wire, PrintStream faults, PrintStream parent) {
    this.in = in;
    this.faults = faults;
    this.wire = wire;
    this.outbox = Outbox.over(wire);
    this.family = Family.ofChild(loader, outbox, () -> parent.println(ChildJvm.EXITS));
    this.watch = new WaitWatch(outbox, loader, family::ownName);
    Recorder.nameBy(new VariableNames(loader)::of);
    Launcher.install(family);
    Memory.install(new MemoryLine(outbox, CellMain.socket()));
    Remote.install(new RemoteLine(outbox));
  }

  /// Takes no arguments; the environment names the kernel's socket and the token.
  public static void main(String[] arguments) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
    var ready =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
    PrintStream faults = System.err;
    Console.install(Console.atEnd());
    Wire wire =
        Wire.connect(Path.of(CellMain.environment(Wire.SOCKET)), CellMain.hello(Frame.Role.CHILD));
    var child = new ChildMain(in, wire, faults, ready);
    Thread.ofPlatform().daemon().name("interleave-wire").start(child::listen);
    Thread.setDefaultUncaughtExceptionHandler(CellMain::uncaught);
    Job job = child.jobAfterRehearsal(ready);
    if (job == null) {
      Runtime.getRuntime().halt(0);
    } else {
      child.run(job);
    }
  }

  private @Nullable Job jobAfterRehearsal(PrintStream ready) throws IOException {
    Job job = Job.read(in, loader);
    while (job != null && job.isRehearsal()) {
      rehearse(job);
      ready.println(ChildJvm.READY);
      job = Job.read(in, loader);
    }
    return job;
  }

  private void rehearse(Job job) {
    try {
      List<Event> events = new ArrayList<>();
      Recorder.connect((_, event) -> events.add(event));
      Object body = Parcel.unpack(Rehearsal.loader(), job.parcel(), true);
      boolean _ = ObjectStreamClass.lookup(Proc.class).getFields().length > 0;
      began("rehearsal", family.become(null, ""));
      ((Proc.Body) body).run();
      Memory.rehearse();
      FrameCodec.write(
          new Frame.Events(0, events), new DataOutputStream(OutputStream.nullOutputStream()));
      outbox.mark();
      outbox.flush();
    } catch (Throwable e) {
      faults.println("a child could not rehearse");
      e.printStackTrace(faults);
      endTree(Exit.FAULT);
    }
  }

  private void run(Job job) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "interleave-end"));
    cell = job.cell();
    CellContext.enter(cell);
    Thread.currentThread().setContextClassLoader(loader);
    Recorder.connect(outbox);
    watch.start();
    Screen.install(new WireScreen(outbox));
    System.exit(runBody(job));
  }

  private int runBody(Job job) {
    int code = 0;
    try {
      Proc proc = prepare(job);
      try {
        proc.run();
      } finally {
        family.awaitAll();
      }
    } catch (Throwable thrown) {
      System.err.print(report(thrown));
      code = 1;
    }
    awaitThreads();
    return code;
  }

  private Proc prepare(Job job) throws IOException {
    if (!job.withValues()) {
      awaitGo(); // initial values are learner's code
    }
    family.initialising(!job.withValues());
    Proc proc = (Proc) Parcel.unpack(loader, job.parcel(), job.withValues());
    family.initialising(false);
    long ppid = family.become(proc, job.parentName());
    if (job.withValues()) {
      awaitGo();
    }
    began(proc.name(), ppid);
    return proc;
  }

  private void awaitGo() throws IOException {
    if (in.read() != Job.GO) {
      Runtime.getRuntime().halt(0); // the parent died in the middle of its start
    }
  }

  private static void began(String name, long ppid) {
    Recorder.record(CellContext.current(), stamp -> new ProcessEvent.Began(stamp, ppid, name));
  }

  private String report(Throwable thrown) {
    String name = family.self() instanceof Proc proc ? proc.name() : "a process";
    var text = new StringBuilder("Exception in process \"" + name + "\" ");
    Failure.of(thrown).lines().forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /// Waits for the threads that the body started, except daemons, as a program does.
  private static void awaitThreads() {
    Thread here = Thread.currentThread();
    for (Thread thread = other(here); thread != null; thread = other(here)) {
      awaitThread(thread);
    }
  }

  @SuppressWarnings("ThreadJoinLoop") // it is one: there is nothing to restore the flag for
  private static void awaitThread(Thread thread) {
    while (thread.isAlive()) {
      Waits.joining(thread);
      try {
        thread.join();
        return;
      } catch (InterruptedException e) {
        // A program does not end because its main thread, which has nothing left to do, is
        // interrupted.
      } finally {
        Waits.ended();
      }
    }
  }

  private static @Nullable Thread other(Thread here) {
    ThreadGroup group = here.getThreadGroup();
    Thread[] threads = new Thread[group.activeCount() + 16];
    int count = group.enumerate(threads);
    for (int i = 0; i < count; i++) {
      Thread thread = threads[i];
      if (!thread.equals(here) && !thread.isDaemon() && !thread.getName().equals("DestroyJavaVM")) {
        return thread;
      }
    }
    return null;
  }

  /// Runs at the end of the JVM: sends what is left, and waits until the kernel has taken it, so
  /// that who joins this process finds its output there.
  private void end() {
    try {
      ending = true;
      outbox.flush();
      wire.finish();
      boolean _ = kernelClosed.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
      family.endsByItself();
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(Exit.KERNEL_GONE);
    }
  }

  private void listen() {
    try {
      while (true) {
        if (wire.receive() instanceof Frame.Down frame) {
          received(frame);
        }
      }
    } catch (IOException e) {
      if (ending) {
        kernelClosed.countDown();
      } else {
        Exit.afterKernel(Exit.KERNEL_GONE);
      }
    } catch (Throwable e) {
      endTree(Exit.OUT_OF_MEMORY);
    }
  }

  private void received(Frame.Down frame) {
    switch (frame) {
      case Frame.Interrupt(int stopped) -> {
        if (stopped == 0 || stopped == cell) {
          endTree(143);
        }
      }
      case Frame.Answering(Answer answer) -> Memory.answered(answer);
      case Frame.AnsweringRemote(var answer) -> Remote.answered(answer);
      case Frame.Granted granted -> family.permits().answered(granted);
      case Frame.Seen seen -> WireScreen.answered(seen);
      case Frame.Recheck(long round) -> watch.answer(round);
      case Frame.InputReply _ -> {
        // A child's standard input is at its end: it does not ask.
      }
    }
  }

  private static void endTree(int code) {
    Family.endBelow();
    Runtime.getRuntime().halt(code);
  }
}
