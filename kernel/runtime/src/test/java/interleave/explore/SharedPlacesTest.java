package interleave.explore;

import static interleave.explore.Blocks.explored;
import static interleave.explore.Blocks.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What threads share without its being a variable of the cell's: each call is a step on what it
/// changes.
class SharedPlacesTest {

  @Test
  void severalReadersAreInAReadLockAtOnce() {
    assertThat(
            outcomes(
                """
                var lock = new ReentrantReadWriteLock(); var inside = new AtomicInteger(); var most = new AtomicInteger();
                Runnable reader = () -> { lock.readLock().lock();
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max); inside.decrementAndGet();
                  lock.readLock().unlock(); };
                Thread a = new Thread(reader), b = new Thread(reader);
                a.start(); b.start(); a.join(); b.join(); return most;
                """))
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void readersAndAWriterAreNeverInAtOnce() {
    assertThat(
            outcomes(
                """
                var lock = new ReentrantReadWriteLock(); int[] x = {0}; String[] seen = {""};
                Thread a = new Thread(() -> { lock.readLock().lock(); seen[0] = x[0] + "" + x[0]; lock.readLock().unlock(); });
                Thread b = new Thread(() -> { lock.writeLock().lock(); x[0]++; x[0]++; lock.writeLock().unlock(); });
                a.start(); b.start(); a.join(); b.join(); return seen[0];
                """))
        .containsExactlyInAnyOrder("00", "22");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Integer", "Long"})
  void anUpdaterChangesTheFieldThatOthersSee(String type) {
    assertThat(
            outcomes(
                "static class Account { volatile %s x; }"
                    .formatted(type.equals("Long") ? "long" : "int"),
                """
                var account = new Account(); var updater = Atomic%sFieldUpdater.newUpdater(Account.class, "x");
                Thread a = new Thread(() -> updater.incrementAndGet(account)), b = new Thread(() -> account.x++);
                a.start(); b.start(); a.join(); b.join(); return account.x;
                """
                    .formatted(type)))
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void numbersOfASharedGeneratorComeInTheOrderOfItsCalls() {
    assertThat(
            outcomes(
                """
                var random = new Random(42); int[] got = new int[2];
                Thread a = new Thread(() -> got[0] = random.nextInt(100)), b = new Thread(() -> got[1] = random.nextInt(100));
                a.start(); b.start(); a.join(); b.join(); return got[0] < got[1];
                """))
        .containsExactlyInAnyOrder("true", "false");
  }

  @Test
  void lookingUpMovesAnEntryOfAMapInTheOrderOfAccess() {
    assertThat(
            outcomes(
                """
                var map = new LinkedHashMap<Integer, Integer>(16, 0.75f, true); map.put(1, 1); map.put(2, 2);
                var order = new ReentrantLock();
                Thread a = new Thread(() -> { order.lock(); map.get(1); order.unlock(); });
                Thread b = new Thread(() -> { order.lock(); map.get(2); order.unlock(); });
                a.start(); b.start(); a.join(); b.join(); return map;
                """))
        .containsExactlyInAnyOrder("{1=1, 2=2}", "{2=2, 1=1}");
  }

  @Test
  void aReadLockDoesNotKeepLookUpsInTheOrderOfAccessApart() {
    assertThat(
            Explorer.search(
                    semantics ->
                        SampleCells.computation(
                            "",
                            """
                            var map = new LinkedHashMap<Integer, Integer>(16, 0.75f, true);
                            map.put(1, 1); map.put(2, 2); map.put(3, 3);
                            var lock = new ReentrantReadWriteLock();
                            Thread a = new Thread(() -> { lock.readLock().lock(); map.get(1); lock.readLock().unlock(); });
                            Thread b = new Thread(() -> { lock.readLock().lock(); map.get(2); lock.readLock().unlock(); });
                            a.start(); b.start(); a.join(); b.join(); return map.toString().length();
                            """,
                            semantics),
                    Blocks.OPTIONS,
                    false)
                .outcomes())
        .as("entries are lost")
        .hasSizeGreaterThan(1);
  }

  @Test
  void anIteratorOfSeveralThreadsIsMovedOnByEach() {
    assertThat(
            outcomes(
                """
                var jobs = new ConcurrentLinkedQueue<>(List.of("x", "y")).iterator(); String[] got = new String[2];
                Thread a = new Thread(() -> { synchronized (jobs) { got[0] = jobs.next(); } });
                Thread b = new Thread(() -> got[1] = jobs.next());
                a.start(); b.start(); a.join(); b.join(); return got[0] + got[1];
                """))
        .containsExactlyInAnyOrder("xy", "yx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"new Scanner(\"1 2 3\")", "new StringTokenizer(\"1 2 3\")"})
  void whatIsReadAsTextByTwoThreadsIsNotVerified(String source) {
    assertThat(
            explored(
                """
                var source = %s;
                Thread a = new Thread(() -> source.%s()), b = new Thread(() -> source.%<s());
                a.start(); b.start(); a.join(); b.join();
                """
                    .formatted(source, source.contains("Scanner") ? "next" : "nextToken")))
        .startsWith("Unfinished")
        .contains("not thread-safe");
  }

  @Test
  void aTableWithAMonitorIsPrintedAndGoneThrough() {
    assertThat(
            outcomes(
                """
                var table = new Hashtable<String, Integer>();
                Thread a = new Thread(() -> table.put("a", 1)), b = new Thread(() -> table.put("b", 2));
                a.start(); b.start(); a.join(); b.join();
                int sum = 0; for (int each : table.values()) sum += each;
                return table + " " + sum;
                """))
        .containsExactly("{b=2, a=1} 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Random().nextInt()",
        "new Random() {}.nextInt()",
        "new SplittableRandom().nextInt()",
        "RandomGenerator.getDefault().nextLong()",
        "RandomGenerator.of(\"Xoroshiro128PlusPlus\").nextLong()",
        "RandomGeneratorFactory.getDefault().create().nextInt()",
        "ThreadLocalRandom.current().nextLong()",
        "ThreadLocalRandom.current().nextInt(1000)",
        "ThreadLocalRandom.current().nextDouble(1, 5)",
        "ThreadLocalRandom.current().nextFloat()",
        "ThreadLocalRandom.current().nextGaussian()",
        "ThreadLocalRandom.current().nextGaussian(10, 2)",
        "ThreadLocalRandom.current().ints(3).sum()",
        "((Random) ThreadLocalRandom.current()).nextLong()",
        "Math.random()",
        "UUID.randomUUID()",
        "RandomGenerator.SplittableGenerator.of(\"L32X64MixRandom\").nextInt()",
        "shuffled(list -> Collections.shuffle(list))",
        "shuffled(list -> Collections.shuffle(list, ThreadLocalRandom.current()))"
      })
  void aThreadsNumbersAreTheSameInWhicheverOrderThreadsTakeTheirs(String number) {
    Program program =
        SampleCells.computation(
            "static Object shuffled(Consumer<List<?>> by) { var list = new ArrayList<>(List.of(1, 2, 3,"
                + " 4)); by.accept(list); return list; }"
                + "static volatile int taken; static Object take() { taken++; return "
                + number.replace("RandomGenerator", "java.util.random.RandomGenerator")
                + "; }",
            """
            var seen = new Object[2];
            Thread a = new Thread(() -> seen[0] = take()), b = new Thread(() -> seen[1] = take());
            a.start(); b.start(); a.join(); b.join();
            return Arrays.toString(seen);
            """);
    Exploration found = Search.outcomes(program, Blocks.OPTIONS);
    assertThat(found.isComplete()).as(found.toString()).isTrue();
    assertThat(found.distinct()).isGreaterThan(1);
    assertThat(found.outcomes()).hasSize(1).noneMatch(Outcome::isFailure);
    assertThat(found.data().remarks()).anyMatch(each -> each.contains("by chance"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new java.security.SecureRandom();",
        "java.security.SecureRandom.getInstance(\"DRBG\");"
      })
  void numbersThatNoSeedRepeatsAreRefusedByName(String takes) {
    assertThat(explored("try { " + takes + " } catch (Exception e) { }"))
        .startsWith("Refused")
        .contains("gives other numbers in each run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.activeCount();",
        "Thread.getAllStackTraces();",
        "Thread.currentThread().getThreadGroup().activeCount();",
        "new ReentrantLock().getQueueLength();",
        "new ReentrantLock().hasQueuedThreads();",
        "new ReentrantReadWriteLock().getQueueLength();"
      })
  void whatOnlyTheJvmKnowsIsRefusedByName(String asks) {
    String method = asks.substring(asks.lastIndexOf('.', asks.length() - 3) + 1, asks.length() - 3);
    assertThat(explored(asks)).startsWith("Refused").contains("." + method + " asks");
  }
}
