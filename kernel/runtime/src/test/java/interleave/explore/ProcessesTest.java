package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.memory.Summons;
import interleave.memory.Words;
import interleave.trace.Explored.Outcome;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessesTest {
  private static final Options OPTIONS = Options.standard().budget(Duration.ofMinutes(2));

  private static String explored(String members, String statements) {
    return Search.explore(SampleCells.program(members, statements), OPTIONS).toString();
  }

  private static List<String> outcomes(String members, String statements) {
    Exploration found = Search.outcomes(SampleCells.computation(members, statements), OPTIONS);
    assertThat(found.isComplete()).as(found.toString()).isTrue();
    return found.outcomes().stream().map(Outcome::value).toList();
  }

  @Test
  void aProcessThatNobodyDisturbsHasOneInterleaving() {
    assertThat(explored("", "Proc p = Proc.start(() -> {}); p.join();"))
        .isEqualTo("Verified: all 1 distinct interleavings, sequentially consistent");
  }

  @Test
  void twoSellersOfOneTicketSellItTwice() {
    assertThat(
            explored(
                "",
                """
                SharedInt tickets = new SharedInt(1);
                Proc a = Proc.start("a", () -> { if (tickets.get() > 0) tickets.set(tickets.get() - 1); });
                Proc b = Proc.start("b", () -> { if (tickets.get() > 0) tickets.set(tickets.get() - 1); });
                a.join();
                b.join();
                assert tickets.get() >= 0 : "tickets " + tickets.get();
                """))
        .contains("Violated")
        .contains("tickets -1");
  }

  @Test
  void eachProcessHasItsOwnVariables() {
    assertThat(
            outcomes(
                "static int count = 5; static List<Integer> list = new ArrayList<>();",
                """
                SharedQueue<String> seen = new SharedQueue<>();
                list.add(1);
                Proc p = Proc.start("p", () -> { count++; list.add(2); seen.put(count + " " + list); });
                p.join();
                return count + " " + list + " / " + seen.get();
                """))
        .containsExactly("5 [1] / 6 [1, 2]");
  }

  @Test
  void aProcessHasWhatItCapturedAsACopy() {
    assertThat(
            outcomes(
                "",
                """
                int[] box = {1};
                SharedInt seen = new SharedInt(0);
                Proc p = Proc.start("p", () -> { box[0]++; seen.set(box[0]); });
                p.join();
                return box[0] + " " + seen.get();
                """))
        .containsExactly("1 2");
  }

  @Test
  void atomicChangesOfASharedNumberLoseNothing() {
    assertThat(
            outcomes(
                "",
                """
                SharedInt n = new SharedInt(0);
                Proc a = Proc.start("a", () -> { n.getAndAdd(1); n.getAndAdd(1); });
                Proc b = Proc.start("b", () -> { n.getAndAdd(1); n.getAndAdd(1); });
                a.join();
                b.join();
                return n.get();
                """))
        .containsExactly("4");
  }

  @Test
  void twoSharedLocksTakenInOppositeOrderDeadlock() {
    assertThat(
            explored(
                "",
                """
                SharedLock one = new SharedLock("one"), two = new SharedLock("two");
                Proc a = Proc.start("a", () -> { try (Held h = one.acquire(); Held i = two.acquire()) {} });
                Proc b = Proc.start("b", () -> { try (Held h = two.acquire(); Held i = one.acquire()) {} });
                a.join();
                b.join();
                """))
        .startsWith("Deadlocked")
        .contains("a waits for two, held by b")
        .contains("b waits for one, held by a");
  }

  @Test
  void aLockOfAValueGuardsIt() {
    assertThat(
            outcomes(
                "",
                """
                SharedInt n = new SharedInt(0);
                Proc.Body add = () -> { try (Held h = n.lock().acquire()) { n.set(n.get() + 1); } };
                Proc a = Proc.start("a", add), b = Proc.start("b", add);
                a.join();
                b.join();
                return n.get();
                """))
        .containsExactly("2");
  }

  @Test
  void aSharedLockMayBeReleasedByAnybody() {
    assertThat(
            outcomes(
                "",
                """
                SharedLock lock = new SharedLock();
                SharedInt order = new SharedInt(0);
                lock.acquire();
                Proc a = Proc.start("a", () -> { order.set(1); lock.release(); });
                lock.acquire();
                a.join();
                return order.get();
                """))
        .containsExactly("1");
  }

  @Test
  void releasingAFreeLockIsFound() {
    assertThat(
            explored(
                "",
                """
                SharedLock lock = new SharedLock("lock");
                Proc a = Proc.start("a", () -> { try (Held h = lock.acquire()) {} });
                lock.release();
                a.join();
                """))
        .contains("Violated")
        .contains("lock is not locked");
  }

  @Test
  void aSharedLockIsNotReentrant() {
    assertThat(explored("", "var l = new SharedLock(\"l\"); l.acquire(); l.acquire();"))
        .startsWith("Deadlocked");
  }

  @Test
  void aDeadHolderLeavesItsLockLocked() {
    assertThat(
            explored(
                "",
                """
                SharedLock lock = new SharedLock("lock");
                Proc a = Proc.start("a", () -> { lock.acquire(); });
                a.join();
                lock.acquire();
                """))
        .startsWith("Deadlocked")
        .contains("lock")
        .contains("a");
  }

  @Test
  void aRobustLockIsHandedOnByADeadHolder() {
    assertThat(
            outcomes(
                "",
                """
                RobustLock lock = new RobustLock("lock");
                Proc a = Proc.start("a", () -> { lock.acquire(); });
                try (Held h = lock.acquire()) {
                  a.join();
                  return "mine first";
                } catch (OwnerDiedException e) {
                  e.lock().recover().close();
                  return "recovered";
                }
                """))
        .containsExactlyInAnyOrder("recovered", "deadlock");
  }

  @Test
  void itemsPassThroughASharedQueueInOrder() {
    assertThat(
            outcomes(
                "",
                """
                SharedQueue<Integer> queue = new SharedQueue<>(1);
                Proc p = Proc.start("p", () -> { for (int i = 0; i < 3; i++) queue.put(i); });
                int a = queue.get(), b = queue.get(), c = queue.get();
                p.join();
                return "" + a + b + c;
                """))
        .containsExactly("012");
  }

  @Test
  void anItemIsCopiedWhenItIsPut() {
    assertThat(
            outcomes(
                "",
                """
                SharedQueue<List<Integer>> queue = new SharedQueue<>();
                List<Integer> list = new ArrayList<>(List.of(1));
                queue.put(list);
                list.add(2);
                return queue.get();
                """))
        .containsExactly("[1]");
  }

  @Test
  void aJoinableQueueWaitsForWhatIsNotDone() {
    assertThat(
            outcomes(
                "",
                """
                JoinableQueue<Integer> queue = new JoinableQueue<>();
                SharedInt done = new SharedInt(0);
                Proc p = Proc.start("p", () -> { queue.get(); done.set(1); queue.taskDone(); });
                queue.put(7);
                queue.join();
                return done.get();
                """))
        .containsExactly("1");
  }

  @Test
  void bothEndsOfAPipeThatReceiveFirstDeadlock() {
    assertThat(
            explored(
                "",
                """
                Pipe<String> pipe = new Pipe<>();
                Connection<String> here = pipe.first(), there = pipe.second();
                Proc p = Proc.start("p", () -> { there.recv(); there.send("b"); });
                here.recv();
                here.send("a");
                p.join();
                """))
        .startsWith("Deadlocked");
  }

  @Test
  void aPipeEndsWhenItsOtherEndIsClosedEverywhere() {
    assertThat(
            outcomes(
                "",
                """
                Pipe<String> pipe = new Pipe<>();
                Connection<String> here = pipe.first(), there = pipe.second();
                Proc p = Proc.start("p", () -> { there.send("x"); });
                there.close();
                String got = here.recv();
                try {
                  here.recv();
                  return "more";
                } catch (java.io.EOFException e) {
                  return got + " end";
                }
                """))
        .containsExactly("x end");
  }

  @Test
  void aBarrierLetsAllMeet() {
    assertThat(
            outcomes(
                "",
                """
                SharedBarrier barrier = new SharedBarrier(2);
                SharedInt a = new SharedInt(0), b = new SharedInt(0), sum = new SharedInt(0);
                Proc p = Proc.start("p", () -> { a.set(1); barrier.await(); sum.getAndAdd(b.get()); });
                Proc q = Proc.start("q", () -> { b.set(1); barrier.await(); sum.getAndAdd(a.get()); });
                p.join();
                q.join();
                return sum.get();
                """))
        .containsExactly("2");
  }

  @Test
  void aBarrierForTooManyDeadlocks() {
    assertThat(
            explored(
                "",
                """
                SharedBarrier barrier = new SharedBarrier(3);
                Proc p = Proc.start("p", () -> { barrier.await(); });
                barrier.await();
                p.join();
                """))
        .startsWith("Deadlocked");
  }

  @Test
  void aSemaphoreLetsOnlySoManyIn() {
    assertThat(
            outcomes(
                "",
                """
                SharedSemaphore permits = new SharedSemaphore(1);
                SharedInt inside = new SharedInt(0), most = new SharedInt(0);
                Proc.Body body = () -> {
                  try (Held h = permits.acquire()) {
                    if (inside.getAndAdd(1) > 0) most.set(2);
                    inside.getAndAdd(-1);
                  }
                };
                Proc a = Proc.start("a", body), b = Proc.start("b", body);
                a.join();
                b.join();
                return most.get();
                """))
        .containsExactly("0");
  }

  @Test
  void anEventWakesWhoWaits() {
    assertThat(
            outcomes(
                "",
                """
                SharedEvent ready = new SharedEvent();
                SharedInt data = new SharedInt(0);
                Proc p = Proc.start("p", () -> { data.set(42); ready.set(); });
                ready.await();
                int seen = data.get();
                p.join();
                return seen;
                """))
        .containsExactly("42");
  }

  @Test
  void aConditionSignalledTooEarlyDeadlocks() {
    assertThat(
            explored(
                "",
                """
                SharedCondition changed = new SharedCondition();
                Proc p = Proc.start("p", () -> { try (Held h = changed.acquire()) { changed.signal(); } });
                try (Held h = changed.acquire()) { changed.await(); }
                p.join();
                """))
        .startsWith("Deadlocked");
  }

  @Test
  void anExceptionEndsAProcessWithCodeOne() {
    assertThat(
            outcomes(
                "",
                """
                Proc p = Proc.start("p", () -> { throw new IllegalStateException("oh"); });
                p.join();
                return p.exitCode().getAsInt();
                """))
        .containsExactly("1");
  }

  @Test
  void anExceptionThatNobodyAsksAboutIsFound() {
    assertThat(
            explored(
                "",
                """
                Proc p = Proc.start("p", () -> { throw new IllegalStateException("oh"); });
                p.join();
                """))
        .startsWith("Violated: IllegalStateException: oh in p");
  }

  @Test
  void aProcessEndsWithTheCodeThatItChooses() {
    assertThat(
            outcomes(
                "",
                """
                Proc p = Proc.start("p", () -> { Proc.exit(3); });
                p.join();
                return p.status();
                """))
        .containsExactly("Exited[code=3]");
  }

  @Test
  void aKilledProcessStopsAnywhere() {
    assertThat(
            outcomes(
                "",
                """
                SharedInt a = new SharedInt(0), b = new SharedInt(0);
                Proc p = Proc.start("p", () -> { a.set(1); b.set(1); });
                p.terminate();
                p.join();
                return a.get() + " " + b.get() + " " + p.exitCode().getAsInt();
                """))
        .containsExactlyInAnyOrder("0 0 -15", "1 0 -15", "1 1 -15", "1 1 0");
  }

  @Test
  void pidsAreTheSameInEveryRun() {
    assertThat(
            outcomes(
                "",
                """
                SharedQueue<Long> pids = new SharedQueue<>();
                Proc p = Proc.start("p", () -> { pids.put(Proc.current().pid()); pids.put(Proc.parent().pid()); });
                p.join();
                return Proc.current().pid() + " " + p.pid() + " " + pids.get() + " " + pids.get();
                """))
        .containsExactly("1000 1001 1001 1000");
  }

  @Test
  void processesHaveChildrenOfTheirOwn() {
    assertThat(
            outcomes(
                "static int depth = 0;",
                """
                SharedQueue<String> seen = new SharedQueue<>();
                Proc p = Proc.start("p", () -> {
                  depth++;
                  Proc q = Proc.start("q", () -> { depth++; seen.put("q" + depth); });
                  q.join();
                  seen.put("p" + depth + Proc.counts().started());
                });
                p.join();
                return depth + seen.get() + seen.get();
                """))
        .containsExactly("0q2p11");
  }

  @Test
  void threadsOfAProcessShareItsVariables() {
    assertThat(
            outcomes(
                "static int count = 0;",
                """
                SharedInt seen = new SharedInt(0);
                Proc p = Proc.start("p", () -> {
                  Thread t = new Thread(() -> count++);
                  t.start();
                  count++;
                  t.join();
                  seen.set(count);
                });
                p.join();
                return count + " " + seen.get();
                """))
        .containsExactlyInAnyOrder("0 1", "0 2");
  }

  @Test
  void sharedObjectsWorkBetweenThreads() {
    assertThat(
            outcomes(
                "",
                """
                SharedInt n = new SharedInt(0);
                Thread a = new Thread(() -> n.set(n.get() + 1)), b = new Thread(() -> n.set(n.get() + 1));
                a.start();
                b.start();
                a.join();
                b.join();
                return n.get();
                """))
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void rowLocksKeepTransfersApart() {
    assertThat(
            outcomes(
                "",
                """
                RowLocks rows = new RowLocks(2);
                SharedArray money = SharedArray.of(10, 10);
                Proc a = Proc.start("a", () -> {
                  try (Held h = rows.row(0); Held i = rows.row(1)) { money.set(0, money.get(0) - 1); money.set(1, money.get(1) + 1); }
                });
                try (Held h = rows.table()) { long sum = money.get(0) + money.get(1); a.isAlive(); if (sum != 20) return "bad"; }
                a.join();
                return "" + money.get(0) + money.get(1);
                """))
        .containsExactly("911");
  }

  @Test
  void whatCannotTravelIsRefusedAsForARealProcess() {
    assertThat(
            explored(
                "",
                """
                Object t = new java.util.concurrent.locks.ReentrantLock();
                Proc p = Proc.start("p", () -> { System.out.println(t); });
                p.join();
                """))
        .contains("NotTransferableException")
        .contains("ReentrantLock")
        .contains("use SharedLock");
  }

  @Test
  void aVariableThatCannotTravelIsRefusedWhereAProcessUsesIt() {
    assertThat(
            explored(
                "static Lock lock = new ReentrantLock();",
                """
                lock.lock();
                lock.unlock();
                Proc p = Proc.start("p", () -> { lock.lock(); lock.unlock(); });
                p.join();
                """))
        .startsWith("Refused")
        .contains("`lock`")
        .contains("use SharedLock");
  }

  @Test
  void aDaemonDoesNotKeepARunGoing() {
    assertThat(
            explored(
                "",
                """
                SharedQueue<Integer> queue = new SharedQueue<>();
                Proc p = new Proc("p", () -> { while (true) queue.get(); });
                p.daemon(true).start();
                queue.put(1);
                """))
        .startsWith("Verified");
  }

  @Test
  void aSubclassOfProcRuns() {
    assertThat(
            outcomes(
                """
                static SharedInt seen;
                static class Worker extends Proc {
                  final int n;
                  final SharedInt out;
                  Worker(int n, SharedInt out) { this.n = n; this.out = out; }
                  public void run() { out.getAndAdd(n); }
                }
                """,
                """
                SharedInt sum = new SharedInt(0);
                Worker a = new Worker(1, sum), b = new Worker(2, sum);
                a.start();
                b.start();
                a.join();
                b.join();
                return sum.get();
                """))
        .containsExactly("3");
  }

  @Test
  void theEndOfAProcessCompletesAFuture() {
    assertThat(
            outcomes(
                "",
                """
                Proc p = Proc.start("p", () -> {});
                return p.onExit().get();
                """))
        .containsExactly("Exited[code=0]");
  }

  /// Programs whose every schedule is run by brute force too.
  static List<String> small() {
    return List.of(
        """
        SharedInt n = new SharedInt(0);
        Proc a = Proc.start("a", () -> n.set(n.get() + 1));
        n.set(n.get() + 2);
        a.join();
        return n.get();
        """,
        """
        SharedLock one = new SharedLock("one"), two = new SharedLock("two");
        Proc a = Proc.start("a", () -> { try (Held h = one.acquire(); Held i = two.acquire()) {} });
        try (Held h = two.acquire(); Held i = one.acquire()) {}
        a.join();
        return "done";
        """,
        """
        SharedLock lock = new SharedLock("lock");
        Proc a = Proc.start("a", () -> { try (Held h = lock.acquire()) {} });
        try {
          lock.release();
          return "freed";
        } catch (IllegalStateException e) {
          return lock.tryAcquire().isPresent();
        }
        """,
        """
        SharedQueue<Integer> queue = new SharedQueue<>(1);
        queue.put(1);
        Proc a = Proc.start("a", () -> { int n = queue.get(); queue.put(n + 1); });
        int n = queue.get();
        return n;
        """,
        """
        SharedInt n = new SharedInt(0);
        Proc a = Proc.start("a", () -> { n.set(1); n.set(2); });
        a.kill();
        a.join();
        return n.get() + " " + a.exitCode();
        """,
        """
        RobustLock lock = new RobustLock("lock");
        Proc a = Proc.start("a", () -> { lock.acquire(); });
        try {
          return lock.tryAcquire().isPresent();
        } catch (OwnerDiedException e) {
          return "died";
        }
        """,
        """
        SharedSemaphore s = new SharedSemaphore(1);
        Proc a = Proc.start("a", () -> { try (Held h = s.acquire()) {} s.release(); });
        boolean got = s.tryAcquire().isPresent();
        a.join();
        return got + " " + s.tryAcquire().isPresent();
        """);
  }

  @ParameterizedTest
  @MethodSource("small")
  void theSearchComesToWhatBruteForceComesTo(String statements) {
    Program program = SampleCells.computation("", statements);
    assertThat(values(Search.outcomes(program, OPTIONS)))
        .isEqualTo(values(Search.outcomes(program, OPTIONS.preemptions(100))));
  }

  private static Set<String> values(Exploration found) {
    return found.outcomes().stream().map(Outcome::value).collect(Collectors.toSet());
  }

  @Test
  void theMemoryOfARunHasAllThatTheNotebooksHas() {
    assertThat(methods(SimulatedWords.class)).containsAll(methods(Words.class));
    assertThat(methods(SimulatedSummons.class)).containsAll(methods(Summons.class));
  }

  private static Set<String> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .filter(name -> !name.equals("map"))
        .collect(Collectors.toSet());
  }
}
