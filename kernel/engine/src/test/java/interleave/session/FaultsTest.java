package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever happens to a notebook's processes, the notebook goes on and nothing is left behind.
@Timeout(300)
class FaultsTest {

  private static void awaitEnd(long pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void anExitCodeThatLooksLikeASignalIsNone() {
    try (Lab lab = Lab.open()) {
      Transcript cell =
          lab.run(
              """
              Proc exits = Proc.start(() -> System.exit(143));
              Proc killed = Proc.start(() -> new CountDownLatch(1).await());
              Proc halts = Proc.start(() -> Runtime.getRuntime().halt(137));
              exits.join();
              halts.join();
              killed.terminate();
              killed.join();
              System.out.println(exits.status() + " " + halts.status() + " " + killed.status());
              """);
      assertThat(cell.out()).isEqualTo("Exited[code=143] Exited[code=137] Killed[signal=15]\n");
    }
  }

  @Test
  void aChildThatFloodsOrClosesItsOutputIsJoined() {
    try (Lab lab = Lab.open()) {
      Transcript cell =
          lab.run(
              """
              Proc floods = Proc.start(() -> { for (int i = 0; i < 100_000; i++) System.out.println(i); });
              Proc closes = Proc.start(() -> { System.out.close(); System.out.println("lost"); });
              floods.join(); closes.join();
              System.out.println(floods.exitCode().getAsInt() + closes.exitCode().getAsInt());
              """);
      assertThat(cell.out().lines()).hasSize(100_001).last().isEqualTo("0");
      assertThat(lab.run("1 + 1").result()).isEqualTo("2");
    }
  }

  /// A parent that is killed, its child, and a program that each of the two started.
  private static final String ORPHANS =
      """
      Proc parent = Proc.start(() -> {
        long program = new ProcessBuilder("sleep", "1000").start().pid();
        Proc.start(() -> {
          Process other = new ProcessBuilder("sleep", "1000").start();
          System.out.println(Proc.parent().pid() + " " + Proc.current().pid() + " "
              + program + " " + other.pid() + " started");
          new CountDownLatch(1).await();
        });
      });
      parent.join();
      System.out.println("orphaned");
      new CountDownLatch(1).await();
      """;

  private static long[] orphan(Transcript cell) throws Exception {
    cell.awaitOut(text -> text.contains("started"));
    String first = cell.out().lines().findFirst().orElseThrow();
    long[] pids = Stream.of(first.split(" ")).limit(4).mapToLong(Long::parseLong).toArray();
    ProcessHandle.of(pids[0]).orElseThrow().destroyForcibly();
    cell.awaitOut(text -> text.contains("orphaned"));
    return pids;
  }

  /// It is killed while it stands still, so that the kernel has asked it to begin the next cell.
  @Test
  void aProcessThatIsKilledBeforeItBeginsACellDoesNotCostThatCell() throws Exception {
    try (Lab lab = Lab.open()) {
      String pid = lab.ok("ProcessHandle.current().pid()").result();
      assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor()).isZero();
      Transcript next = lab.start("ProcessHandle.current().pid()");
      assertThat(new ProcessBuilder("kill", "-KILL", pid).start().waitFor()).isZero();
      assertThat(next.await()).isInstanceOf(CellReply.Ok.class);
      assertThat(next.result()).isNotEqualTo(pid);
    }
  }

  @Test
  void anInterruptEndsTheCellsOrphans() throws Exception {
    try (Lab lab = Lab.open()) {
      Transcript cell = lab.start(ORPHANS);
      long[] pids = orphan(cell);
      lab.session().interrupt();
      assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
      for (long pid : pids) {
        awaitEnd(pid);
      }
    }
  }

  @Test
  void theEndOfTheNotebookEndsItsOrphans() throws Exception {
    long[] pids;
    try (Lab lab = Lab.open()) {
      pids = orphan(lab.start(ORPHANS));
    }
    for (long pid : pids) {
      awaitEnd(pid);
    }
  }
}
