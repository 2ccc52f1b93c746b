package interleave.explore;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which classes have a shadow, and the names by which code that uses shadows calls them.
///
/// Names are internal: `java/util/concurrent/Semaphore`.
final class ShadowNames {
  /// What the internal names of shadows begin with.
  static final String PREFIX = "shadow/";

  private static final String ROOM = "java/util/concurrent/";

  /// What the internal names of our own classes begin with.
  static final String OURS = "interleave/";

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
              Collectors.toUnmodifiableMap(Map.Entry::getValue, entry -> PREFIX + entry.getKey()));

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

  private ShadowNames() {}

  /// What a learner's code calls a class.
  ///
  /// @param isInside whether collections have shadows
  static UnaryOperator<String> inCells(boolean isInside) {
    return isInside ? ShadowNames::renamedInside : ShadowNames::renamed;
  }

  /// What the shadow of a class calls another.
  static UnaryOperator<String> inShadowOf(String original) {
    return original.startsWith("java/util/Collections")
        ? ShadowNames::renamedInCollections
        : original.startsWith("java/util/Vector")
            ? ShadowNames::renamedInVector
            : ShadowNames::renamedInLibrary;
  }

  /// The class whose code a shadow has: one of ours where that stands for the original.
  static String codeOf(String original) {
    return STAND_INS.getOrDefault(original, original);
  }

  /// The classes for which one of ours stands.
  static Set<String> replaced() {
    return STAND_INS.keySet();
  }

  private static String renamed(String name) {
    String stands = STANDING_IN.get(name);
    return stands != null ? stands : isShadowed(name) ? PREFIX + name : name;
  }

  /// A set whose order does not depend on where its elements lie in memory.
  private static String renamedInLibrary(String name) {
    return name.equals("java/util/HashSet") ? "java/util/LinkedHashSet" : renamed(name);
  }

  /// Within `Collections` and the classes in it, all of them are shadows.
  private static String renamedInCollections(String name) {
    return name.matches("java/util/Collections(\\$.*)?") ? PREFIX + name : renamed(name);
  }

  /// A vector's iterators use what its superclass keeps for those in its package.
  private static String renamedInVector(String name) {
    return name.equals("java/util/AbstractList") ? PREFIX + name : renamedInLibrary(name);
  }

  private static String renamedInside(String name) {
    return isUnguarded(name) ? PREFIX + name : renamed(name);
  }

  /// Whether a class is a collection that has a shadow only where its own steps are explored.
  static boolean isUnguarded(String name) {
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
    return candidate && KNOWN.computeIfAbsent(name, ShadowNames::isCode);
  }

  /// Whether a class of the course has a shadow.
  ///
  /// @param name its binary name
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
}
