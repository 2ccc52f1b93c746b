package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `%ps`, `%top`, `%tree` and `%threads`: the notebook's processes as the system sees them.
@Timeout(120)
class SystemTableTest {

  private static final String THREE =
      """
      %background
      var hello = new SharedEvent();
      var inners = new SharedQueue<Long>();
      Proc stopped = Proc.start("stopped-one", () -> {
        Process program = new ProcessBuilder("sleep", "1000").start();
        Proc inner = Proc.start("inner-one", () -> { hello.set(); while (true); });
        hello.await();
        inners.put(inner.pid());
        while (true);
      });
      long inner = inners.get();
      stopped.signal("STOP");
      ProcessHandle.of(inner).get().destroyForcibly();
      stopped.pid() + " " + inner
      """;

  private static String row(List<String> lines, String name) {
    return lines.stream().filter(line -> line.contains(" " + name + " ")).findFirst().orElse("");
  }

  private static boolean isChild(List<String> lines, String name, long pid, long ppid) {
    return row(lines, name).matches(" *" + pid + " +" + ppid + " .*");
  }

  /// What `%ps` shows as soon as both signals have had their effects.
  private static List<String> settled(Lab lab) {
    List<String> table = shown(lab, "%ps");
    while (!row(table, "stopped-one").contains("T stopped")
        || !row(table, "inner-one").contains("Z zombie")) {
      table = shown(lab, "%ps");
    }
    return table;
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
      String[] pids = cell.result().replace("\"", "").split(" ", -1);
      long main = lab.session().mainPid();
      List<String> table = settled(lab);
      assertThat(table.getFirst().strip().split(" +", -1))
          .startsWith("PID", "PPID", "NAME", "STATE");
      assertThat(row(table, "kernel").strip()).startsWith(ProcessHandle.current().pid() + " ");
      assertThat(isChild(table, "main", main, ProcessHandle.current().pid())).isTrue();
      long stopped = Long.parseLong(pids[0]);
      assertThat(isChild(table, "stopped-one", stopped, main)).isTrue();
      assertThat(isChild(table, "inner-one", Long.parseLong(pids[1]), stopped)).isTrue();
      assertThat(row(table, "sleep")).contains(" " + stopped + " ").contains("S waiting");
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
