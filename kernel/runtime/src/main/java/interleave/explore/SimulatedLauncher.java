package interleave.explore;

import interleave.course.Proc;
import interleave.probe.Child;
import interleave.probe.Launcher;
import interleave.probe.Portable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the processes of a run.
public final class SimulatedLauncher implements Launcher {
  private static final Launcher INSTANCE = new SimulatedLauncher();

  private SimulatedLauncher() {}

  static Launcher get() {
    return INSTANCE;
  }

  @Override
  public Child start(Birth birth) {
    Object process =
        ProcessDoor.start(
            birth.body(), birth.name(), birth.daemon(), birth.fresh(), self -> ((Proc) self).run());
    Child child = new SimulatedChild(birth, process);
    ProcessDoor.handle(process, child);
    return child;
  }

  @Override
  public long fork() {
    return ProcessDoor.fork();
  }

  @Override
  public List<Child> children() {
    List<Child> children = new ArrayList<>();
    ProcessDoor.children().forEach(each -> children.add((Child) each));
    return children;
  }

  @Override
  public @Nullable Object self() {
    return ProcessDoor.selfOf();
  }

  @Override
  public Origin parent() {
    return new Origin(ProcessDoor.parentPid(), ProcessDoor.parentName());
  }

  @Override
  public byte[] packTask(Serializable task, String name) {
    return ProcessDoor.pack(task, name);
  }

  @Override
  public Object unpackTask(byte[] bytes) {
    return ProcessDoor.unpack(bytes);
  }

  @Override
  public Portable packPortable(Serializable task, String name) {
    throw abroad();
  }

  @Override
  public <R> R withPortable(Portable task, Function<Object, R> use) {
    throw abroad();
  }

  private static IllegalStateException abroad() {
    return new IllegalStateException("what other notebooks do cannot be explored");
  }

  @Override
  public byte[] pack(Object value, String into, boolean abroad) {
    return ProcessDoor.pack(value, into);
  }

  @Override
  public Object unpack(byte[] bytes) {
    return ProcessDoor.unpack(bytes);
  }

  @Override
  public void exit(int code) {
    try {
      ProcessDoor.exit(code);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
