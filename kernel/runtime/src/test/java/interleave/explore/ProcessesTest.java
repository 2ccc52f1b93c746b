package interleave.explore;

import static interleave.explore.Blocks.explored;
import static interleave.explore.Blocks.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Lives of processes in explored code, their variables, and what cannot travel to them.
class ProcessesTest {
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
}
