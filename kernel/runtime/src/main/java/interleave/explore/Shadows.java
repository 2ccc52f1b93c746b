package interleave.explore;

import interleave.weave.Ancestry;
import interleave.weave.ExploringWeaver;
import interleave.weave.Renaming;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The classes of `java.util.concurrent` once more: the running JDK's own code under other names,
/// woven so that it waits and wakes in the run. Explored code uses them instead of the JDK's.
///
/// They are made when they are first used, once for a JVM; those that are not of collections are
/// taken from [KeptShadows] where they are.
final class Shadows extends ClassLoader implements ExploringWeaver.Sites {
  /// What their names begin with.
  static final String PREFIX = "shadow.";

  private static final String INTERNAL_PREFIX = "shadow/";
  private static final String ROOM = "java/util/concurrent/";
  private static final String OURS = "interleave/";

  /// Top-level classes that explored code shares with everybody.
  private static final Set<String> NOT_SHADOWED =
      Set.of(
          "TimeUnit",
          "ThreadLocalRandom",
          "Flow",
          "SubmissionPublisher",
          "ForkJoinWorkerThread",
          "CountedCompleter",
          "locks/LockSupport");

  /// Classes of ours that stand for another.
  private static final Map<String, String> STAND_INS =
      Map.ofEntries(
          Map.entry(ROOM + "ForkJoinPool", "interleave/explore/SimulatedPool"),
          Map.entry(ROOM + "ForkJoinTask", "interleave/explore/SimulatedTask"),
          Map.entry(ROOM + "RecursiveTask", "interleave/explore/SimulatedRecursiveTask"),
          Map.entry(ROOM + "RecursiveAction", "interleave/explore/SimulatedRecursiveAction"),
          Map.entry(ROOM + "ForkJoinTask$AdaptedCallable", "interleave/explore/SimulatedCall"),
          Map.entry(
              ROOM + "DelayScheduler$ScheduledForkJoinTask", "interleave/explore/SimulatedDelay"),
          Map.entry("jdk/internal/misc/ThreadFlock", "interleave/explore/SimulatedFlock"),
          Map.entry("interleave/memory/Memory", "interleave/explore/SimulatedMemory"),
          Map.entry("interleave/memory/Words", "interleave/explore/SimulatedWords"),
          Map.entry("interleave/memory/Wait", "interleave/explore/SimulatedWait"),
          Map.entry("interleave/memory/Summons", "interleave/explore/SimulatedSummons"),
          Map.entry("interleave/course/Keeper", "interleave/explore/SimulatedKeeper"),
          Map.entry("interleave/course/Mailbox", "interleave/explore/SimulatedMailbox"),
          Map.entry("interleave/course/Open", "interleave/explore/SimulatedOpen"),
          Map.entry("interleave/course/Tally", "interleave/explore/SimulatedTally"),
          Map.entry("interleave/probe/InstalledLauncher", "interleave/explore/SimulatedLauncher"));

  /// By the name of a class of ours, that of the shadow that is made of it.
  private static final Map<String, String> STANDING_IN =
      STAND_INS.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getValue, entry -> INTERNAL_PREFIX + entry.getKey()));

  /// The course's processes and shared objects, with what they are made of; not the types of
  /// lambdas, which a learner's code has too.
  private static final Pattern COURSE =
      Pattern.compile(
          "interleave/(course/\\w+|memory/(Memory|Words|Wait|Guard|Summons|Until|Layout)"
              + "|probe/(Launcher|Child|InstalledLauncher)|explore/SimulatedChild)(\\$.*)?");

  private static final Pattern NOT_OF_COURSE =
      Pattern.compile(
          "interleave/course/(Cell(Out|In)put|Refusal|HashCost|NotTransferableException|Coroutine|EventLoop"
              + "|LoopTask|Suspension|Scheduling|Simulation|Policy|Job|RunningJob|Gantt\\w*|Fair"
              + "|Fifo|Lottery|MostUrgent|Multilevel|Shares|Stride)(\\$.*)?");
  private static final Set<String> OF_LAMBDAS =
      Set.of(
          "interleave/course/Proc$Body",
          "interleave/course/ProcPool$Task",
          "interleave/course/ProcPool$Work",
          "interleave/course/ProcPool$Work2",
          "interleave/memory/Memory$Question",
          "interleave/memory/Memory$Line",
          "interleave/probe/Launcher$Lasting");

  /// Classes beyond `java.util.concurrent` that wait for monitors or start threads.
  private static final Pattern SYNCHRONIZED =
      Pattern.compile(
          "java/util/(Collections\\$Synchronized\\w+|Vector|Stack|Hashtable|Timer|TimerThread"
              + "|TimerTask|TaskQueue)(\\$.*)?");

  /// Collections that take no account of threads, with what they are made of: they have a shadow
  /// where their own accesses to memory are steps.
  private static final Pattern UNGUARDED =
      Pattern.compile(
          "java/util/(Abstract(Collection|List|SequentialList|Set|Map|Queue)|ArrayList|LinkedList"
              + "|ArrayDeque|PriorityQueue|BitSet|(Linked)?Hash(Map|Set)|Tree(Map|Set))(\\$.*)?");

  /// Interfaces and exceptions that have a shadow, too: those of structured concurrency, which open
  /// scopes and which nobody else can make, and those that name the class of futures or of pools.
  private static final Pattern SHADOWED_TYPES =
      Pattern.compile(
          "java\\.util\\.concurrent\\.(StructuredTaskScope.*|CompletionStage|RejectedExecutionHandler)");

  private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

  /// Holds the one.
  private static final class Installed {
    static final Shadows LOADER = new Shadows();
  }

  private final KeptShadows kept = KeptShadows.ofThisJvm();
  private final Ancestry ancestry = Ancestry.create(name -> Optional.ofNullable(originalOf(name)));

  static {
    registerAsParallelCapable();
  }

  private Shadows() {
    super("shadow", Shadows.class.getClassLoader());
    Internals.openLibrary();
  }

  /// The shadow of a class, or the class itself if it has none.
  ///
  /// @param isInside whether collections have one
  static Class<?> of(Class<?> type, boolean isInside) throws ClassNotFoundException {
    String name = type.getName().replace('.', '/');
    boolean isOriginal = type.getClassLoader() == null || name.startsWith(OURS);
    boolean has = isShadowed(name) || (isInside && isUnguarded(name));
    return isOriginal && has ? load(PREFIX + type.getName()) : type;
  }

  /// The class that a shadow is of; a class itself that is none.
  static Class<?> original(Class<?> type) {
    if (!isShadow(type) || type.isHidden()) {
      return type;
    }
    try {
      return Class.forName(
          type.getName().substring(PREFIX.length()), false, Shadows.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return type;
    }
  }

  static Class<?> load(String name) throws ClassNotFoundException {
    return Installed.LOADER.loadClass(name);
  }

  /// Whether this is a class of ours that stands for the JDK's.
  static boolean isShadow(Class<?> type) {
    return type.getClassLoader() instanceof Shadows;
  }

  /// The same class with the names of shadows in it.
  ///
  /// @param isInside whether with those of collections
  static byte[] rename(byte[] classFile, boolean isInside) {
    return Renaming.of(isInside ? Shadows::renamedInside : Shadows::renamed).rename(classFile);
  }

  private static String renamed(String name) {
    String stands = STANDING_IN.get(name);
    return stands != null ? stands : isShadowed(name) ? INTERNAL_PREFIX + name : name;
  }

  /// A set whose order does not depend on where its elements lie in memory.
  private static String renamedInLibrary(String name) {
    return name.equals("java/util/HashSet") ? "java/util/LinkedHashSet" : renamed(name);
  }

  /// Within `Collections` and the classes in it, all of them are shadows.
  private static String renamedInCollections(String name) {
    return name.matches("java/util/Collections(\\$.*)?") ? INTERNAL_PREFIX + name : renamed(name);
  }

  /// A vector's iterators use what its superclass keeps for those in its package.
  private static String renamedInVector(String name) {
    return name.equals("java/util/AbstractList") ? INTERNAL_PREFIX + name : renamedInLibrary(name);
  }

  private static String renamedInside(String name) {
    return isUnguarded(name) ? INTERNAL_PREFIX + name : renamed(name);
  }

  /// Whether a class's own code can be explored too.
  static boolean hasInside(Class<?> type) {
    return isUnguarded(type.getName().replace('.', '/'));
  }

  private static boolean isUnguarded(String name) {
    return UNGUARDED.matcher(name).matches();
  }

  /// Whether a class of the JDK has a shadow.
  static boolean isShadowed(String name) {
    if (STAND_INS.containsKey(name)) {
      return true;
    }
    if (name.startsWith(OURS)) {
      return isOfCourse(name);
    }
    boolean candidate =
        name.startsWith(ROOM)
            ? !name.startsWith(ROOM + "atomic/") && !isExcepted(name.substring(ROOM.length()))
            : SYNCHRONIZED.matcher(name).matches();
    return candidate && KNOWN.computeIfAbsent(name, Shadows::isCode);
  }

  /// Whether a class of the course has a shadow.
  ///
  /// @param name binary
  static boolean isShadowedOfOurs(String name) {
    return name.startsWith("interleave.") && isOfCourse(name.replace('.', '/'));
  }

  private static boolean isOfCourse(String name) {
    return COURSE.matcher(name).matches()
        && !NOT_OF_COURSE.matcher(name).matches()
        && !OF_LAMBDAS.contains(name);
  }

  private static boolean isExcepted(String name) {
    int nested = name.indexOf('$');
    String top = nested < 0 ? name : name.substring(0, nested);
    return NOT_SHADOWED.contains(top)
        || name.startsWith("ForkJoinPool$")
        || name.startsWith("ForkJoinTask$");
  }

  /// Interfaces and exceptions have no code that waits, as a rule.
  private static boolean isCode(String name) {
    try {
      Class<?> type = Class.forName(name.replace('/', '.'), false, null);
      boolean isCode = !type.isInterface() && !Throwable.class.isAssignableFrom(type);
      return (isCode || SHADOWED_TYPES.matcher(type.getName()).matches()) && !type.isEnum();
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(PREFIX)) {
      throw new ClassNotFoundException(name);
    }
    byte[] woven = woven(name.substring(PREFIX.length()).replace('.', '/'));
    if (woven == null) {
      throw new ClassNotFoundException(name);
    }
    Class<?> shadow = defineClass(name, woven, 0, woven.length);
    ShadowCounter.keep(shadow);
    return shadow;
  }

  /// The shadow of a class, null if there is no such class. Those of collections hold numbers that
  /// this JVM has given out, so they are not kept.
  private byte @Nullable [] woven(String original) {
    byte[] known = kept.of(original);
    if (known != null) {
      return known;
    }
    byte[] bytes = bytes(STAND_INS.getOrDefault(original, original));
    if (bytes == null) {
      return null;
    }
    return isUnguarded(original) ? inside(bytes) : library(original, bytes);
  }

  /// All shadows but those of collections, by the names of the classes that they are of.
  ///
  /// @param candidates the classes that may have one
  static Map<String, byte[]> weaveAll(List<String> candidates) {
    Map<String, byte[]> all = new TreeMap<>();
    Stream.concat(candidates.stream().filter(Shadows::isShadowed), STAND_INS.keySet().stream())
        .forEach(name -> all.computeIfAbsent(name, Installed.LOADER::weave));
    return all;
  }

  private byte @Nullable [] weave(String original) {
    byte[] bytes = bytes(STAND_INS.getOrDefault(original, original));
    return bytes == null ? null : library(original, bytes);
  }

  private byte[] library(String original, byte[] bytes) {
    byte[] woven = ExploringWeaver.weaveLibrary(bytes, ancestry, Doors.library());
    UnaryOperator<String> names =
        original.startsWith("java/util/Collections")
            ? Shadows::renamedInCollections
            : original.startsWith("java/util/Vector")
                ? Shadows::renamedInVector
                : Shadows::renamedInLibrary;
    return Renaming.of(names).rename(woven);
  }

  private byte[] inside(byte[] bytes) {
    return rename(ExploringWeaver.weaveCollection(bytes, ancestry, Doors.inside(this)), true);
  }

  @Override
  public int access(String owner, String name, boolean isStatic, StackTraceElement at) {
    String shadow = PREFIX + owner.replace('/', '.');
    return Sites.add(new Access(new Variable(this, shadow, name, isStatic), at));
  }

  @Override
  public int call(StackTraceElement at) {
    throw new IllegalStateException("the JDK's calls are no places");
  }

  @Override
  public int loop(String name) {
    throw new IllegalStateException("the JDK's loops are no places");
  }

  @Override
  public int lambda(String owner, String method, String type) {
    throw new IllegalStateException("the JDK's lambdas stay what they are");
  }

  private static byte @Nullable [] originalOf(String name) {
    return name.startsWith(INTERNAL_PREFIX)
        ? bytes(name.substring(INTERNAL_PREFIX.length()))
        : null;
  }

  private static byte @Nullable [] bytes(String name) {
    Class<?> home = name.startsWith("interleave/") ? Shadows.class : Object.class;
    try (InputStream stream = home.getResourceAsStream("/" + name + ".class")) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException e) {
      throw new EngineFault("cannot read class " + name, e);
    }
  }
}
