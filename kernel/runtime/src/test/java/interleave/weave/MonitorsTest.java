package interleave.weave;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.probe.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Monitors exclude, wait and notify as in plain Java, also together with code that is not woven.
@Timeout(300)
class MonitorsTest {
  @AfterEach
  void disconnect() {
    Recorder.disconnect();
  }

  private static void assertResult(String members, Object expected) throws Throwable {
    Woven cell = Woven.cell(members);
    assertThat(cell.<Object>call("main")).isEqualTo(expected);
    Recorder.connect((_, _) -> {});
    assertThat(Woven.cell(members).<Object>call("main")).isEqualTo(expected);
  }

  private static final String RUN =
      """
      static void run(int n, Callable<?> body) throws Exception {
        var all = new ArrayList<Thread>();
        for (int i = 0; i < n; i++) {
          Runnable r = () -> { try { body.call(); } catch (Exception e) { throw new RuntimeException(e); } };
          all.add(i % 2 == 0 ? new Thread(r) : Thread.ofVirtual().unstarted(r));
        }
        for (var t : all) t.start();
        for (var t : all) t.join();
      }
      """;

  @Test
  void exclude() throws Throwable {
    assertResult(
        RUN
            + """
            static int count;
            static synchronized void add() { count++; }
            public static Integer main() throws Exception {
              run(4, () -> { for (int i = 0; i < 20_000; i++) { add(); synchronized (Cell.class) { count++; } } return 0; });
              return count;
            }
            """,
        160_000);
  }

  @Test
  void passValuesByWaitAndNotify() throws Throwable {
    assertResult(
        RUN
            + """
            static final Deque<Integer> slots = new ArrayDeque<>();
            static final AtomicLong sum = new AtomicLong();
            static final AtomicInteger turn = new AtomicInteger();
            static void put(int v) throws Exception {
              synchronized (slots) { while (slots.size() == 2) slots.wait(); slots.add(v); slots.notifyAll(); }
            }
            static int take() throws Exception {
              synchronized (slots) { while (slots.isEmpty()) slots.wait(1000); int v = slots.remove(); slots.notifyAll(); return v; }
            }
            public static Long main() throws Exception {
              run(6, () -> {
                boolean producer = turn.getAndIncrement() % 2 == 0;
                for (int i = 1; i <= 2000; i++) { if (producer) put(i); else sum.addAndGet(take()); }
                return 0;
              });
              return sum.get();
            }
            """,
        3L * 2000 * 2001 / 2);
  }

  @Test
  void passATurnByNotifyAlone() throws Throwable {
    assertResult(
        RUN
            + """
            static int next; static final AtomicInteger ids = new AtomicInteger(); static int rounds;
            static synchronized void round(int me) throws Exception {
              while (next != me) Cell.class.wait();
              next = 1 - next; rounds++; Cell.class.notify();
            }
            public static Integer main() throws Exception {
              run(2, () -> { int me = ids.getAndIncrement(); for (int i = 0; i < 5000; i++) round(me); return 0; });
              return rounds;
            }
            """,
        10_000);
  }

  @Test
  void excludeTheJdksOwnSynchronizedMethods() throws Throwable {
    assertResult(
        RUN
            + """
            static final List<Integer> list = Collections.synchronizedList(new ArrayList<>());
            static final Vector<Integer> vector = new Vector<>();
            static int torn;
            public static Integer main() throws Exception {
              run(4, () -> {
                for (int i = 0; i < 1000; i++) {
                  list.add(i); vector.add(i);
                  if (i % 50 == 0) {
                    synchronized (list) { int n = list.size(); for (int x : list) n--; if (n != 0) torn++; }
                    synchronized (vector) { int n = vector.size(); for (int x : vector) n--; if (n != 0) torn++; }
                  }
                }
                return 0;
              });
              return torn * 100_000 + list.size() + vector.size();
            }
            """,
        8000);
  }

  @Test
  void hearOfTheEndOfAThreadWhoseMonitorTheyWaitFor() throws Throwable {
    assertResult(
        """
        public static String main() throws Exception {
          Thread t = new Thread(() -> { for (int i = 0; i < 100_000; i++) { } });
          t.start();
          synchronized (t) { while (t.isAlive()) t.wait(); }
          return "ended";
        }
        """,
        "ended");
  }

  @Test
  void areFreeAgainAfterAStackOverflow() throws Throwable {
    assertResult(
        """
        static synchronized int deep(int n) { return 1 + deep(n + 1); }
        static int deeper(int n) { synchronized (Cell.class) { return 1 + deeper(n + 1); } }
        public static String main() throws Exception {
          for (int i = 0; i < 5; i++) {
            try { deep(0); } catch (StackOverflowError e) { }
            try { deeper(0); } catch (StackOverflowError e) { }
          }
          Thread t = new Thread(() -> { synchronized (Cell.class) { } });
          t.start();
          t.join();
          return "free";
        }
        """,
        "free");
  }

  @Test
  void timeOutAndAreStillHeldAfterwards() throws Throwable {
    assertResult(
        """
        public static Boolean main() throws Exception {
          Object o = new Object();
          synchronized (o) { synchronized (o) { o.wait(1); o.wait(0, 1); return Thread.holdsLock(o); } }
        }
        """,
        true);
  }
}
