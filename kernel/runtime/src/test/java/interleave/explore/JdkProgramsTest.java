package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Outcome;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Programs made at random of what the JDK has: two threads that share two objects, with up to
/// three calls each. Whatever chance comes to, reduction comes to as well.
///
/// `-Djdk.programs=200 -Djdk.seed=8` makes others.
class JdkProgramsTest {
  private static final Options OPTIONS =
      Options.standard().budget(Duration.ofMinutes(2)).schedules(20_000);

  private static final int PROGRAMS = Integer.getInteger("jdk.programs", 30);
  private static final long SEED = Long.getLong("jdk.seed", 7);
  private static final int WALKS = 200;

  private static final List<String> OBJECTS =
      List.of(
          "list = new ArrayList<Integer>(List.of(0));",
          "linked = new LinkedList<Integer>();",
          "deque = new ArrayDeque<Integer>(List.of(0));",
          "map = new HashMap<Integer, Integer>();",
          "tree = new TreeMap<Integer, Integer>();",
          "concurrent = new ConcurrentHashMap<Integer, Integer>();",
          "queue = new LinkedBlockingQueue<Integer>(2);",
          "copied = new CopyOnWriteArrayList<Integer>();",
          "locked = Collections.synchronizedList(new ArrayList<Integer>());",
          "number = new AtomicInteger();",
          "array = new int[2];",
          "lock = new ReentrantLock();",
          "latch = new CountDownLatch(1);",
          "vector = new Vector<Integer>();",
          "buffer = new StringBuffer();",
          "writer = new StringWriter();",
          "rw = new ReentrantReadWriteLock();",
          "stamped = new StampedLock();",
          "permits = new Semaphore(1);",
          "phaser = new Phaser(1);",
          "linkedQueue = new ConcurrentLinkedQueue<Integer>(List.of(0));",
          "blockingDeque = new LinkedBlockingDeque<Integer>(2);",
          "priorities = new PriorityBlockingQueue<Integer>(2, Comparator.reverseOrder());",
          "transfer = new LinkedTransferQueue<Integer>();",
          "skipList = new ConcurrentSkipListMap<Integer, Integer>(Map.of(0, 0));",
          "set = new CopyOnWriteArraySet<Integer>();",
          "table = new Hashtable<Integer, Integer>();",
          "recent = new LinkedHashMap<Integer, Integer>(16, 0.75f, true);",
          "adder = new LongAdder();",
          "reference = new AtomicReference<Integer>(0);",
          "numbers = new AtomicIntegerArray(2);",
          "stamp = new AtomicStampedReference<Integer>(0, 0);",
          "box = new Box();",
          "rows = new int[][] {{0, 0}, {0, 0}};",
          "random = new Random(42);",
          "future = new CompletableFuture<Integer>();",
          "monitor = new Object();",
          "threads = new Thread[2];");

  /// `#` is 0 or 1, `@` another number for each thread, `%` the number of the other thread.
  private static final List<String> CALLS =
      List.of(
          "list.add(#)",
          "list.size()",
          "list.contains(#)",
          "list.remove(0)",
          "list.get(0)",
          "linked.add(#)",
          "linked.pollFirst()",
          "deque.offerFirst(#)",
          "deque.poll()",
          "map.put(#, @)",
          "map.merge(#, 1, Integer::sum)",
          "map.get(#)",
          "tree.put(#, @)",
          "tree.firstEntry()",
          "concurrent.put(#, @)",
          "concurrent.merge(#, 1, Integer::sum)",
          "concurrent.getOrDefault(#, 0)",
          "concurrent.remove(#)",
          "queue.offer(#)",
          "queue.poll()",
          "queue.size()",
          "copied.add(#)",
          "copied.size()",
          "copied.toString()",
          "locked.add(#)",
          "locked.size()",
          "locked.toString()",
          "number.incrementAndGet()",
          "number.get()",
          "number.compareAndSet(#, @ + 5)",
          "array[#]++",
          "array[#] = @ + 5",
          "array.clone()[#]",
          "lock.isLocked()",
          "lock.tryLock()",
          "latch.getCount()",
          "vector.add(#)",
          "vector.size()",
          "vector.toString()",
          "buffer.append(#)",
          "buffer.length()",
          "writer.append(\"#\").toString()",
          "writer.toString()",
          "queue.poll(1, TimeUnit.SECONDS)",
          "latch.await(1, TimeUnit.SECONDS)",
          "lock.tryLock(1, TimeUnit.SECONDS)",
          "rw.readLock().tryLock()",
          "rw.writeLock().tryLock()",
          "rw.getReadLockCount()",
          "reading(rw, () -> x)",
          "writing(rw, () -> ++x)",
          "stamped.tryOptimisticRead()",
          "stamped.validate(stamped.tryOptimisticRead() + #)",
          "stamped.tryWriteLock() != 0",
          "permits.tryAcquire()",
          "permits.tryAcquire(1, TimeUnit.SECONDS)",
          "permits.drainPermits()",
          "permits.availablePermits()",
          "phaser.register()",
          "phaser.arrive()",
          "phaser.getPhase()",
          "linkedQueue.add(@)",
          "linkedQueue.poll()",
          "linkedQueue.peek()",
          "linkedQueue.toString()",
          "blockingDeque.offerFirst(@)",
          "blockingDeque.pollLast()",
          "blockingDeque.takeFirst()",
          "priorities.add(@)",
          "priorities.poll()",
          "transfer.tryTransfer(@)",
          "transfer.poll()",
          "transfer.poll(1, TimeUnit.SECONDS)",
          "skipList.put(#, @)",
          "skipList.pollFirstEntry()",
          "skipList.firstEntry()",
          "set.add(#)",
          "set.remove(#)",
          "set.size()",
          "table.put(#, @)",
          "table.merge(#, 1, Integer::sum)",
          "table.toString()",
          "recent.put(#, @)",
          "recent.get(#)",
          "adder.sum()",
          "adder.sumThenReset()",
          "increment(adder)",
          "reference.getAndSet(@)",
          "reference.compareAndSet(0, @)",
          "reference.updateAndGet(old -> old + @)",
          "reference.get()",
          "numbers.incrementAndGet(#)",
          "numbers.get(#)",
          "numbers.compareAndSet(#, 0, @)",
          "stamp.compareAndSet(0, @, 0, 1)",
          "stamp.getStamp()",
          "stamp.getReference()",
          "box.n++",
          "Box.N.incrementAndGet(box)",
          "Box.N.compareAndSet(box, 0, @)",
          "box.wide++",
          "box.next = new Box()",
          "box.next == null",
          "rows[#][0]++",
          "(rows[#] = rows[1]).length",
          "rows[#][0]",
          "random.nextInt(100)",
          "future.complete(@)",
          "future.isDone()",
          "future.getNow(0)",
          "future.thenApply(value -> value + x).getNow(0)",
          "future.get(1, TimeUnit.SECONDS)",
          "pause(monitor)",
          "wake(monitor)",
          "interrupt(threads[%])",
          "threads[%].isInterrupted()",
          "threads[%].isAlive()",
          "threads[%].getState()",
          "Thread.interrupted() == (threads[%] == null)",
          "x++",
          "x = @ + 5",
          "flag = !flag",
          "flag");

  private static final String VARIABLES =
      """
      static int x; static volatile boolean flag;
      static class Box {
        static final AtomicIntegerFieldUpdater<Box> N = AtomicIntegerFieldUpdater.newUpdater(Box.class, "n");
        volatile int n; long wide; Box next;
        public String toString() { return n + "," + wide + (next == null ? "" : "!"); }
      }
      static int reading(ReadWriteLock lock, IntSupplier what) {
        lock.readLock().lock(); try { return what.getAsInt(); } finally { lock.readLock().unlock(); }
      }
      static int writing(ReadWriteLock lock, IntSupplier what) {
        lock.writeLock().lock(); try { return what.getAsInt(); } finally { lock.writeLock().unlock(); }
      }
      static boolean increment(LongAdder adder) { adder.increment(); return true; }
      static boolean interrupt(Thread thread) { thread.interrupt(); return true; }
      static boolean pause(Object monitor) throws InterruptedException {
        synchronized (monitor) { monitor.wait(10); } return true;
      }
      static boolean wake(Object monitor) { synchronized (monitor) { monitor.notify(); } return true; }
      """;

  /// Whose text says nothing, or not the same in every run.
  private static final Set<String> SILENT =
      Set.of(
          "lock", "latch", "rw", "stamped", "permits", "phaser", "random", "future", "monitor",
          "threads");

  private static final Map<String, String> TOLD =
      Map.of(
          "array", "Arrays.toString(array)",
          "rows", "Arrays.deepToString(rows)",
          "stamp", "stamp.getReference()");

  private final Random random = new Random(SEED);

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /// A call of one of those objects, or an access to a variable.
  private String call(int thread, List<String> objects) {
    String first = random.nextInt(5) == 0 ? random.nextBoolean() ? "x" : "flag" : any(objects);
    List<String> calls =
        CALLS.stream().filter(each -> each.matches("(.*\\b|)" + first + "\\b.*")).toList();
    return any(calls)
        .replace("#", "" + random.nextInt(2))
        .replace("@", "" + (thread + 1))
        .replace("%", "" + (1 - thread));
  }

  /// A thread that notes what its calls gave.
  private String thread(int number, List<String> objects) {
    StringBuilder text = new StringBuilder("Thread t" + number + " = new Thread(() -> { try {\n");
    int calls = 1 + random.nextInt(3);
    for (int i = 0; i < calls; i++) {
      String note = "log" + number + ".add(String.valueOf(" + call(number, objects) + "));";
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> "synchronized (" + any(objects) + ") { " + note + " }\n";
            case 1 -> "lock.lock(); try { " + note + " } finally { lock.unlock(); }\n";
            default -> note + "\n";
          });
    }
    return text + "} catch (Exception e) { log" + number + ".add(e.toString()); } });\n";
  }

  private String program() {
    List<String> objects = Stream.generate(() -> nameOf(any(OBJECTS))).limit(2).toList();
    String threads = thread(0, objects) + thread(1, objects);
    String used =
        OBJECTS.stream()
            .filter(each -> threads.contains(nameOf(each)))
            .map(each -> "var " + each + "\n")
            .collect(Collectors.joining());
    String state =
        objects.stream()
            .filter(each -> used.contains("var " + each + " ") && !SILENT.contains(each))
            .map(each -> TOLD.getOrDefault(each, each))
            .map(each -> " + \" \" + " + each)
            .collect(Collectors.joining());
    return used
        + "x = 0; flag = false;\n"
        + "List<String> log0 = new ArrayList<>(), log1 = new ArrayList<>();\n"
        + threads
        + (used.contains("var threads ") ? "threads[0] = t0; threads[1] = t1;\n" : "")
        + "t0.start(); t1.start(); t0.join(); t1.join();\n"
        + "return log0 + \" \" + log1 + \" \" + x + flag"
        + state
        + ";";
  }

  private static String nameOf(String object) {
    return object.substring(0, object.indexOf(' '));
  }

  @Test
  void reductionComesToWhatChanceComesTo() {
    List<String> programs = Stream.generate(this::program).limit(PROGRAMS).toList();
    StringBuilder members = new StringBuilder(VARIABLES);
    for (int i = 0; i < PROGRAMS; i++) {
      members.append("public static Computation<?> block" + i + "() { return () -> {\n");
      members.append(programs.get(i)).append("}; }\n");
    }
    SampleCells cells = SampleCells.of(members.toString());
    int complete = 0;
    for (int i = 0; i < PROGRAMS; i++) {
      String block = "block" + i;
      Exploration found =
          Explorer.search(semantics -> cells.program(block, semantics), OPTIONS, false);
      Set<String> values =
          found.outcomes().stream().map(Outcome::value).collect(Collectors.toSet());
      Semantics semantics = Schedule.parse(found.outcomes().getFirst().schedule()).semantics();
      if (found.isComplete()) {
        complete++;
        assertThat(values)
            .as("%s\n%s", found, programs.get(i))
            .containsAll(byChance(cells.program(block, semantics)))
            .containsAll(byChance(cells.program(block)));
      }
    }
    assertThat(complete).isGreaterThan(PROGRAMS * 8 / 10);
  }

  private static Set<String> byChance(Program program) {
    Set<String> values = new HashSet<>();
    for (int i = 0; i < WALKS; i++) {
      Random walk = new Random(i);
      Patience patience = new Patience(state -> walk.nextInt(state.size()), OPTIONS.steps());
      Run run = program.run(patience, false);
      values.add(Telling.outcome(run, Problem.of(run, patience)));
    }
    return values;
  }
}
