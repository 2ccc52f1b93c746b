package interleave.explore;

import interleave.trace.ExitStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A process of a run: threads with a copy of the notebook's variables of their own.
final class SimulatedProcess {
  /// The PID of the process that runs the block; the others follow in order of their start.
  static final long MAIN_PID = 1000;

  // states: RUNNING -> dying (its main thread still has to do what an end does) -> ended
  final int number;
  final String name;
  final boolean isDaemon;
  final @Nullable SimulatedProcess parent;

  /// Where its start, its end and waits for that meet; of the first process its main thread's life.
  final Place life;

  final List<SimulatedProcess> children = new ArrayList<>(0);

  /// What the parent holds of it, and what it is itself: objects of the course's classes.
  @Nullable Object handle;

  @Nullable Object self;

  /// Its threads that have not ended.
  final List<SimulatedThread> threads = new ArrayList<>(2);

  /// The values of its static variables while another process runs.
  List<Saved> variables = List.of();

  /// The exception that ended it.
  @Nullable Failure failure;

  /// Whether its parent asks how it ended.
  boolean isAsked;

  /// What it ends with unless a signal ends it.
  int code;

  /// What it is made to end with, null while it goes on.
  @Nullable ExitStatus dying;

  /// Whether its body has done all that it does.
  boolean hasReturned;

  /// What is done with its status when it ends before that.
  final List<Consumer<ExitStatus>> atEnd = new ArrayList<>(0);

  boolean ended;
  int created;
  int mostAlive;

  SimulatedProcess(
      int number, String name, boolean isDaemon, @Nullable SimulatedProcess parent, Place life) {
    this.number = number;
    this.name = name;
    this.isDaemon = isDaemon;
    this.parent = parent;
    this.life = life;
  }

  private final Map<Class<?>, Object> owners = new HashMap<>(0);

  /// What stands for a class as the owner of this process's static variables.
  Object ownerFor(Class<?> type) {
    return owners.computeIfAbsent(type, _ -> new Object());
  }

  long pid() {
    return MAIN_PID + number;
  }

  ExitStatus status() {
    ExitStatus end = dying;
    return ended && end != null ? end : new ExitStatus.Running();
  }

  /// Whether other threads of it could go on while one of them acts.
  boolean hasOthers() {
    return threads.size() > 1;
  }

  int alive() {
    return (int) children.stream().filter(child -> !child.ended).count();
  }
}
