package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Outcome;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the JDK does in threads of its own is simulated, or refused by name: never run beside the
/// schedule.
class JdkThreadsTest {
  private static final Options OPTIONS = Options.standard().budget(Duration.ofMinutes(2));

  private static final String SUM =
      """
      static int[] data = {1, 2, 3, 4};
      static int seen;
      static class Sum extends RecursiveTask<Integer> {
        final int from, to;
        Sum(int from, int to) { this.from = from; this.to = to; }
        protected Integer compute() {
          if (to - from == 1) { seen++; return data[from]; }
          int middle = (from + to) / 2;
          Sum left = new Sum(from, middle), right = new Sum(middle, to);
          left.fork();
          return right.compute() + left.join();
        }
      }
      static class Fill extends RecursiveAction {
        final int from, to;
        Fill(int from, int to) { this.from = from; this.to = to; }
        protected void compute() {
          if (to - from == 1) data[from] = 7;
          else invokeAll(new Fill(from, (from + to) / 2), new Fill((from + to) / 2, to));
        }
      }
      """;

  /// What a block can come to.
  private static Exploration explored(String members, String statements) {
    return Search.outcomes(SampleCells.computation(members, statements), OPTIONS);
  }

  private static String values(Exploration exploration) {
    return exploration.outcomes().stream()
        .map(Outcome::value)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  static Stream<Arguments> simulated() {
    return Stream.of(
            // fork and join
            new String[] {"return new ForkJoinPool(2).invoke(new Sum(0, 4));", "10"},
            new String[] {"return ForkJoinPool.commonPool().submit(new Sum(0, 4)).get();", "10"},
            new String[] {"new Sum(0, 2).invoke(); return seen;", "1 2"},
            new String[] {"new Fill(0, 3).invoke(); return Arrays.toString(data);", "[7, 7, 7, 4]"},
            new String[] {
              "try { return ForkJoinPool.commonPool().invoke(new Sum(3, 6)); }"
                  + " catch (IndexOutOfBoundsException e) { return \"thrown\"; }",
              "thrown"
            },
            new String[] {
              "var pool = new ForkJoinPool(); pool.execute(() -> seen++); pool.submit(() ->"
                  + " seen++); pool.shutdown(); pool.awaitTermination(1, TimeUnit.DAYS); return"
                  + " seen;",
              "1 2"
            },
            new String[] {
              "return ForkJoinTask.adapt(() -> 5).fork().join() + new Sum(0, 1).fork().get();", "6"
            },
            // futures in the default pool
            new String[] {
              "var a = CompletableFuture.runAsync(() -> seen++);"
                  + " var b = CompletableFuture.supplyAsync(() -> seen++).thenAcceptAsync(x -> {});"
                  + " a.join(); b.join(); return seen;",
              "1 2"
            },
            new String[] {
              "return new CompletableFuture<Integer>().completeOnTimeout(3, 1,"
                  + " TimeUnit.DAYS).join();",
              "3"
            },
            new String[] {
              "return CompletableFuture.supplyAsync(() -> 4).orTimeout(1, TimeUnit.DAYS).join();",
              "4"
            },
            new String[] {
              "return CompletableFuture.supplyAsync(() -> 5,"
                  + " CompletableFuture.delayedExecutor(1, TimeUnit.DAYS)).join();",
              "5"
            },
            // hand-over between two threads
            new String[] {
              "var q = new SynchronousQueue<Integer>(); Thread.startVirtualThread(() -> { try {"
                  + " q.put(1); } catch (Exception e) {} }); return q.take();",
              "1"
            },
            new String[] {
              "var q = new LinkedTransferQueue<Integer>(); Thread.startVirtualThread(() -> { try {"
                  + " q.transfer(2); } catch (Exception e) {} }); return q.take();",
              "2"
            },
            new String[] {
              "var x = new Exchanger<Integer>(); var got = new int[1];"
                  + " Thread t = new Thread(() -> { try { got[0] = x.exchange(1); }"
                  + " catch (Exception e) {} }); t.start(); int mine = x.exchange(2); t.join();"
                  + " return mine + \",\" + got[0];",
              "1,2"
            },
            new String[] {
              "var p = new Phaser(2);"
                  + " Thread t = new Thread(() -> { seen = 1; p.arriveAndAwaitAdvance(); });"
                  + " t.start(); p.arriveAndAwaitAdvance(); return seen;",
              "1"
            },
            new String[] {
              "var timer = new Timer(true); var done = new CountDownLatch(1); timer.schedule(new"
                  + " TimerTask() { public void run() { seen++; done.countDown(); } }, 3_600_000);"
                  + " done.await(); return seen;",
              "1"
            })
        .map(each -> Arguments.of(each[0], each[1]));
  }

  @ParameterizedTest
  @MethodSource("simulated")
  void isSimulatedToItsEnd(String block, String values) {
    Exploration found = explored(SUM, block);
    assertThat(values(found)).isEqualTo(values);
    assertThat(found.isComplete()).as(found.toString()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new ArrayList<>(List.of(1, 2)).parallelStream().forEach(x -> n++); |"
            + " ArrayList.parallelStream",
        "IntStream.range(0, 9).parallel().forEach(x -> n++); | IntStream.parallel",
        "Arrays.parallelSetAll(new int[9], x -> n++); | Arrays.parallelSetAll",
        "java.lang.ref.Cleaner.create(); | Cleaner.create",
        "new SubmissionPublisher<Integer>().submit(1); | SubmissionPublisher",
        "ForkJoinPool.commonPool().getPoolSize(); | ForkJoinPool.getPoolSize is not simulated",
        "new CountedCompleter<Void>() { public void compute() {} }; | CountedCompleter",
        "java.nio.file.FileSystems.getDefault().newWatchService(); | FileSystem.newWatchService",
        "java.net.http.HttpClient.newHttpClient(); | HttpClient.newHttpClient",
        "java.net.http.HttpClient.newBuilder().build(); | HttpClient",
        "new PipedInputStream(); | PipedInputStream waits for a thread of the JVM",
        "java.nio.channels.Pipe.open(); | Pipe.open waits for a thread of the JVM",
        "new ProcessBuilder(\"true\").start(); | ProcessBuilder"
      })
  void isRefusedByName(String block, String name) {
    Exploration found = Search.explore(SampleCells.program("static int n;", block), OPTIONS);
    assertThat(found.toString()).startsWith("Refused: ").contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interleave.explore.Outside.await(); | Outside.await",
        "interleave.explore.Outside.take(); | Outside.take",
        "Thread.class.getMethod(\"sleep\", long.class).invoke(null, 1_000_000L); | Method.invoke"
      })
  void whatWaitsForARealThreadIsGivenUpAndNamed(String block, String method) {
    Options shortly = OPTIONS.budget(Duration.ofSeconds(1));
    Exploration found = Search.explore(SampleCells.program("", block), shortly);
    assertThat(found.toString())
        .isEqualTo("Refused: main waits in " + method + " for a thread of the JVM");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(values(explored("", "return 1;"))).isEqualTo("1");
  }

  @Test
  void theCleanerOfTheJvmKnowsNoExecutorOfARun() throws ReflectiveOperationException {
    Class<?> type =
        Shadows.load("shadow.java.util.concurrent.Executors$AutoShutdownDelegatedExecutorService");
    Object executor =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {ExecutorService.class}, (_, _, _) -> true);
    Constructor<?> constructor = type.getDeclaredConstructor(ExecutorService.class);
    constructor.setAccessible(true);
    Field cleanable = type.getDeclaredField("cleanable");
    cleanable.setAccessible(true);
    assertThat(cleanable.get(constructor.newInstance(executor)).getClass().getName())
        .startsWith(CleanerDoor.class.getName());
  }

  @Test
  void aThreadOfTheJvmThatIsStartedIsNamedWithItsCreator() {
    String block = "Thread a = new Thread(() -> interleave.explore.Outside.start(), \"a\");";
    block += "new Thread(() -> {}); a.start(); a.join();";
    Exploration found = Search.explore(SampleCells.program("", block), OPTIONS);
    assertThat(found.toString()).isEqualTo("Refused: a started hidden, a thread of the JVM");
  }

  @Test
  void aThreadOfTheBlockThatTheJvmStartsIsNamed() {
    String block = "Thread a = new Thread(() -> { try { interleave.explore.Outside.take(); }";
    block += "catch (InterruptedException e) { } });";
    block += "a.setDaemon(true); interleave.explore.Outside.start(a);";
    Exploration found = Search.explore(SampleCells.program("", block), OPTIONS);
    assertThat(found.toString()).isEqualTo("Refused: Thread-0 was started, a thread of the JVM");
  }

  @Test
  void aThreadOfTheJvmThatRunsTheBlocksCodeIsNamed() {
    Outside.open();
    String block = "interleave.explore.Outside.run(() -> n++);";
    Exploration found = Search.explore(SampleCells.program("static int n;", block), OPTIONS);
    assertThat(found.toString())
        .isEqualTo("Refused: worker, a thread of the JVM, runs code of the block");
  }
}
