package interleave.host;

import interleave.memory.Answer;
import interleave.memory.Memory;
import interleave.probe.Launcher;
import interleave.probe.Recorder;
import interleave.probe.Screen;
import interleave.probe.StopCell;
import interleave.remote.Remote;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import jdk.jshell.execution.Util;

/// The main program of the cell JVM. Its main thread runs the cells.
public final class CellMain {
  private CellMain() {}

  /// Takes no arguments; the environment names the kernel's socket and the token.
  public static void main(String[] arguments) throws IOException {
    Wire wire = Wire.connect(socket(), hello(Frame.Role.CELL));
    Outbox outbox = Outbox.over(wire);
    Input input = new Input(outbox);
    Recorder.connect(outbox);
    Screen.install(new WireScreen(outbox));
    Console.install(Console.asking(input));
    // What a cell printed before System.exit is shown, as it would be by a plain program.
    Runtime.getRuntime().addShutdownHook(new Thread(outbox::flush, "interleave-flush"));
    CellLoader loader = new CellLoader(CellMain.class.getClassLoader());
    Recorder.nameBy(new VariableNames(loader)::of);
    Thread.currentThread().setContextClassLoader(loader);
    Thread.setDefaultUncaughtExceptionHandler(CellMain::uncaught);
    Family family = Family.ofMain(loader, outbox);
    Launcher.install(family);
    Memory.install(new MemoryLine(outbox, socket()));
    Remote.install(new RemoteLine(outbox));
    CellRun run = new CellRun(outbox, loader, family);
    WaitWatch watch = new WaitWatch(outbox, loader, family::ownName);
    watch.start();
    Ears ears = new Ears(run, input, family.permits(), watch);
    Thread.ofPlatform().daemon().name("interleave-wire").start(() -> ears.listen(wire));
    MainThread main = new MainThread();
    CellControl control = new CellControl(loader, run, main);
    Thread.ofPlatform().daemon().name("interleave-control").start(() -> serve(control));
    main.serve();
  }

  /// Takes the kernel's calls until the kernel hangs up.
  private static void serve(CellControl control) {
    try {
      Wire wire = Wire.connect(socket(), hello(Frame.Role.CONTROL));
      ObjectOutputStream out = new ObjectOutputStream(wire.output());
      out.flush();
      Util.forwardExecutionControl(control, new ObjectInputStream(wire.input()), out);
    } catch (IOException e) {
      // The kernel is gone, or never was there: the end is the same.
    }
    Exit.afterKernel(0);
  }

  static Path socket() {
    return Path.of(environment(Wire.SOCKET));
  }

  static Frame.Hello hello(Frame.Role role) {
    ProcessHandle self = ProcessHandle.current();
    long ppid = self.parent().map(ProcessHandle::pid).orElse(0L);
    return new Frame.Hello(environment(Wire.TOKEN), self.pid(), ppid, role);
  }

  static String environment(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(
          "this program is started by the kernel; the environment lacks " + name);
    }
    return value;
  }

  /// Who hears what the kernel says.
  private record Ears(CellRun run, Input input, Permits permits, WaitWatch watch) {
    void listen(Wire wire) {
      try {
        while (true) {
          if (wire.receive() instanceof Frame.Down frame) {
            hear(frame);
          }
        }
      } catch (Throwable e) {
        // Without its kernel, or with this thread out of memory, the process cannot serve any more.
        Exit.afterKernel(e instanceof IOException ? Exit.KERNEL_GONE : Exit.OUT_OF_MEMORY);
      }
    }

    private void hear(Frame.Down frame) {
      switch (frame) {
        case Frame.Interrupt(int cell) -> run.interrupt(cell);
        case Frame.InputReply reply -> input.answered(reply);
        case Frame.Granted granted -> permits.answered(granted);
        case Frame.Seen seen -> WireScreen.answered(seen);
        case Frame.Recheck(long round) -> watch.answer(round);
        case Frame.Answering(Answer answer) -> Memory.answered(answer);
        case Frame.AnsweringRemote(var answer) -> Remote.answered(answer);
      }
    }
  }

  static void uncaught(Thread thread, Throwable thrown) {
    if (thrown instanceof StopCell) {
      return;
    }
    StringBuilder text = new StringBuilder("Exception in thread \"" + thread.getName() + "\" ");
    Failure.of(thrown).lines().forEach(line -> text.append(line).append('\n'));
    System.err.print(text);
  }
}
