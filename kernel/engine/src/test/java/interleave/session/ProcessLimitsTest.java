package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A notebook that starts processes without end stops at its limit.
@Timeout(300)
class ProcessLimitsTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    System.setProperty("interleave.processes", "6");
    try {
      lab = Lab.open();
    } finally {
      System.clearProperty("interleave.processes");
    }
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @Test
  void aForkBombOfOneProcessStopsAtTheLimit() throws Exception {
    Transcript cell =
        lab.run("while (true) new Proc(() -> new CountDownLatch(1).await()).daemon(true).start();");
    assertThat(cell.error().name()).isEqualTo("IllegalStateException");
    assertThat(cell.traceback())
        .contains("this notebook has 6 live processes, which is its limit")
        .contains("join() or terminate() some, or raise the limit with %limits processes=12")
        .contains("INTERLEAVE_PROCESSES");
    assertThat(lab.run("1 + 1").result()).isEqualTo("2");
  }

  @Test
  void aForkBombThatCatchesEverythingIsInterrupted() throws Exception {
    Transcript cell =
        lab.start(
            """
            while (true) {
              try {
                Proc.start(() -> { while (true); });
              } catch (IllegalStateException full) {
                System.out.println("full");
              }
            }
            """);
    cell.awaitOut(text -> text.contains("full"));
    lab.session().interrupt();
    assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
    assertThat(lab.run("Proc.children().size() + 1").result()).isEqualTo("1");
  }

  @Test
  void childrenOfChildrenCountToo() throws Exception {
    Transcript cell =
        lab.start(
            """
            void bomb() {
              while (true) {
                try {
                  Proc.start(() -> bomb());
                } catch (IllegalStateException full) {
                  System.out.println(full.getMessage());
                  while (true);
                }
              }
            }
            bomb();
            """);
    cell.awaitOut(text -> text.lines().filter(line -> line.contains("6 live")).count() == 7);
    lab.session().interrupt();
    assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
    Transcript after = lab.run("Proc.start(() -> System.out.println(1)).join()");
    assertThat(after.out()).as(after.failed() ? after.traceback() : "no error").isEqualTo("1\n");
  }
}
