package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.host.SystemState;
import interleave.session.Lab.Transcript;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `%ps`, `%top`, `%tree` and `%threads`: the notebook's processes as the system sees them.
@Timeout(300)
class SystemTableTest {

  private static final String THREE =
      """
      %background
      Proc.start("stopped-one", () -> {
        new ProcessBuilder("sleep", "1000").start();
        Proc inner = Proc.start("inner-one", () -> new CountDownLatch(1).await());
        System.out.println(Proc.current().pid() + " " + inner.pid());
        new CountDownLatch(1).await();
      });
      """;

  /// Of the state of a process the system sends no word.
  private static void awaitState(long pid, char state) {
    while (SystemState.of(pid).orElseThrow().state() != state) {
      Thread.onSpinWait();
    }
  }

  private static String row(List<String> lines, String name) {
    return lines.stream().filter(line -> line.contains(" " + name + " ")).findFirst().orElse("");
  }

  private static boolean isChild(List<String> lines, String name, long pid, long ppid) {
    return row(lines, name).matches(" *" + pid + " +" + ppid + " .*");
  }

  private static List<String> shown(Lab lab, String magic) {
    return lab.ok(magic).displays().getFirst().plain().lines().toList();
  }

  private static List<Double> processorSeconds(List<String> lines) {
    return lines.stream()
        .skip(1)
        .map(line -> line.strip().split(" +", -1))
        .map(cells -> Double.valueOf(cells[cells.length - 2]))
        .toList();
  }

  @Test
  void theySeeProgramsZombiesAndWhoIsStopped() throws Exception {
    try (Lab lab = Lab.open()) {
      Transcript cell = lab.ok(THREE);
      cell.awaitOut(text -> text.endsWith("\n"));
      String[] pids = cell.out().strip().split(" ", -1);
      long stopped = Long.parseLong(pids[0]);
      long inner = Long.parseLong(pids[1]);
      Lab.signal("STOP", stopped);
      awaitState(stopped, 'T');
      Lab.signal("KILL", inner);
      awaitState(inner, 'Z');
      long main = lab.session().mainPid();
      List<String> table = shown(lab, "%ps");
      assertThat(table.getFirst().strip().split(" +", -1))
          .startsWith("PID", "PPID", "NAME", "STATE");
      assertThat(row(table, "kernel").strip()).startsWith(ProcessHandle.current().pid() + " ");
      assertThat(isChild(table, "main", main, ProcessHandle.current().pid())).isTrue();
      assertThat(isChild(table, "stopped-one", stopped, main)).isTrue();
      assertThat(isChild(table, "inner-one", inner, stopped)).isTrue();
      assertThat(row(table, "stopped-one")).contains("T stopped");
      assertThat(row(table, "inner-one")).contains("Z zombie");
      assertThat(row(table, "sleep")).contains(" " + stopped + " ");
      assertThat(processorSeconds(shown(lab, "%top")))
          .hasSizeGreaterThanOrEqualTo(5)
          .isSortedAccordingTo(Comparator.reverseOrder());
      List<String> tree = shown(lab, "%tree");
      assertThat(row(tree, "main").indexOf("main"))
          .isEqualTo(row(tree, "kernel").indexOf("kernel") + 2);
      assertThat(row(tree, "inner-one").indexOf("inner-one"))
          .isEqualTo(row(tree, "stopped-one").indexOf("stopped-one") + 2)
          .isEqualTo(row(tree, "main").indexOf("main") + 4);
      assertThat(shown(lab, "%threads"))
          .hasSizeGreaterThan(2 * 5)
          .anyMatch(line -> line.contains("  interleave-wire"));
    }
  }
}
