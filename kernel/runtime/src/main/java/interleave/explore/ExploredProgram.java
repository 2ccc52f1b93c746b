package interleave.explore;

import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A block of a cell as a program: its code woven for exploring, and the notebook's variables put
/// back before each run.
final class ExploredProgram implements Program {
  private static final Map<ClassLoader, ExploredLoader> LOADERS = new WeakHashMap<>();
  private static final Map<ClassLoader, ExploredLoader> INSIDE = new WeakHashMap<>();
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private final ExploredLoader loader;
  private final Places places = new Places();
  private final World world;

  /// The block as it is, if it takes and gives nothing; otherwise with an array of what it
  /// captured.
  private final MethodHandle code;

  private final boolean isBare;
  private final boolean hasValue;
  private final @Nullable Object[] captured;

  private ExploredProgram(
      ExploredLoader loader, Lambdas.Body block, Coroutines coroutines, Semantics semantics) {
    this.world = new World(places, coroutines, semantics, loader.heap());
    this.loader = loader;
    loader.heap().renew(places, world.commons());
    Lambdas.Code inside = Lambdas.code(block, loader, loader.heap()::copyOf);
    // To adapt a handle takes its time once for a JVM, and most blocks capture nothing.
    this.isBare = inside.handle().type().equals(ExploredLoader.BARE);
    this.code = isBare ? inside.handle() : Memory.spread(inside.handle());
    this.hasValue = inside.handle().type().returnType() != void.class;
    this.captured = inside.captured();
  }

  /// The program of a serialisable lambda, with the notebook's variables as they are now.
  ///
  /// @throws IllegalStateException if it is no lambda of a cell
  static Program of(@Nullable Object block, Semantics semantics) {
    return of(block, Coroutines.forCurrentThread(), semantics);
  }

  /// The same by a mechanism of the caller's choice.
  static Program of(@Nullable Object block, Coroutines coroutines, Semantics semantics) {
    if (block == null) {
      throw notOfACell();
    }
    Lambdas.Body body = bodyOf(block);
    synchronized (LOADERS) {
      ExploredLoader loader = loader(body.notebook(), semantics.isInside());
      return new ExploredProgram(loader, body, coroutines, semantics);
    }
  }

  /// The program of a block whose classes a loader of its own has woven.
  ///
  /// @throws IllegalStateException if it is no lambda
  static Program of(Block block, ExploredLoader loader) {
    synchronized (LOADERS) {
      return new ExploredProgram(
          loader, bodyOf(block), Coroutines.forCurrentThread(), Semantics.STANDARD);
    }
  }

  private static Lambdas.Body bodyOf(Object block) {
    Lambdas.Body body = Lambdas.Body.of(block);
    if (body == null) {
      throw notOfACell();
    }
    return body;
  }

  private static IllegalStateException notOfACell() {
    return new IllegalStateException("what is explored has to be a lambda: () -> { … }");
  }

  private static ExploredLoader loader(ClassLoader notebook, boolean inside) {
    synchronized (LOADERS) {
      return (inside ? INSIDE : LOADERS)
          .computeIfAbsent(notebook, of -> ExploredLoader.of(of, inside));
    }
  }

  /// Weaves classes that a block may be in, and those of earlier cells whose methods they call,
  /// ahead of its being explored.
  static void weave(ClassLoader notebook, List<String> names) {
    names.forEach(loader(notebook, false)::prepare);
  }

  @Override
  public Semantics semantics() {
    return world.semantics;
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    String mechanism = world.coroutines.mechanism().remark();
    if (mechanism != null) {
      remarks.add(mechanism);
    }
    if (world.semantics.isInside()) {
      remarks.add(
          "Threads use a collection at once that is not thread-safe: its own steps were explored"
              + " too.");
    }
    if (world.isTossed()) {
      remarks.add(
          "Numbers by chance were the same in every run; each is tried of"
              + " ThreadLocalRandom.nextInt with up to "
              + RandomDoor.LARGEST_CHOICE
              + " of them.");
    }
    return remarks;
  }

  @Override
  public @Nullable Class<?> clash() {
    return world.clashes().type();
  }

  @Override
  public @Nullable String unexplored() {
    return world.firstUses().unexplored();
  }

  @Override
  public Run run(Chooser chooser, boolean recorded) {
    if (World.here() != null || !ONE_AT_A_TIME.tryLock()) {
      throw new IllegalStateException("a block is being explored already: wait until it is done");
    }
    try {
      loader.heap().restore();
      ShadowCounter.resetAll();
      Thread main = new Thread(null, null, "main", 0, false);
      main.setContextClassLoader(loader);
      Ending ending = world.run(chooser, recorded, main, this::block);
      return result(ending);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  private @Nullable Object call() throws Throwable {
    if (isBare) {
      code.invokeExact();
      return null;
    }
    return (Object) code.invokeExact(captured);
  }

  private void block() {
    String value;
    try {
      Object given = call();
      value = hasValue ? String.valueOf(given) : "";
    } catch (EngineFault fault) {
      throw fault;
    } catch (Throwable e) {
      Unsimulated.named(e).ifPresent(world::refuse);
      world.turns().end(new Ending.Threw(Failures.of(world, e)));
      return;
    }
    world.notes().returned(value);
  }

  private Run result(Ending ending) {
    var names = new ArrayList<String>();
    for (SimulatedThread each : world.threads()) {
      names.add(world.processes().nameOf(each));
    }
    List<Failure> uncaught = new ArrayList<>(world.notes().uncaught());
    uncaught.addAll(world.processes().failures());
    return new Run(
        ending,
        names,
        world.printed(),
        uncaught,
        ending instanceof Ending.Finished ? Endings.leaked(world) : List.of(),
        world.history().steps());
  }
}
