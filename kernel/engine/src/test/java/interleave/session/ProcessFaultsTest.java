package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Children that do not end when they are told to, or that are too many.
@Timeout(300)
class ProcessFaultsTest {

  /// `ignoreTerm()` has the system ignore SIGTERM for the process that calls it.
  private static final String IGNORE_TERM =
      """
      import java.lang.foreign.*;

      void ignoreTerm() {
        try {
          Linker linker = Linker.nativeLinker();
          var signal = linker.downcallHandle(
              linker.defaultLookup().find("signal").get(),
              FunctionDescriptor.of(
                  ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
          var before = (MemorySegment) signal.invokeExact(15, MemorySegment.ofAddress(1));
        } catch (Throwable e) {
          throw new IllegalStateException(e);
        }
      }
      """;

  @Test
  void aChildThatIgnoresTermGoesOnUntilItIsKilled() {
    try (Lab lab = Lab.open()) {
      lab.ok(IGNORE_TERM);
      Transcript cell =
          lab.ok(
              """
              var ignores = new SharedEvent();
              var goesOn = new SharedEvent();
              var went = new SharedEvent();
              Proc p = Proc.start(() -> {
                ignoreTerm();
                ignores.set();
                goesOn.await();
                went.set();
                while (true);
              });
              ignores.await();
              p.terminate();
              goesOn.set();
              went.await();
              System.out.println(p.isAlive());
              p.kill();
              p.join();
              System.out.println(p.exitCode().getAsInt());
              """);
      assertThat(cell.out()).isEqualTo("true\n-9\n");
    }
  }

  @Test
  void aDaemonThatIgnoresTermIsKilledAtTheEndOfItsCell() {
    try (Lab lab = Lab.open()) {
      lab.ok(IGNORE_TERM);
      lab.ok(
          """
          var ignores = new SharedEvent();
          Proc p = new Proc(() -> { ignoreTerm(); ignores.set(); while (true); }).daemon(true);
          p.start();
          ignores.await();
          """);
      assertThat(lab.run("p.exitCode().getAsInt()").result()).isEqualTo("-9");
    }
  }

  @Test
  void anInterruptEndsAChildThatIgnoresTerm() throws Exception {
    try (Lab lab = Lab.open()) {
      lab.ok(IGNORE_TERM);
      Transcript cell =
          lab.start(
              "Proc.start(() -> { ignoreTerm(); System.out.println(\"in\"); while (true); });");
      cell.awaitOut(text -> text.contains("in"));
      lab.session().interrupt();
      assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
      assertThat(lab.run("Proc.children().size()").result()).isEqualTo("0");
    }
  }

  @Test
  void aStoppedDaemonEndsWithItsCell() {
    try (Lab lab = Lab.open()) {
      lab.ok(
          """
          var runs = new SharedEvent();
          Proc p = new Proc(() -> { runs.set(); while (true); }).daemon(true);
          p.start();
          runs.await();
          p.signal("STOP");
          """);
      assertThat(lab.run("p.exitCode().getAsInt()").result()).isEqualTo("-9");
    }
  }

  @Test
  void anInterruptEndsAStoppedChildAndItsOwnChild() throws Exception {
    try (Lab lab = Lab.open()) {
      Transcript cell =
          lab.start(
              """
              var runs = new SharedEvent();
              Proc p = Proc.start(() -> Proc.start(() -> { runs.set(); while (true); }).join());
              runs.await();
              p.signal("STOP");
              System.out.println("stopped");
              """);
      cell.awaitOut(text -> text.contains("stopped"));
      lab.session().interrupt();
      assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
      assertThat(lab.run("1 + 1").result()).isEqualTo("2");
    }
  }

  @Test
  void theNotebookEndsWithItsMainProcessAndAChildStopped() throws Exception {
    try (Lab lab = Lab.open()) {
      Transcript cell =
          lab.start(
              """
              var runs = new SharedEvent();
              Proc p = Proc.start(() -> { runs.set(); while (true); });
              runs.await();
              p.signal("STOP");
              System.out.println("stopped");
              new ProcessBuilder("kill", "-STOP", "" + ProcessHandle.current().pid()).start();
              """);
      cell.awaitOut(text -> text.contains("stopped"));
    }
  }

  @Test
  void sixtyFourChildrenRunAtOnceAndARestartEndsThemAll() {
    try (Lab lab = Lab.open()) {
      Transcript cell =
          lab.ok(
              """
              %background
              var here = new SharedQueue<Integer>();
              for (int i = 0; i < 64; i++) {
                int number = i;
                Proc.start(() -> { here.put(number); new CountDownLatch(1).await(); });
              }
              var all = new TreeSet<Integer>();
              while (all.size() < 64) all.add(here.get());
              System.out.println(Proc.children().size() + " " + all);
              """);
      assertThat(cell.out()).isEqualTo("64 " + IntStream.range(0, 64).boxed().toList() + "\n");
      assertThat(lab.remains().processes()).hasSizeGreaterThanOrEqualTo(65);
    }
  }
}
