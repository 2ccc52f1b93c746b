package interleave.weave;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a call of the JDK's shared objects does to them, as far as its name tells.
public enum LibraryCall {
  /// Looks at the object.
  READ,
  /// Gives it a value, whatever it had.
  WRITE,
  /// Looks at it and changes it.
  UPDATE,
  /// Enters a lock, or waits.
  LOCK,
  /// Enters a lock if it is free.
  TRY,
  /// Leaves a lock.
  UNLOCK,
  /// Waits for the object to come to some state.
  AWAIT,
  /// The same, for a time at most.
  TIMED,
  /// Wakes one that waits, or all of them.
  SIGNAL,
  /// Puts something in, waiting for room.
  PUT,
  /// Takes something out, waiting for it.
  TAKE;

  private static final List<LibraryCall> ALL = List.of(values());

  private static final Map<String, LibraryCall> BY_NAME =
      Map.ofEntries(
          Map.entry("lock", LOCK),
          Map.entry("lockInterruptibly", LOCK),
          Map.entry("writeLockInterruptibly", LOCK),
          Map.entry("tryLock", TRY),
          Map.entry("unlock", UNLOCK),
          Map.entry("await", AWAIT),
          Map.entry("awaitUninterruptibly", AWAIT),
          Map.entry("awaitNanos", TIMED),
          Map.entry("awaitUntil", TIMED),
          Map.entry("signal", SIGNAL),
          Map.entry("signalAll", SIGNAL),
          Map.entry("set", WRITE),
          Map.entry("lazySet", WRITE),
          Map.entry("setPlain", WRITE),
          Map.entry("setOpaque", WRITE),
          Map.entry("setRelease", WRITE),
          Map.entry("setVolatile", WRITE));

  private static final Set<String> READS =
      Set.of(
          "get",
          "getPlain",
          "getOpaque",
          "getAcquire",
          "getVolatile",
          "peek",
          "peekFirst",
          "peekLast",
          "size",
          "isEmpty",
          "contains",
          "containsKey",
          "containsValue",
          "containsAll",
          "getCount",
          "isLocked",
          "isDone",
          "isCancelled",
          "isShutdown",
          "isTerminated",
          "availablePermits",
          "remainingCapacity",
          "toString",
          "getOrDefault",
          "element",
          "first",
          "last",
          "getFirst",
          "getLast",
          "iterator",
          "stream",
          "sum",
          "intValue",
          "longValue",
          "doubleValue",
          "length",
          "charAt",
          "indexOf",
          "keySet",
          "values",
          "entrySet",
          "forEach",
          "hashCode",
          "equals",
          "toArray",
          "subList",
          "hasNext",
          "next",
          "nextIndex",
          "hasPrevious",
          "previous",
          "previousIndex",
          "hasMoreElements",
          "nextElement",
          "tryAdvance",
          "forEachRemaining",
          "map",
          "filter",
          "mapToInt",
          "mapToLong",
          "mapToDouble",
          "mapToObj",
          "flatMap",
          "boxed",
          "sorted",
          "distinct",
          "limit",
          "skip",
          "count",
          "reduce",
          "collect",
          "toList",
          "anyMatch",
          "allMatch",
          "noneMatch",
          "findFirst",
          "findAny",
          "min",
          "max",
          "average",
          "getHoldCount",
          "isHeldByCurrentThread",
          "isWriteLocked",
          "getReadLockCount",
          "validate",
          "getPhase",
          "isBroken");

  private static final Set<String> COLLECTIONS =
      Set.of(
          "java/util/Collection",
          "java/util/List",
          "java/util/Queue",
          "java/util/Deque",
          "java/util/Map",
          "java/util/Set",
          "java/util/SequencedCollection",
          "java/util/SortedMap",
          "java/util/NavigableMap",
          "java/util/SortedSet",
          "java/util/NavigableSet",
          "java/util/ArrayList",
          "java/util/LinkedList",
          "java/util/HashMap",
          "java/util/HashSet",
          "java/util/TreeMap",
          "java/util/TreeSet",
          "java/util/LinkedHashMap",
          "java/util/LinkedHashSet",
          "java/util/ArrayDeque",
          "java/util/PriorityQueue",
          "java/util/Vector",
          "java/util/Stack",
          "java/util/Hashtable",
          "java/util/BitSet",
          "java/lang/Iterable",
          "java/util/Iterator",
          "java/util/ListIterator",
          "java/util/Enumeration",
          "java/util/Spliterator",
          "java/util/stream/Stream",
          "java/util/stream/IntStream",
          "java/util/stream/LongStream",
          "java/util/stream/DoubleStream",
          "java/lang/StringBuilder",
          "java/lang/StringBuffer",
          "java/util/Random",
          "java/util/random/RandomGenerator",
          "java/lang/invoke/VarHandle");

  /// Other objects that keep something between two calls and take no account of threads.
  private static final Set<String> UNGUARDED =
      Set.of(
          "java/text/Format",
          "java/text/DateFormat",
          "java/text/SimpleDateFormat",
          "java/text/NumberFormat",
          "java/text/DecimalFormat",
          "java/text/MessageFormat",
          "java/util/Calendar",
          "java/util/GregorianCalendar",
          "java/util/StringJoiner",
          "java/util/StringTokenizer",
          "java/util/Scanner",
          "java/util/IntSummaryStatistics",
          "java/util/LongSummaryStatistics",
          "java/util/DoubleSummaryStatistics",
          "java/util/regex/Matcher");

  /// What is written to or read from one after the other.
  private static final Set<String> STREAMS =
      Set.of(
          "java/io/Writer",
          "java/io/StringWriter",
          "java/io/CharArrayWriter",
          "java/io/PrintWriter",
          "java/io/BufferedWriter",
          "java/io/OutputStreamWriter",
          "java/io/OutputStream",
          "java/io/ByteArrayOutputStream",
          "java/io/PrintStream",
          "java/io/BufferedOutputStream",
          "java/io/DataOutputStream",
          "java/io/ObjectOutputStream",
          "java/io/Reader",
          "java/io/StringReader",
          "java/io/CharArrayReader",
          "java/io/BufferedReader",
          "java/io/InputStreamReader",
          "java/io/InputStream",
          "java/io/ByteArrayInputStream",
          "java/io/BufferedInputStream",
          "java/io/DataInputStream",
          "java/io/ObjectInputStream");

  /// Names of methods that only give access to another part of the object.
  private static final Set<String> PARTS =
      Set.of("readLock", "writeLock", "newCondition", "getClass", "asReadLock", "asWriteLock");

  /// Which of `java.util.concurrent` is no shared object.
  private static final Set<String> NOT_SHARED =
      Set.of(
          "java/util/concurrent/TimeUnit",
          "java/util/concurrent/ThreadLocalRandom",
          "java/util/concurrent/ThreadFactory",
          "java/util/concurrent/Callable",
          "java/util/concurrent/locks/LockSupport");

  /// The number by which woven code names it.
  int number() {
    return ALL.indexOf(this);
  }

  /// The one of that number.
  public static LibraryCall numbered(int number) {
    return ALL.get(number);
  }

  /// Whether a method with this name may be called on an object that threads share.
  ///
  /// @param owner the class named at the call, internally
  static boolean isStep(String owner, String name) {
    return (owner.equals(SegmentCall.OWNER) && SegmentCall.isStep(name))
        || isObjectsStep(owner, name);
  }

  private static boolean isObjectsStep(String owner, String name) {
    return !name.equals("<init>")
        && (!PARTS.contains(name) || owner.endsWith("/StampedLock"))
        && (COLLECTIONS.contains(owner)
            || UNGUARDED.contains(owner)
            || STREAMS.contains(owner)
            || (owner.startsWith("java/util/concurrent/") && !NOT_SHARED.contains(owner)));
  }

  /// Whether a class's objects are no collections, keep something between two calls and take no
  /// account of threads.
  public static boolean isUnguarded(Class<?> type) {
    String name = type.getName().replace('.', '/');
    Class<?> parent = type.getSuperclass();
    return UNGUARDED.contains(name) || (parent != null && isUnguarded(parent));
  }

  /// What a call of this name is.
  ///
  /// @param owner the class named at the call, internally
  /// @param arguments how many it has: a wait with arguments is a timed one
  static LibraryCall named(String owner, String name, int arguments) {
    if (owner.equals(SegmentCall.OWNER)) {
      return SegmentCall.named(name);
    }
    LibraryCall known = BY_NAME.get(name);
    boolean isFuture = owner.startsWith("java/util/concurrent/");
    if (name.equals("get") && arguments == 2 && isFuture) {
      return UPDATE;
    }
    if (known == AWAIT && arguments > 0) {
      return TIMED;
    }
    return known != null ? known : READS.contains(name) ? READ : UPDATE;
  }
}
