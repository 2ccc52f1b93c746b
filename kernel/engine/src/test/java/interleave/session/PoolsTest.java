package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pools of processes, and a manager's process.
@Timeout(300)
class PoolsTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
    assertThat(lab.run("ProcPool pool = new ProcPool(2);").failed()).isFalse();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static String out(String code) {
    Transcript cell = lab.run(code);
    assertThat(cell.failed()).as(() -> cell.traceback()).isFalse();
    return cell.out();
  }

  @Test
  void mapGivesTheResultsInOrderWithTheVariablesThatTheFunctionUses() {
    assertThat(
            out(
                """
                int factor = 10;
                int times(int n) { return n * factor; }
                System.out.println(pool.map(n -> times(n), List.of(1, 2, 3)));
                factor = 100;
                System.out.println(pool.map(n -> times(n), List.of(1, 2, 3)));
                System.out.println(pool.map(n -> n, List.of()));
                System.out.println(pool.starmap((Integer a, Integer b) -> a * b,
                    List.of(Map.entry(2, 3), Map.entry(4, 5))));
                System.out.println(pool.imap(n -> n + 1, List.of(1, 2, 3)).toList());
                System.out.println(pool.imapUnordered(n -> n + 1, List.of(1, 2, 3)).sorted().toList());
                """))
        .isEqualTo("[10, 20, 30]\n[100, 200, 300]\n[]\n[6, 20]\n[2, 3, 4]\n[2, 3, 4]\n");
  }

  @Test
  void tasksRunInOtherProcessesAndCallbacksInThisOne() {
    assertThat(
            out(
                """
                long me = Proc.current().pid();
                var called = new CountDownLatch(2);
                var pids = Collections.synchronizedSet(new HashSet<Long>());
                long worker = pool.submit(() -> Proc.current().pid(), pid -> {
                  pids.add(ProcessHandle.current().pid());
                  called.countDown();
                }, e -> {}).get();
                pool.submit(() -> Integer.parseInt("x"), n -> {}, e -> {
                  System.out.println(e.getClass().getSimpleName());
                  called.countDown();
                });
                called.await();
                System.out.println((worker != me) + " " + pids.equals(Set.of(me)));
                """))
        .isEqualTo("NumberFormatException\ntrue true\n");
  }

  @Test
  void whatATaskThrowsComesOutWhereItsResultWould() {
    assertThat(lab.run("pool.map(n -> 1 / n, List.of(1, 0));").error().name())
        .isEqualTo("ArithmeticException");
    assertThat(
            out(
                """
                class Odd extends Exception { Odd(String m) { super(m); } }
                try {
                  pool.submit(() -> { if (true) throw new Odd("odd"); return 1; }).get();
                } catch (ExecutionException e) {
                  System.out.println(e.getCause().getClass().getSimpleName() + " " + e.getCause().getMessage());
                }
                """))
        .isEqualTo("Odd odd\n");
  }

  @Test
  void aWorkerThatDiesIsReplacedAndOnlyItsTaskFails() {
    assertThat(
            out(
                """
                var victim = new SharedLong(0);
                var running = new SharedEvent();
                var doomed = pool.submit(() -> {
                  victim.set(Proc.current().pid());
                  running.set();
                  new CountDownLatch(1).await();
                  return 1;
                });
                running.await();
                var others = List.of(pool.submit(() -> 1), pool.submit(() -> 2), pool.submit(() -> 3));
                ProcessHandle.of(victim.get()).get().destroyForcibly();
                try {
                  doomed.get();
                } catch (ExecutionException e) {
                  var died = (WorkerDiedException) e.getCause();
                  System.out.println((died.pid() == victim.get()) + " "
                      + died.getMessage().contains("was killed by signal 9 while it ran the task"));
                }
                int sum = 0;
                for (var other : others) sum += other.get();
                System.out.println(sum + " " + pool.map(n -> n, List.of(1, 2, 3)) + " " + pool.workers().size());
                """))
        .isEqualTo("true true\n6 [1, 2, 3] 2\n");
  }

  @Test
  void aTaskThatCannotTravelIsRefusedWhereItIsGiven() {
    assertThat(lab.run("var t = new Thread(); pool.submit(() -> t.getName());").traceback())
        .contains("NotTransferableException")
        .contains("`t`");
  }

  @Test
  void aPoolIsClosedBeforeItIsJoinedAndTakesNothingAfterwards() {
    assertThat(
            out(
                """
                var small = new ProcPool(1);
                try {
                  small.join();
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                var last = small.submit(() -> 5);
                small.close();
                try {
                  small.submit(() -> 1);
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                small.join();
                System.out.println(last.get() + " " + small.workers());
                var ended = new ProcPool(1);
                var never = ended.submit(() -> { new CountDownLatch(1).await(); return 1; });
                ended.terminate();
                ended.join();
                System.out.println(never.isCompletedExceptionally() || never.handle((r, e) -> e != null).join());
                """))
        .contains("is open: close() or terminate() it before you join() it")
        .contains("is closed: it takes no more tasks")
        .endsWith("5 []\ntrue\n");
  }

  @Test
  void anInterruptEndsAMapAndTheWorkersThatRunIt() throws Exception {
    Transcript cell =
        lab.start(
            """
            System.out.println("maps");
            pool.map(n -> { while (true); }, List.of(1, 2, 3));
            """);
    cell.awaitOut(text -> text.contains("maps"));
    lab.session().interrupt();
    assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
    assertThat(out("System.out.println(pool.map(n -> n, List.of(1, 2)));")).isEqualTo("[1, 2]\n");
  }

  @Test
  void aManagerKeepsMapsAndListsForAllProcesses() {
    assertThat(
            out(
                """
                Manager manager = new Manager();
                Map<String, Object> stock = manager.map();
                List<Object> log = manager.list();
                var names = manager.namespace();
                stock.put("apples", 3);
                stock.put("list", new ArrayList<>(List.of(1)));
                Proc.start(() -> {
                  stock.put("apples", (int) stock.get("apples") - 1);
                  ((List<Object>) stock.get("list")).add(2); // a copy
                  log.add("sold");
                  names.set("seller", "p");
                }).join();
                System.out.println(stock + " " + log + " " + names.get("seller"));
                System.out.println(stock.putIfAbsent("apples", 9) + " " + stock.replace("apples", 2, 7)
                    + " " + stock.get("none") + " " + stock.containsKey("apples") + " " + stock.size());
                try {
                  log.get(5);
                } catch (IndexOutOfBoundsException e) {
                  System.out.println(e.getMessage());
                }
                """))
        .isEqualTo(
            """
            {apples=2, list=[1]} [sold] p
            2 true null true 2
            Index 5 out of bounds for length 1
            """);
  }

  @Test
  void callsOfAManagerThatWasKilledSayWhoDied() {
    assertThat(
            out(
                """
                Manager mortal = new Manager();
                Map<String, Integer> gone = mortal.map();
                gone.put("a", 1);
                mortal.process().kill();
                mortal.process().join();
                try {
                  gone.get("a");
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage().equals("the manager, PID " + mortal.process().pid()
                      + ", has ended, and with it what it kept"));
                }
                """))
        .isEqualTo("true\n");
  }
}
