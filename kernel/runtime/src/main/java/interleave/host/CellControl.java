package interleave.host;

import interleave.probe.StopCell;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// The cell JVM's side of JShell's execution control: defines classes, runs snippets on the main
/// thread, and answers our own [Commands].
///
/// Called by the thread that takes the kernel's calls; the main thread does the work.
final class CellControl extends DirectExecutionControl {
  private final CellLoader loader;
  private final CellRun run;
  private final MainThread main;

  CellControl(CellLoader loader, CellRun run, MainThread main) {
    super(new Definer(loader, run));
    this.loader = loader;
    this.run = run;
    this.main = main;
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    return main.call(() -> runSnippet(snippet));
  }

  private String runSnippet(Method snippet) throws Exception {
    try {
      snippet.invoke(null);
      return "";
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      if (thrown instanceof SPIResolutionException unresolved) {
        throw new ResolutionException(unresolved.id(), unresolved.getStackTrace());
      }
      run.failed(thrown);
      throw thrown instanceof StopCell
          ? new StoppedException()
          : new UserException("", thrown.getClass().getName(), new StackTraceElement[0]);
    }
  }

  @Override
  public @Nullable Object extensionCommand(String command, @Nullable Object argument)
      throws RunException, EngineTerminationException, InternalException {
    try {
      return main.call(() -> answer(command, argument));
    } catch (RunException | EngineTerminationException | InternalException e) {
      throw e;
    } catch (Exception e) {
      throw new InternalException(command + ": " + e);
    }
  }

  private @Nullable Object answer(String command, @Nullable Object argument) throws Exception {
    return switch (command) {
      case Commands.BEGIN -> run.begin((int) required(argument));
      case Commands.END -> run.end((boolean) required(argument));
      case Commands.RESTORE -> run.restore((byte[]) required(argument));
      case Commands.CARRY -> {
        String[] names = (String[]) required(argument);
        carry(loader, names[0], names[1]);
        yield null;
      }
      case Commands.MOVE -> {
        ((MovedSnippet) required(argument)).apply(loader);
        yield null;
      }
      case Commands.REHEARSE -> {
        run.explores();
        yield null;
      }
      case Commands.PLAN -> runPlan((Plan) required(argument));
      default -> super.extensionCommand(command, argument);
    };
  }

  /// @return whether it ran to its end
  private boolean runPlan(Plan plan) {
    try {
      Continuation.run(loader, plan);
      return true;
    } catch (Throwable thrown) {
      run.failed(thrown);
      return false;
    }
  }

  private static Object required(@Nullable Object argument) {
    if (argument == null) {
      throw new IllegalArgumentException("an argument is missing");
    }
    return argument;
  }

  /// Copies the variables of a class to the class that replaces it, so that a redefinition of what
  /// they were made from leaves them as they are. A variable whose type no longer fits is left out.
  static void carry(CellLoader loader, String older, String newer)
      throws ReflectiveOperationException {
    Class<?> from = loader.loadClass(older);
    Class<?> to = loader.loadClass(newer);
    for (Field source : from.getDeclaredFields()) {
      if (!isVariable(source)) {
        continue;
      }
      for (Field target : to.getDeclaredFields()) {
        if (isVariable(target) && target.getName().equals(source.getName())) {
          copy(source, target);
        }
      }
    }
  }

  private static void copy(Field source, Field target) throws IllegalAccessException {
    source.setAccessible(true);
    target.setAccessible(true);
    Object value = source.get(null);
    boolean fits =
        source.getType().equals(target.getType())
            || (value == null
                ? !target.getType().isPrimitive()
                : target.getType().isInstance(value));
    if (fits) {
      target.set(null, value);
    }
  }

  private static boolean isVariable(Field field) {
    int modifiers = field.getModifiers();
    return Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers) && !field.isSynthetic();
  }

  /// Hands JShell's classes to the cells' loader.
  private record Definer(CellLoader loader, CellRun run) implements LoaderDelegate {
    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
      boolean[] installed = new boolean[classes.length];
      for (ClassBytecodes each : classes) {
        loader.add(each.name(), each.bytecodes());
      }
      for (int i = 0; i < classes.length; i++) {
        try {
          Class.forName(classes[i].name(), false, loader);
          installed[i] = true;
        } catch (ClassNotFoundException | LinkageError e) {
          throw new ClassInstallException("load: " + e, installed);
        }
      }
      run.loaded(Arrays.stream(classes).map(ClassBytecodes::name).toList());
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {}

    @Override
    public void addToClasspath(String path) {
      Pattern.compile(File.pathSeparator, Pattern.LITERAL)
          .splitAsStream(path)
          .map(Path::of)
          .forEach(loader::addPath);
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
      return loader.loadClass(name);
    }
  }
}
