package interleave.explore;

import static interleave.explore.LincheckMain.BUG;
import static interleave.explore.LincheckMain.NO_BUG;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs of the corpus, each broken and repaired, explored here and by Lincheck: both have to
/// say the same of each, and the folder it lies in says what that is.
///
/// Left out is what Lincheck 3.7 says nothing of: exceptions that end other threads than the first,
/// and virtual threads. Locks, queues and latches of `java.util.concurrent` that are made before
/// the block begins it reports as hung after a minute, the correct ones too.
class LincheckTest {
  /// Lincheck's schedules of a program without a bug.
  private static final int SCHEDULES = 300;

  private static final List<String> RACY =
      List.of(
          "bitmap",
          "confused-counter",
          "counter-gate",
          "driver-stop",
          "flag-before-data",
          "get-then-set",
          "lazy-twice",
          "lost-update",
          "peterson-wrong",
          "published-unfinished",
          "reorder-three",
          "ring-buffer",
          "same-value-again",
          "stack",
          "test-then-set",
          "token-ring",
          "transfer-and-audit",
          "two-stages",
          "wrong-lock");

  private static final List<String> DEADLOCKING =
      List.of("flag-never-set", "join-each-other", "philosophers-3", "two-locks");

  @TempDir Path classes;

  @Test
  void lincheckAndWeAgreeOnEachProgram() throws IOException, InterruptedException {
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, String> ours = new LinkedHashMap<>();
    for (String program : programs()) {
      String folder = program.substring(0, program.indexOf('/'));
      String className = program.replace('-', '_').replace('/', '_');
      CorpusCell cell = CorpusCell.named(folder, program.substring(folder.length() + 1));
      for (var each : cell.compile(className).entrySet()) {
        Files.write(classes.resolve(each.getKey() + ".class"), each.getValue());
      }
      expected.put(className, folder.equals("correct") ? NO_BUG : BUG);
      ours.put(className, isVerified(cell) ? NO_BUG : BUG);
    }
    assertThat(expected).hasSizeGreaterThan(40).containsValue(BUG).containsValue(NO_BUG);
    assertThat(ours).isEqualTo(expected);
    assertThat(lincheck(List.copyOf(expected.keySet()))).isEqualTo(expected);
  }

  /// Each with its folder.
  private static List<String> programs() {
    List<String> programs = new ArrayList<>();
    RACY.forEach(name -> programs.addAll(List.of("racy/" + name, "correct/" + name)));
    DEADLOCKING.forEach(name -> programs.addAll(List.of("deadlocking/" + name, "correct/" + name)));
    return programs;
  }

  private static boolean isVerified(CorpusCell cell) {
    Exploration found = Search.explore(cell.program(), Options.standard());
    return found.verdict() instanceof Verdict.Verified;
  }

  /// By class, what Lincheck says in a JVM of its own.
  private Map<String, String> lincheck(List<String> names)
      throws IOException, InterruptedException {
    Process process = LincheckJvm.start(classes, SCHEDULES, names);
    Map<String, String> found = new LinkedHashMap<>();
    try (var lines = process.inputReader()) {
      lines.lines().map(line -> line.split("\t", -1)).forEach(line -> found.put(line[0], line[1]));
    }
    assertThat(process.waitFor()).isZero();
    return found;
  }
}
