package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// `%limits`: what a lecturer lets a notebook's processes use. The cells are one notebook's, in
/// order.
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitsMagicTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static String shown(String code) {
    return lab.ok(code).displays().getFirst().plain();
  }

  @Test
  @Order(1)
  void theLimitsAreShownWithTheNamesByWhichTheyAreSetForGood() {
    assertThat(shown("%limits").replaceAll(" +", " "))
        .contains("processes 64 processes alive at once INTERLEAVE_PROCESSES")
        .contains("starts 100 starts within a second INTERLEAVE_STARTS_PER_SECOND")
        .contains("memory 256 MB what they share INTERLEAVE_SHARED_MEMORY");
  }

  @Test
  @Order(2)
  void aLimitThatIsSetHoldsAndItsErrorNamesIt() {
    assertThat(shown("%limits processes=2 memory=1m").replaceAll(" +", " "))
        .contains("processes 2 ")
        .contains("starts 100 ")
        .contains("memory 1024 KB ");
    Transcript cell =
        lab.run(
            "for (int i = 0; i < 3; i++) new Proc(() -> { while (true); }).daemon(true).start();");
    assertThat(cell.traceback())
        .contains("this notebook has 2 live processes, which is its limit")
        .contains("%limits processes=4 in front of a cell")
        .contains("INTERLEAVE_PROCESSES");
  }

  @Test
  @Order(3)
  void aFullMemoryNamesItsLimit() {
    Transcript cell = lab.run("new SharedQueue<byte[]>().put(new byte[2_000_000]);");
    assertThat(cell.traceback())
        .contains("1024 KB are in use")
        .contains("%limits memory=2m")
        .contains("INTERLEAVE_SHARED_MEMORY");
  }

  @Test
  @Order(4)
  void memoryThatIsInUseKeepsItsSize() {
    assertThat(lab.run("%limits memory=2m").traceback())
        .contains("processes share memory already: say memory=2m in the first cell");
  }

  @Test
  @Order(5)
  void tooManyStartsNameTheirLimit() {
    Transcript cell =
        lab.run(
            """
            %limits starts=2 processes=64
            try (var atOnce = Executors.newFixedThreadPool(20)) {
              var starts = new ArrayList<Future<?>>();
              for (int i = 0; i < 20; i++) starts.add(atOnce.submit(() -> new Proc(() -> {}).start()));
              for (var start : starts) start.get();
            }
            """);
    assertThat(cell.traceback())
        .contains("has started 2 processes within a second, which is its limit")
        .contains("%limits starts=4");
  }

  @Test
  @Order(6)
  void whatIsNoLimitIsRefused() {
    assertThat(lab.run("%limits threads=5").traceback())
        .contains("threads=5 is no limit: %limits [processes=N] [starts=N] [memory=SIZE]");
  }
}
