package interleave.cells;

import interleave.host.Commands;
import interleave.host.MovedSnippet;
import interleave.host.Plan;
import interleave.weave.Outline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import jdk.jshell.spi.ExecutionControl;
import org.jspecify.annotations.Nullable;

/// JShell's execution control that outlives cell JVMs.
///
/// It weaves what JShell compiles, keeps the woven bytes, and hands them to the cell JVM. When that
/// process dies JShell is not told, as it would close itself: the next cell gets a new process with
/// all the classes in it.
///
/// Used by the evaluating thread alone, except [#current].
final class LiveControl implements ExecutionControl {
  private final Supplier<CellJvm> starter;
  private final Predicate<String> isRewrap;
  private final WovenClasses classes;
  private final Map<String, String> newest = new LinkedHashMap<>();
  private final List<String> paths = new ArrayList<>();
  private volatile @Nullable CellJvm jvm;
  private boolean died;
  private @Nullable CellSource cell;
  private int start;
  private @Nullable List<Plan.Step> steps;
  private boolean forks;
  private @Nullable Runnable onRun;

  /// @param starter starts a cell JVM
  /// @param isRewrap whether a wrapper class is a new version of a snippet that is already there
  /// @param linesOf the lines of a wrapper class, by its name and outline
  LiveControl(
      Supplier<CellJvm> starter,
      Predicate<String> isRewrap,
      BiFunction<String, Outline, @Nullable LineMap> linesOf) {
    this.starter = starter;
    this.isRewrap = isRewrap;
    this.classes = new WovenClasses(linesOf);
  }

  /// The process that runs cells now, if one does.
  @Nullable CellJvm current() {
    return jvm;
  }

  /// Has `action` done when the next snippet begins to run, once.
  void whenRunning(Runnable action) {
    onRun = action;
  }

  /// Whether the process died since [#ensureAlive].
  boolean hasDied() {
    return died;
  }

  /// Ends the process; the next [#ensureAlive] starts another.
  void discard() {
    died = true;
    close();
  }

  /// Starts the process before there is a cell, unless the session is closed first.
  void startAhead() {
    try {
      boolean _ = ensureAlive();
    } catch (CancellationException e) {
      // Nobody needs it any more.
    }
  }

  /// Makes sure that there is a process to run a cell.
  ///
  /// @return whether a new one had to be started, with the classes but without the variables
  boolean ensureAlive() {
    CellJvm running = jvm;
    if (running != null && running.isAlive() && !died) {
      return false;
    }
    if (running != null) {
      running.close();
    }
    CellJvm fresh = starter.get();
    jvm = fresh;
    died = false;
    try {
      for (String path : paths) {
        fresh.control().addToClasspath(path);
      }
      ClassBytecodes[] all = classes.all();
      if (all.length > 0) {
        fresh.control().load(all);
      }
    } catch (ExecutionControlException e) {
      throw new IllegalStateException("a new cell JVM does not take the notebook's classes", e);
    }
    return true;
  }

  private CellJvm process() throws StoppedException {
    CellJvm running = jvm;
    if (running == null || died) {
      throw new StoppedException();
    }
    return running;
  }

  @Override
  public void load(ClassBytecodes[] compiled)
      throws ClassInstallException, NotImplementedException {
    Map<String, byte[]> woven = classes.add(compiled);
    try {
      process().control().load(WovenClasses.classes(woven));
      carryVariables(woven.keySet());
    } catch (EngineTerminationException | StoppedException e) {
      // The process is gone: the classes are kept, and the next process gets them.
      died = true;
    }
  }

  /// Says where the text is that is compiled and run next.
  ///
  /// @param start its index in the cell
  void standAt(CellSource where, int start) {
    cell = where;
    this.start = start;
  }

  /// Has what a wrapper holds stand there too, if it was loaded as of another place: JShell does
  /// not load again what has not changed.
  void moveHere(String wrapper) {
    CellSource where = cell;
    Optional<MovedSnippet> move =
        where == null ? Optional.empty() : classes.move(wrapper, where, start);
    if (move.isEmpty()) {
      return;
    }
    try {
      extensionCommand(Commands.MOVE, move.get());
    } catch (StoppedException e) {
      // The process is gone, and the next one gets the moved classes.
    } catch (ExecutionControlException e) {
      throw new IllegalStateException("the cell JVM does not take a moved snippet", e);
    }
  }

  private void carryVariables(Iterable<String> names)
      throws EngineTerminationException, StoppedException {
    for (String name : names) {
      Matcher matcher = WovenClasses.WRAPPER.matcher(name);
      if (!matcher.matches()) {
        continue;
      }
      String before = newest.put(matcher.group(1), name);
      if (before != null && isRewrap.test(name)) {
        try {
          if (steps != null) {
            steps.add(new Plan.Step.Carry(before, name));
            continue;
          }
          process().control().extensionCommand(Commands.CARRY, new String[] {before, name});
        } catch (EngineTerminationException | StoppedException e) {
          throw e;
        } catch (ExecutionControlException e) {
          throw new IllegalStateException("cannot carry the variables of " + before, e);
        }
      }
    }
  }

  /// Not offered: JShell then makes new versions of the classes concerned.
  @Override
  public void redefine(ClassBytecodes[] classes) throws NotImplementedException {
    throw new NotImplementedException("redefine");
  }

  @Override
  public String invoke(String className, String method) throws RunException, InternalException {
    moveHere(className);
    if (steps != null) {
      steps.add(new Plan.Step.Run(className, method, forks));
      return "";
    }
    began();
    try {
      return process().control().invoke(className, method);
    } catch (EngineTerminationException e) {
      died = true;
      throw new StoppedException();
    }
  }

  private void began() {
    Runnable begin = onRun;
    if (begin != null) {
      onRun = null;
      begin.run();
    }
  }

  /// From now on snippets are compiled but not run, until [#runPlan].
  void plan() {
    steps = new ArrayList<>();
  }

  /// Says whether the snippet that is compiled next begins with a call of `fork()`.
  void forks(boolean now) {
    forks = now;
  }

  /// Runs what was compiled since [#plan], in the cell JVM and from each `fork()` on in a child.
  ///
  /// @return whether the cell JVM came to its end
  boolean runPlan() {
    List<Plan.Step> planned = steps;
    steps = null;
    began();
    try {
      return planned == null
          || Boolean.TRUE.equals(extensionCommand(Commands.PLAN, new Plan(planned)));
    } catch (StoppedException e) {
      return false;
    } catch (ExecutionControlException e) {
      throw new IllegalStateException("the cell JVM does not run the rest of the cell", e);
    }
  }

  @Override
  public String varValue(String className, String name) throws RunException, InternalException {
    if (steps != null) {
      return "";
    }
    try {
      return process().control().varValue(className, name);
    } catch (EngineTerminationException e) {
      died = true;
      throw new StoppedException();
    }
  }

  @Override
  public void addToClasspath(String path) throws InternalException {
    paths.add(path);
    try {
      process().control().addToClasspath(path);
    } catch (EngineTerminationException | StoppedException e) {
      died = true;
    }
  }

  /// One of our own [Commands].
  ///
  /// @throws StoppedException when the process died
  @Override
  public @Nullable Object extensionCommand(String command, @Nullable Object argument)
      throws RunException, InternalException {
    try {
      return process().control().extensionCommand(command, argument);
    } catch (EngineTerminationException e) {
      died = true;
      throw new StoppedException();
    }
  }

  @Override
  public void stop() {}

  @Override
  public void close() {
    CellJvm running = jvm;
    if (running != null) {
      running.close();
    }
  }
}
