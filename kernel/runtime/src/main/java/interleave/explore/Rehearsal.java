package interleave.explore;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// Explores a block of its own once, in the background: a notebook's first block then finds the
/// engine loaded and linked, which takes several times as long as exploring it.
///
/// It is begun when a cell is about to be compiled that mentions exploring, so that it costs those
/// nothing who never explore.
public final class Rehearsal {
  private static @Nullable Thread thread;

  private Rehearsal() {}

  /// Begins it, unless it has begun.
  public static synchronized void begin() {
    if (thread == null) {
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

  /// Waits until it is over, if it has begun: one block is explored at a time.
  static void await() {
    Thread rehearsing;
    synchronized (Rehearsal.class) {
      rehearsing = thread;
    }
    boolean interrupted = false;
    while (rehearsing != null && rehearsing.isAlive()) {
      try {
        rehearsing.join();
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
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // Whatever does not work will be told to whom it matters: the first who explores.
    }
  }

  static Exploration explore() throws ReflectiveOperationException {
    Class<?> sample = new Cells().loadClass(RehearsedBlock.class.getName());
    Method method = sample.getMethod("block");
    method.setAccessible(true);
    Program program = ExploredProgram.of(method.invoke(null), Semantics.STANDARD);
    return Search.explore(program, Options.standard());
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
