package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import interleave.trace.MimeBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Programs of the course's documents about threads, coroutines and scheduling, as cells;
/// `kernel/docs/seeds.md` says which row each is of.
class SeedThreadsTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static String value(String code) {
    return lab.ok(code).result();
  }

  @Test
  void twoWaysToMakeAThreadAndTheTrapOfRun() {
    assertThat(
            value(
                """
                List<String> ran = Collections.synchronizedList(new ArrayList<>());
                class MyThread extends Thread {
                  public void run() { ran.add(Thread.currentThread() == this ? "own" : "caller's"); }
                }
                Thread target = new Thread(() -> ran.add("target"), "worker");
                target.start(); target.join();
                MyThread own = new MyThread(); own.start(); own.join();
                new MyThread().run();
                ran
                """))
        .isEqualTo("[target, own, caller's]");
  }

  @Test
  void threadsShareTheDataOfTheirProcess() {
    assertThat(
            value(
                """
                int shared = 1;
                Thread t = Thread.ofPlatform().start(() -> shared += 41);
                t.join();
                shared
                """))
        .isEqualTo("42");
  }

  @Test
  void twoThreadsAddUpTo109UnderALock() {
    assertThat(
            value(
                """
                int num = 100;
                ReentrantLock lock = new ReentrantLock();
                void add(int n) {
                  for (int i = 0; i < 3; i++) { lock.lock(); try { num += n; } finally { lock.unlock(); } }
                }
                Thread one = Thread.ofPlatform().start(() -> add(1));
                Thread two = Thread.ofPlatform().start(() -> add(2));
                one.join(); two.join();
                num
                """))
        .isEqualTo("109");
  }

  /// A lock around every single operation, as the GIL is, does not make two operations one.
  @Test
  void aGlobalLockPerOperationLosesAnUpdateAllTheSame() {
    assertThat(
            value(
                """
                ReentrantLock gil = new ReentrantLock();
                int counter = 0;
                int load() { gil.lock(); try { return counter; } finally { gil.unlock(); } }
                void store(int n) { gil.lock(); try { counter = n; } finally { gil.unlock(); } }
                CyclicBarrier loaded = new CyclicBarrier(2);
                Thread increment() {
                  return Thread.ofPlatform().start(() -> {
                    try { int seen = load(); loaded.await(); store(seen + 1); } catch (Exception e) { }
                  });
                }
                Thread a = increment(), b = increment();
                a.join(); b.join();
                counter
                """))
        .isEqualTo("1");
  }

  @Test
  void aThreadHasANameAStateAndADaemonFlag() {
    assertThat(
            value(
                """
                CountDownLatch go = new CountDownLatch(1);
                Thread t = Thread.ofPlatform().name("worker").daemon().unstarted(() -> {
                  try { go.await(); } catch (InterruptedException e) { }
                });
                String seen = t.getName() + " " + t.isDaemon() + " " + t.getState();
                t.start();
                seen += " " + t.isAlive();
                t.interrupt();
                t.join();
                seen + " " + t.getState()
                """))
        .isEqualTo("\"worker true NEW true TERMINATED\"");
  }

  @Test
  void anExceptionInAThreadDoesNotReachWhoJoinsIt() {
    Transcript cell =
        lab.ok(
            """
            Thread t = Thread.ofPlatform().start(() -> { throw new IllegalStateException("in the thread"); });
            t.join();
            System.out.println("joined");
            """);
    assertThat(cell.out()).contains("joined");
    assertThat(cell.err()).contains("in the thread");
  }

  @Test
  void aReentrantLockMayBeReleasedByItsOwnerAlone() {
    assertThat(
            value(
                """
                ReentrantLock lock = new ReentrantLock();
                lock.lock(); lock.lock();
                String seen = "" + lock.getHoldCount();
                String[] other = new String[1];
                Thread t = Thread.ofPlatform().start(() -> {
                  try { lock.unlock(); } catch (IllegalMonitorStateException e) { other[0] = " refused"; }
                });
                t.join();
                seen + other[0]
                """))
        .isEqualTo("\"2 refused\"");
  }

  @Test
  void fiftyTicketsAreSoldByTenThreadsThatEndByThemselves() {
    Transcript cell =
        lab.ok(
            """
            int tickets = 50;
            ReentrantLock lock = new ReentrantLock();
            List<Thread> sellers = new ArrayList<>();
            for (int s = 0; s < 10; s++)
              sellers.add(Thread.ofPlatform().name("窗口" + s).start(() -> {
                while (true) {
                  lock.lock();
                  try {
                    if (tickets == 0) break;
                    tickets--;
                    System.out.println(Thread.currentThread().getName() + " 剩 " + tickets);
                  } finally { lock.unlock(); }
                }
              }));
            for (Thread t : sellers) t.join();
            tickets + " " + lock.isLocked()
            """);
    assertThat(cell.result()).isEqualTo("\"0 false\"");
    assertThat(cell.out().lines()).hasSize(50);
    assertThat(cell.out().strip()).endsWith("剩 0");
  }

  @Test
  void tenThousandVirtualThreadsAreMadeAndJoined() {
    assertThat(
            value(
                """
                LongAdder ran = new LongAdder();
                List<Thread> all = new ArrayList<>();
                for (int i = 0; i < 10_000; i++) all.add(Thread.ofVirtual().unstarted(ran::increment));
                all.forEach(Thread::start);
                for (Thread t : all) t.join();
                ran.sum()
                """))
        .isEqualTo("10000");
  }

  @Test
  void aTimerRunsLaterAndAFutureGivesItsResult() {
    assertThat(
            value(
                """
                try (var timer = Executors.newSingleThreadScheduledExecutor()) {
                  var later = timer.schedule(() -> "later", 10, TimeUnit.MILLISECONDS);
                  var async = CompletableFuture.supplyAsync(() -> 20, timer).thenApply(n -> n + 1);
                  System.out.println(later.get() + " " + async.get());
                }
                ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 1);
                local.set(2);
                int[] other = new int[1];
                Thread t = Thread.ofPlatform().start(() -> other[0] = local.get());
                t.join();
                local.get() + " " + other[0]
                """))
        .isEqualTo("\"2 1\"");
  }

  @Test
  void coroutinesOfACellTakeTurnsInOneThread() {
    Transcript cell =
        lab.ok(
            """
            Coroutine<String> talker(String name) {
              return new Coroutine<>(() -> {
                for (int i = 1; i <= 2; i++) { System.out.println(name + i); Coroutine.yield(name); }
              });
            }
            Deque<Coroutine<String>> ready = new ArrayDeque<>(List.of(talker("甲"), talker("乙")));
            while (!ready.isEmpty()) {
              var next = ready.removeFirst();
              if (next.resume()) ready.addLast(next);
            }
            """);
    assertThat(cell.out()).isEqualTo("甲1\n乙1\n甲2\n乙2\n");
    assertThat(cell.displays()).as("no thread was started").isEmpty();
  }

  @Test
  void anEventLoopOfACellSleepsForAnHourAtOnce() {
    assertThat(
            value(
                """
                EventLoop.run(() -> {
                  var tea = EventLoop.start("tea", () -> { EventLoop.sleep(Duration.ofMinutes(3)); return "tea"; });
                  var egg = EventLoop.start("egg", () -> { EventLoop.sleep(Duration.ofMinutes(5)); return "egg"; });
                  return tea.await() + egg.await() + " after " + EventLoop.now();
                })
                """))
        .isEqualTo("\"teaegg after PT5M\"");
  }

  @Test
  void aScheduleShowsAsAGanttChart() {
    Transcript cell = lab.ok("Scheduling.rr(4).run(new Job(\"编译\", 0, 24), new Job(\"P2\", 0, 3))");
    assertThat(cell.result()).startsWith("RR, quantum 4\n\nP2    RRR");
    assertThat(cell.bundle().data().getOrDefault(MimeBundle.HTML, ""))
        .contains("<img src=\"data:image/svg+xml;base64,")
        .contains("编译");
    Transcript shown = lab.ok("display(Scheduling.fcfs().run(new Job(\"A\", 0, 2)))");
    assertThat(shown.displays().getFirst().data()).containsKey(MimeBundle.HTML);
  }
}
