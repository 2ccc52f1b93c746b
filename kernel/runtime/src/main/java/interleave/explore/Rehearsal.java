package interleave.explore;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is made ready in the background for cells that mention exploring.
///
/// While the first of them is compiled, a block of ours is explored: the notebook's first block
/// then finds the engine loaded and linked, which takes several times as long as exploring it. In
/// the pauses between cells that is done again and again, until the JVM has compiled the engine.
/// While such a cell begins to run, its classes are woven. It costs those nothing who never
/// explore.
public final class Rehearsal {
  /// How often the block is explored: the JVM compiles what was called a few hundred times.
  private static final int ROUNDS = 200;

  /// How long no cell has run before another round begins: whoever runs cells one right after the
  /// other has the processors to themselves.
  private static final long QUIET_MILLIS = 300;

  private static @Nullable Thread thread; // guarded by this class, as all below

  /// Whether the block is being explored.
  private static boolean isExploring;

  /// Whether no further round is to begin.
  private static boolean rests = true;

  private Rehearsal() {}

  /// Begins it, unless it has begun.
  public static synchronized void begin() {
    if (thread == null) {
      isExploring = true;
      thread =
          Thread.ofPlatform()
              .daemon()
              .inheritInheritableThreadLocals(false)
              .name("interleave-rehearsal")
              .start(Rehearsal::rehearse);
    }
  }

  /// Whether it has begun.
  public static synchronized boolean hasBegun() {
    return thread != null;
  }

  /// A cell begins, and has the processors to itself.
  public static synchronized void rest() {
    rests = true;
  }

  /// The cell has ended, and nothing that it or others started runs any more.
  public static synchronized void goOn() {
    rests = false;
    Rehearsal.class.notifyAll();
  }

  /// Weaves the classes of a cell that is going to explore, while they are being run: the block
  /// then finds them woven.
  public static void weave(ClassLoader notebook, List<String> names) {
    Thread _ =
        Thread.ofPlatform()
            .daemon()
            .inheritInheritableThreadLocals(false)
            .name("interleave-weaving")
            .start(() -> ExploredProgram.weave(notebook, names));
  }

  /// Waits until it is between two rounds, where it stays until [#goOn]: one block is explored at a
  /// time.
  static synchronized void await() {
    rests = true;
    boolean interrupted = false;
    while (isExploring) {
      try {
        Rehearsal.class.wait();
      } catch (InterruptedException e) {
        interrupted = true; // it is over soon, and none can be explored before
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rehearse() {
    try {
      var _ = explore().forms();
      Program block = block();
      for (int round = 1; round < ROUNDS; round++) {
        pause();
        var _ = Search.explore(block, Options.standard());
      }
    } catch (InterruptedException
        | ReflectiveOperationException
        | RuntimeException
        | LinkageError e) {
      // Whatever does not work will be told to whom it matters: the first who explores.
    } finally {
      explored();
    }
  }

  private static synchronized void explored() {
    isExploring = false;
    Rehearsal.class.notifyAll();
  }

  private static synchronized void pause() throws InterruptedException {
    explored();
    while (rests) {
      while (rests) {
        Rehearsal.class.wait();
      }
      Rehearsal.class.wait(QUIET_MILLIS);
    }
    isExploring = true;
  }

  static Exploration explore() throws ReflectiveOperationException {
    return Search.explore(block(), Options.standard());
  }

  private static Program block() throws ReflectiveOperationException {
    Class<?> sample = new Cells().loadClass(RehearsedBlock.class.getName());
    Method method = sample.getMethod("block");
    method.setAccessible(true);
    return ExploredProgram.of(method.invoke(null), Semantics.STANDARD);
  }

  /// A loader that gives its classes away, as that of a notebook's cells does.
  private static final class Cells extends ClassLoader implements OriginalClasses {
    Cells() {
      super("rehearsal", Rehearsal.class.getClassLoader());
      setDefaultAssertionStatus(true);
    }

    @Override
    public byte @Nullable [] original(String name) {
      if (!name.equals(RehearsedBlock.class.getName())) {
        return null;
      }
      String file = "/" + name.replace('.', '/') + ".class";
      try (InputStream stream = Rehearsal.class.getResourceAsStream(file)) {
        return stream == null ? null : stream.readAllBytes();
      } catch (IOException e) {
        return null;
      }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> known = findLoadedClass(name);
      byte[] own = known == null ? original(name) : null;
      if (own != null) {
        return defineClass(name, own, 0, own.length);
      }
      return known == null ? super.loadClass(name, resolve) : known;
    }
  }
}
