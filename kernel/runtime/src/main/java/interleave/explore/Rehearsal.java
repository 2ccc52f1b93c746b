package interleave.explore;

import interleave.weave.Renaming;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What is made ready in the background for cells that mention exploring.
///
/// While the first of them is compiled, a block of ours is explored: the notebook's first block
/// then finds the engine loaded and linked, which takes several times as long as exploring it. In
/// the pauses between cells that is done again and again, each time with classes that are new to
/// the JVM as a cell's are, until it has compiled all that a new cell needs: the weaver, its own
/// linker, the engine. When the classes of such a cell have come, they are woven. It costs those
/// nothing who never explore.
public final class Rehearsal {
  /// How often the block is explored. Each time takes a tenth of the first in the end; more would
  /// not make it quicker.
  private static final int ROUNDS = 700;

  /// In one of so many rounds the block's states are gone through, as for its drawing.
  private static final int DRAWN = 3;

  /// How often one is explored for profiles. What has run often enough to have one is compiled at
  /// its first calls later: after more rounds that would be much that hardly ever runs.
  private static final int TRAINED = 40;

  /// How many schedules of each of [#WALKED] run for the profiles of what is at work for long.
  private static final int WALKS = 60_000;

  /// What is explored, the first one first.
  private static final List<String> BLOCKS = List.of("LostUpdate", "Guarded", "Deadlock", "Flag");

  /// What goes on to the last of its schedules, for it has no problem.
  private static final List<String> WALKED = List.of("Counter", "Guarded", "Flag");

  /// How long no cell has run before another round begins: whoever runs cells one right after the
  /// other has the processors to themselves.
  private static final long QUIET_MILLIS = 300;

  private static @Nullable Thread thread; // guarded by this class, as all below

  /// Whether the block is being explored.
  private static boolean isExploring;

  /// Whether no further round is to begin.
  private static boolean rests = true;

  /// When the last cell ended, on the JVM's clock in nanoseconds.
  private static long ended;

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

  /// Does at once all that a JVM is to have profiles of, which are taken when a kernel is
  /// installed.
  public static void train() throws ReflectiveOperationException {
    await();
    for (int round = 0; round < TRAINED; round++) {
      var _ = explore(round);
    }
    for (String block : WALKED) {
      var _ = explore(block, Options.standard().random().schedules(WALKS), false);
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
    ended = System.nanoTime();
    Rehearsal.class.notifyAll();
  }

  /// Weaves the classes of a cell that is going to explore: the block then finds them woven.
  public static void weave(ClassLoader notebook, List<String> names) {
    ExploredProgram.weave(notebook, names);
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
      var _ = explore(0); // whoever explores first waits for this one
      for (int round = 1; round < ROUNDS; round++) {
        pause();
        var _ = explore(round);
      }
      System.gc(); // the rounds' classes are many: else a cell would have to wait for it
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
    long left = untilQuiet();
    while (rests || left > 0) {
      Rehearsal.class.wait(rests ? 0 : left);
      left = untilQuiet();
    }
    isExploring = true;
  }

  private static long untilQuiet() {
    return QUIET_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ended);
  }

  /// A round of it.
  static Exploration explore(int round) throws ReflectiveOperationException {
    boolean isDrawn = round > 0 && round % DRAWN == 0;
    return explore(BLOCKS.get(round % BLOCKS.size()), Options.standard(), isDrawn);
  }

  /// Explores a block in classes of its own, which may be unloaded when it is done.
  ///
  /// @param isDrawn whether its states are gone through
  private static Exploration explore(String name, Options options, boolean isDrawn)
      throws ReflectiveOperationException {
    Cells cells = new Cells();
    Block block = cells.block(name);
    try (ExploredLoader loader = ExploredLoader.of(cells, false)) {
      Exploration found = Search.explore(ExploredProgram.of(block, loader), options);
      Exploration shown = isDrawn ? found.of(() -> ExploredProgram.of(block, loader)) : found;
      var _ = shown.forms();
      return found;
    }
  }

  /// A loader that gives its classes away, as that of a notebook's cells does.
  private static final class Cells extends ClassLoader implements OriginalClasses {
    /// As cells' classes are called: fields of our own are no variables of a block.
    private static final String NAME = "REPL/Rehearsed";

    private static final String OURS = RehearsedBlocks.class.getName().replace('.', '/');
    private static final Renaming RENAMING =
        Renaming.of(name -> name.startsWith(OURS) ? NAME + name.substring(OURS.length()) : name);

    private static final Map<String, byte[]> CLASS_FILES = new ConcurrentHashMap<>();

    Cells() {
      super("rehearsal", Rehearsal.class.getClassLoader());
      setDefaultAssertionStatus(true);
    }

    Block block(String name) throws ReflectiveOperationException {
      Method method = loadClass(NAME.replace('/', '.') + "$" + name).getMethod("block");
      method.setAccessible(true);
      return (Block) method.invoke(null);
    }

    @Override
    public byte @Nullable [] original(String name) {
      return name.startsWith(NAME.replace('/', '.'))
          ? CLASS_FILES.computeIfAbsent(name, Cells::read)
          : null;
    }

    private static byte[] read(String name) {
      String file = "/" + OURS + name.substring(NAME.length()) + ".class";
      try (InputStream stream = Rehearsal.class.getResourceAsStream(file)) {
        return RENAMING.rename(Objects.requireNonNull(stream, file).readAllBytes());
      } catch (IOException e) {
        throw new EngineFault("cannot read class " + name, e);
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
