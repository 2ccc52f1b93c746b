package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two notebooks with one pool in Redis: one gives the tasks, the other does them.
@Timeout(300)
class RedisPoolsTest {
  private static RedisServer redis;
  private static Lab giver;
  private static Lab doer;

  @BeforeAll
  static void open() throws IOException {
    redis = RedisServer.forgetful();
    giver = Lab.open();
    doer = Lab.open();
    String space = "Space space = Space.redis(\"" + redis.uri() + "\");";
    doer.ok(space + " int factor = -1; record Order(int n) {} ProcPool pool;");
    giver.ok(space);
  }

  @AfterAll
  static void close() throws IOException {
    giver.close();
    doer.close();
    redis.close();
  }

  @Test
  void classesAndVariablesOfOneNotebookDoNotMeetThoseOfTheOther() {
    doer.ok("pool = new ProcPool(space, \"meet\", 1);");
    giver.ok(
        """
        int factor = 3;
        record Order(String what, int n) { int cost() { return n * factor; } }
        ProcPool pool = new ProcPool(space, "meet", 0);
        """);
    assertThat(giver.ok("pool.submit(() -> new Order(\"tea\", 14).cost()).get()").result())
        .isEqualTo("42");
    assertThat(
            giver.ok("factor = 2; pool.map(o -> o.cost(), List.of(new Order(\"a\", 5)))").result())
        .isEqualTo("[10]");
    assertThat(doer.ok("factor + \" \" + new Order(7)").result()).isEqualTo("\"-1 Order[n=7]\"");
    assertThat(giver.run("pool.submit(() -> new SharedInt(1)).get()").traceback())
        .contains("which brings results back, cannot take the item: it is a SharedInt")
        .contains("another notebook");
    doer.ok("pool.close();");
  }

  @Test
  void aLibraryIsToBeInBothNotebooks(@TempDir Path folder) throws IOException {
    Path classes =
        Lab.library(
            folder,
            "city.Tax",
            "public class Tax { public static int of(int price) { return price / 10; } }");
    doer.ok("pool = new ProcPool(space, \"library\", 1);");
    giver.ok("%classpath " + classes + "\nProcPool pool = new ProcPool(space, \"library\", 0);");
    assertThat(giver.run("pool.submit(() -> city.Tax.of(100)).get()").traceback())
        .contains("the notebook that does the task lacks a class: city/Tax")
        .contains("add its library there too, with %maven or %classpath");
    doer.ok("%classpath " + classes + "\n1");
    assertThat(giver.ok("pool.submit(() -> city.Tax.of(200)).get()").result()).isEqualTo("20");
    doer.ok("pool.close();");
  }

  @Test
  void whatLivesInThisMachinesMemoryIsRefusedByName() {
    String said =
        giver
            .run(
                """
                SharedInt hits = new SharedInt(0);
                new ProcPool(space, "refuses", 0).submit(() -> hits.getAndAdd(1));
                """)
            .traceback();
    assertThat(said)
        .contains("NotTransferableException")
        .contains("`hits`")
        .contains("SharedInt")
        .contains("Space.redis");
  }

  @Test
  void aTaskWhoseNotebookDiesFailsAndIsNotRunAgain() {
    doer.ok("pool = new ProcPool(space, \"dies\", 1);");
    giver.ok(
        """
        ProcPool pool = new ProcPool(space, "dies", 0);
        SharedQueue<Integer> begun = new SharedQueue<>(space, "dies", 0);
        var doomed = pool.submit(() -> { begun.put(1); new CountDownLatch(1).await(); return 1; });
        begun.get();
        """);
    doer.run("Runtime.getRuntime().halt(1);");
    assertThat(
            giver
                .ok(
                    """
                    String said;
                    try {
                      said = "" + doomed.get();
                    } catch (ExecutionException e) {
                      said = e.getCause().getClass().getSimpleName() + ": " + e.getCause().getMessage();
                    }
                    said + begun.isEmpty()
                    """)
                .result())
        .startsWith("\"WorkerDiedException: dies-worker on ")
        .contains("is not heard of any more")
        .contains("is not run again")
        .endsWith("true\"");
  }

  @Test
  void anInterruptTakesBackTheTasksThatNobodyHasBegun() throws Exception {
    giver.ok("ProcPool pool = new ProcPool(space, \"interrupt\", 0);");
    Lab.Transcript cell =
        giver.start("System.out.println(\"maps\"); pool.map(n -> n, List.of(1, 2, 3));");
    cell.awaitOut(text -> text.contains("maps"));
    giver.session().interrupt();
    assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
    giver.ok("var after = pool.submit(() -> 5);");
    doer.ok("pool = new ProcPool(space, \"interrupt\", 1);");
    assertThat(giver.ok("after.get()").result()).isEqualTo("5");
    doer.ok("pool.close();");
  }
}
