package interleave.weave;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Event;
import interleave.trace.Printed;
import interleave.trace.ProcessEvent;
import interleave.trace.Resource;
import interleave.trace.SyncEvent;
import interleave.trace.ThreadEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsTest {
  /// `awaits` returns when the thread waits in the given state.
  private static final String COMMON =
      """
      static final ReentrantLock lock = new ReentrantLock();
      static final Object monitor = new Object();
      static void awaits(Thread t, Thread.State state) { while (t.getState() != state) { } }
      """;

  @Test
  void tellOfAThreadFromStartToJoin() throws InterruptedException {
    assertThat(
            eventsOf(
                """
                var go = new CountDownLatch(1);
                Thread t = new Thread(() -> { try { go.await(); } catch (InterruptedException e) { } }, "worker");
                t.start();
                awaits(t, Thread.State.WAITING);
                new Thread(() -> { awaits(main, Thread.State.WAITING); go.countDown(); }, "helper").start();
                t.join();
                """,
                "main",
                "worker"))
        .containsExactly(
            "main starts worker PLATFORM",
            "worker begins",
            "worker waits for latch CountDownLatch",
            "main starts helper PLATFORM",
            "main waits for join worker",
            "worker goes on",
            "worker ends",
            "main goes on");
  }

  @Test
  void tellOfAContendedLockAndOnlyThenOfAWait() throws InterruptedException {
    assertThat(
            eventsOf(
                """
                lock.lock(); lock.lock(); lock.unlock(); lock.unlock();
                lock.lock();
                Thread t = new Thread(() -> { lock.lock(); lock.unlock(); }, "t");
                t.start();
                awaits(t, Thread.State.WAITING);
                lock.unlock();
                t.join();
                """))
        .containsExactly(
            "main acquires ReentrantLock",
            "main releases ReentrantLock",
            "main acquires ReentrantLock",
            "main starts t PLATFORM",
            "t begins",
            "t waits for lock ReentrantLock",
            "main releases ReentrantLock",
            "t goes on",
            "t acquires ReentrantLock",
            "t releases ReentrantLock",
            "t ends");
  }

  @Test
  void tellOfMonitorsOfBlocksMethodsAndClasses() throws InterruptedException {
    assertThat(
            eventsOf(
                """
                Thread t = new Thread(() -> { synchronized (monitor) { method(); } }, "t");
                synchronized (monitor) {
                  synchronized (monitor) { t.start(); }
                  awaits(t, Thread.State.BLOCKED);
                }
                t.join();
                new Cell().instance();
                """,
                "static synchronized void method() { } synchronized void instance() { }",
                new String[0]))
        .containsExactly(
            "main acquires Object",
            "main starts t PLATFORM",
            "t begins",
            "t waits for monitor Object",
            "main releases Object",
            "t goes on",
            "t acquires Object",
            "t acquires Cell.class",
            "t releases Cell.class",
            "t releases Object",
            "t ends",
            "main acquires Cell",
            "main releases Cell");
  }

  @Test
  void tellOfWaitAndNotify() throws InterruptedException {
    assertThat(
            eventsOf(
                """
                Thread t = new Thread(() -> {
                  synchronized (monitor) { try { monitor.wait(); } catch (InterruptedException e) { } }
                }, "t");
                t.start();
                awaits(t, Thread.State.WAITING);
                synchronized (monitor) { monitor.notifyAll(); }
                t.join();
                """))
        .containsExactly(
            "main starts t PLATFORM",
            "t begins",
            "t acquires Object",
            "t releases Object",
            "t waits for wait Object",
            "main acquires Object",
            "main signals Object",
            "main releases Object",
            "t goes on",
            "t acquires Object",
            "t releases Object",
            "t ends");
  }

  @Test
  void tellOfConditions() throws InterruptedException {
    assertThat(
            eventsOf(
                """
                var full = lock.newCondition();
                Thread t = new Thread(() -> {
                  lock.lock();
                  try { full.await(); } catch (InterruptedException e) { } finally { lock.unlock(); }
                }, "t");
                t.start();
                awaits(t, Thread.State.WAITING);
                lock.lock(); full.signal(); lock.unlock();
                t.join();
                """))
        .containsExactly(
            "main starts t PLATFORM",
            "t begins",
            "t acquires ReentrantLock",
            "t releases ReentrantLock",
            "t waits for condition Condition",
            "main acquires ReentrantLock",
            "main signals Condition",
            "main releases ReentrantLock",
            "t goes on",
            "t acquires ReentrantLock",
            "t releases ReentrantLock",
            "t ends");
  }

  @Test
  void tellOfAQueueOfOneInTheOrderInWhichValuesPass() throws InterruptedException {
    assertThat(
            eventsOf(
                """
                BlockingQueue<String> q = new ArrayBlockingQueue<>(1);
                Thread t = new Thread(() -> {
                  try { q.put("a"); q.put("b"); } catch (InterruptedException e) { }
                }, "t");
                t.start();
                awaits(t, Thread.State.WAITING);
                q.take();
                while (q.isEmpty()) { }
                q.take();
                t.join();
                """))
        .filteredOn(event -> !event.equals("t ends"))
        .containsExactly(
            "main starts t PLATFORM",
            "t begins",
            "t puts into ArrayBlockingQueue (1)",
            "t waits for put ArrayBlockingQueue",
            "main takes from ArrayBlockingQueue (0)",
            "t goes on",
            "t puts into ArrayBlockingQueue (1)",
            "main takes from ArrayBlockingQueue (0)");
  }

  @Test
  void neverTakeFromAQueueWhatWasNotPut() throws InterruptedException {
    for (String queue :
        List.of(
            "new ArrayBlockingQueue<>(1)",
            "new SynchronousQueue<>()",
            "new LinkedBlockingQueue<>(2)")) {
      List<String> events =
          eventsOf(
              """
              BlockingQueue<Object> q = QUEUE;
              Runnable put = () -> { try { for (int i = 0; i < 200; i++) q.put(new Object()); } catch (InterruptedException e) { } };
              Runnable take = () -> { try { for (int i = 0; i < 200; i++) q.take(); } catch (InterruptedException e) { } };
              var all = Stream.of(put, take, put, take).map(Thread::new).toList();
              all.forEach(Thread::start);
              for (var t : all) t.join();
              """
                  .replace("QUEUE", queue));
      int inside = 0;
      for (String event : events) {
        inside += event.contains(" puts into ") ? 1 : event.contains(" takes from ") ? -1 : 0;
        assertThat(inside).as(queue).isNotNegative();
        if (event.contains(" puts into ") || event.contains(" takes from ")) {
          assertThat(event).as(queue).endsWith("(" + inside + ")");
        }
      }
      assertThat(events).filteredOn(event -> event.contains(" puts into ")).hasSize(400);
      assertThat(events).filteredOn(event -> event.contains(" takes from ")).hasSize(400);
    }
  }

  @Test
  void tellOfMethodReferencesSubclassesAndBuilders() throws InterruptedException {
    assertThat(
            eventsOf(
                """
                class Worker extends Thread {
                  Worker(String name) { super(name); }
                  @Override public void start() { super.start(); }
                  @Override public void run() { lock.lock(); lock.unlock(); }
                }
                List<Worker> workers = List.of(new Worker("w"));
                workers.forEach(Thread::start);
                for (var w : workers) w.join();
                workers.get(0).run();
                Runnable unlock = lock::unlock;
                lock.lock(); unlock.run();
                Thread v = Thread.ofVirtual().name("v").unstarted(() -> { });
                v.start(); v.join();
                Thread p = Thread.ofPlatform().name("p").daemon().uncaughtExceptionHandler((a, b) -> { })
                    .start(() -> { throw new IllegalStateException("bad\\nluck"); });
                p.join();
                Thread.startVirtualThread(() -> { }).join();
                """,
                "main",
                "w",
                "v",
                "p",
                "virtual-1"))
        .filteredOn(event -> !event.contains("goes on") && !event.contains("waits for join"))
        .containsExactly(
            "main starts w PLATFORM",
            "w begins",
            "w acquires ReentrantLock",
            "w releases ReentrantLock",
            "w ends",
            "main acquires ReentrantLock",
            "main releases ReentrantLock",
            "main acquires ReentrantLock",
            "main releases ReentrantLock",
            "main starts v VIRTUAL",
            "v begins",
            "v ends",
            "main starts p PLATFORM",
            "p begins",
            "p ends: IllegalStateException: bad",
            "main starts virtual-1 VIRTUAL",
            "virtual-1 begins",
            "virtual-1 ends");
  }

  @Test
  void tellOfTheStatesOfAPoolsWorkers() throws InterruptedException {
    assertThat(
            eventsOf(
                """
                ExecutorService pool = Executors.newFixedThreadPool(1, r -> new Thread(r, "pool"));
                pool.submit(() -> { lock.lock(); lock.unlock(); }).get();
                pool.shutdown();
                pool.awaitTermination(1, TimeUnit.DAYS);
                """,
                "pool"))
        .startsWith("pool is RUNNABLE", "pool begins")
        .containsSubsequence(
            "pool acquires ReentrantLock", "pool releases ReentrantLock", "pool is WAITING");
  }

  @Test
  void countWhatIsBeyondTheBudgetOnly() throws InterruptedException {
    Woven cell =
        Woven.cell(
            "public static void main() { Object o = new Object(); "
                + "for (int i = 0; i < 15_000; i++) synchronized (o) { } new Thread(() -> { }).start(); }");
    try (Run run = Run.of(cell, "main")) {
      assertThat(run.end().thrown()).isNull();
      List<Event> events = List.copyOf(run.events()); // the thread may still be at its own
      assertThat(events.stream().filter(e -> e instanceof SyncEvent)).hasSize(20_000);
      assertThat(events.stream().filter(e -> e instanceof ThreadEvent.Started)).hasSize(1);
      assertThat(run.dropped()).isEqualTo(10_000);
      assertThat(events.stream().map(e -> e.stamp().seq()).toList())
          .isEqualTo(
              IntStream.range(0, events.size())
                  .mapToObj(i -> events.getFirst().stamp().seq() + i)
                  .toList());
    }
  }

  private static List<String> eventsOf(String body, String... threads) throws InterruptedException {
    return eventsOf(body, "", threads);
  }

  /// The events of some threads, of all when none is named.
  private static List<String> eventsOf(String body, String members, String[] threads)
      throws InterruptedException {
    Woven cell =
        Woven.cell(
            COMMON
                + members
                + " static Thread main; public static void main() throws Exception {"
                + " main = Thread.currentThread(); "
                + body
                + "}");
    try (Run run = Run.of(cell, "main")) {
      assertThat(run.end().thrown()).isNull();
      return new Teller(run.main().threadId())
          .tell(run.events()).stream()
              .map(e -> e.replaceAll("virtual-\\d+", "virtual-1"))
              .filter(
                  e ->
                      threads.length == 0
                          || Stream.of(threads).anyMatch(t -> e.startsWith(t + " ")))
              .filter(e -> threads.length > 0 || !e.matches("main (waits for join|goes on).*"))
              .toList();
    }
  }

  /// Turns events into sentences.
  private static final class Teller {
    private final Map<Long, String> names = new HashMap<>(Map.of(1L, "main"));

    Teller(long main) {
      names.put(main, "main");
    }

    List<String> tell(List<Event> events) {
      List<String> sentences = new ArrayList<>();
      for (Event event : events) {
        String predicate = predicate(event);
        String subject = names.getOrDefault(subject(event), "?" + subject(event));
        sentences.add(subject + " " + predicate);
      }
      return sentences;
    }

    private static long subject(Event event) {
      return event instanceof ThreadEvent.Sampled sampled
          ? sampled.thread()
          : event.stamp().thread();
    }

    private String predicate(Event event) {
      return switch (event) {
        case ThreadEvent.Started e -> {
          names.put(e.child(), e.name());
          yield "starts " + e.name() + " " + e.kind();
        }
        case ThreadEvent.Sampled e -> {
          names.put(e.thread(), e.name());
          yield "is " + e.state();
        }
        case ThreadEvent.Began _ -> "begins";
        case ThreadEvent.Ended e -> e.failure().isEmpty() ? "ends" : "ends: " + e.failure();
        case ThreadEvent.Blocked e -> "waits for " + e.reason().label() + " " + label(e.on());
        case ThreadEvent.Resumed _ -> "goes on";
        case SyncEvent.Acquired e -> "acquires " + label(e.on());
        case SyncEvent.Released e -> "releases " + label(e.on());
        case SyncEvent.Put e -> "puts into " + label(e.on()) + " (" + e.size() + ")";
        case SyncEvent.Took e -> "takes from " + label(e.on()) + " (" + e.size() + ")";
        case SyncEvent.Signalled e -> "signals " + label(e.on());
        case ProcessEvent _, Printed _ -> "does something else";
      };
    }

    private static String label(Resource resource) {
      return resource.name().isEmpty() ? resource.kind() : resource.name();
    }
  }
}
