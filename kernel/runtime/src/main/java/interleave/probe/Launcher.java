package interleave.probe;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How this JVM makes processes, and what it knows of its own.
///
/// One is installed in each JVM of a notebook, by [#install].
public interface Launcher {

  /// What a new process is to be.
  ///
  /// @param body the `Proc` itself; the child gets a copy of it
  /// @param daemon whether the child ends with its parent
  /// @param fresh whether the child starts with the initial values of the notebook's variables
  ///   rather than with a copy of them
  record Birth(Serializable body, String name, boolean daemon, boolean fresh) {}

  /// Starts a child of this process and returns at once.
  ///
  /// @throws RuntimeException named for the learner if something that the body reaches cannot
  ///   travel, if a limit is reached, or if processes may not be started here
  Child start(Birth birth);

  /// Starts a child that goes on from this very call.
  ///
  /// @return the child's PID, and 0 in the child
  /// @throws IllegalStateException where a child could not go on
  long fork();

  /// The children started by this JVM that have not been closed, in the order of their start.
  List<Child> children();

  /// The `Proc` this JVM was started for, or null in the notebook's main process.
  @Nullable Object self();

  /// The process that started this one.
  Origin parent();

  /// Marks the body of a process that lives on when the cell that started it ends: it serves the
  /// notebook until it is told to end.
  interface Lasting {}

  /// Copies a task and the notebook's variables that it uses into bytes.
  ///
  /// @param name what the task is called in messages
  /// @throws RuntimeException named for the learner if something in it cannot travel
  byte[] packTask(Serializable task, String name);

  /// Makes a task again and sets the variables.
  Object unpackTask(byte[] bytes);

  /// Copies a task and the notebook's variables that it uses for a process of another notebook.
  ///
  /// @param name what the task is called in messages
  /// @throws RuntimeException named for the learner if something in it cannot travel so far
  Portable packPortable(Serializable task, String name);

  /// Makes a task of another notebook again and uses it; meanwhile this thread packs and unpacks
  /// with the classes of that notebook.
  <R> R withPortable(Portable task, Function<Object, R> use);

  /// Copies a value into bytes, to be made again by [#unpack] in any process of the notebook.
  ///
  /// @param into what it is put in, for the message
  /// @param abroad whether another notebook may take it out, which does not share the memory of
  ///   this one
  /// @throws RuntimeException named for the learner if something in it cannot travel
  byte[] pack(Object value, String into, boolean abroad);

  /// Makes a value again.
  Object unpack(byte[] bytes);

  /// Ends this process after its output has arrived.
  ///
  /// @param code 0 to 255
  void exit(int code);

  /// Tells the parent that this process is about to end by itself. To a parent JVM the exit code
  /// 128 + n looks like the signal n. Nobody is told where a process is simulated.
  default void endsByItself() {}

  /// A parent process.
  record Origin(long pid, String name) {}

  /// Makes this JVM's launcher known; to be called once.
  static void install(Launcher launcher) {
    InstalledLauncher.set(launcher);
  }

  /// This JVM's launcher.
  ///
  /// @throws IllegalStateException outside a notebook
  static Launcher installed() {
    return InstalledLauncher.get();
  }
}
