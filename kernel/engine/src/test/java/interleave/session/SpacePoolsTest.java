package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Spaces.Where;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a pool promises wherever its tasks wait: the same cells on this machine and with a real
/// Redis server.
class SpacePoolsTest {
  private static Spaces spaces;

  @BeforeAll
  static void open() throws IOException {
    spaces = Spaces.open();
  }

  @AfterAll
  static void close() throws IOException {
    spaces.close();
  }

  @ParameterizedTest
  @EnumSource
  void aPoolDoesTasksInOtherProcessesWithTheVariablesAndClassesThatTheyUse(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                record Order(String what, int count) { Order twice() { return new Order(what, 2 * count); } }
                int factor = 10;
                int times(int n) { return n * factor; }
                String got;
                try (ProcPool pool = new ProcPool(space, name, 2)) {
                  got = pool.map(n -> times(n), List.of(1, 2, 3)) + " ";
                  factor = 100;
                  got += pool.map(n -> times(n), List.of(1)) + " " + pool.map(n -> n, List.of()) + " ";
                  got += pool.submit(() -> new Order("茶", factor).twice()).get() + " ";
                  got += pool.map(o -> o.twice().count(), List.of(new Order("a", 1), new Order("b", 2))) + " ";
                  got += pool.starmap((Integer a, Integer b) -> a * b, List.of(Map.entry(2, 3))) + " ";
                  got += pool.imap(n -> n + 1, List.of(1, 2)).toList() + " ";
                  got += pool.submit(() -> Proc.current().pid()).get() != Proc.current().pid();
                }
                got
                """))
        .isEqualTo("\"[10, 20, 30] [100] [] Order[what=茶, count=200] [2, 4] [6] [2, 3] true\"");
  }

  @ParameterizedTest
  @EnumSource
  void whatATaskOfAPoolThrowsComesOutWhereItsResultWould(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                class Odd extends Exception { Odd(String m) { super(m); } }
                String got = "";
                try (ProcPool pool = new ProcPool(space, name, 1)) {
                  try {
                    pool.submit(() -> { if (true) throw new Odd("odd"); return 1; }).get();
                  } catch (ExecutionException e) {
                    got += (e.getCause() instanceof Odd) + " " + e.getCause().getMessage();
                  }
                  var called = new CountDownLatch(1);
                  pool.submit(() -> 7, n -> called.countDown(), e -> {});
                  called.await();
                }
                got
                """))
        .isEqualTo("\"true odd\"");
  }

  @ParameterizedTest
  @EnumSource
  void aWorkerThatDiesFailsItsTaskAloneAndTheTaskIsNotRunAgain(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                SharedQueue<Long> begun = new SharedQueue<>(space, name + "b", 0);
                ProcPool pool = new ProcPool(space, name, 1);
                var doomed = pool.submit(() -> {
                  begun.put(Proc.current().pid());
                  new CountDownLatch(1).await();
                  return 1;
                });
                var next = pool.submit(() -> 2);
                long victim = begun.get();
                ProcessHandle.of(victim).get().destroyForcibly();
                String got = "";
                try {
                  doomed.get();
                } catch (ExecutionException e) {
                  var died = (WorkerDiedException) e.getCause();
                  got += (died.pid() == victim) + " " + died.getMessage().contains("signal 9");
                }
                got += " " + next.get() + " " + begun.isEmpty() + " " + pool.workers().size();
                pool.close();
                pool.join();
                got + " " + pool.workers()
                """))
        .isEqualTo("\"true true 2 true 1 []\"");
  }

  @ParameterizedTest
  @EnumSource
  void aClosedPoolTakesNoMoreTasksAndDoesThoseThatItHas(Where where) {
    assertThat(
            spaces.value(
                where,
                """
                ProcPool pool = new ProcPool(space, name, 1);
                var last = pool.submit(() -> 5);
                pool.close();
                String got = "";
                try { pool.submit(() -> 1); } catch (IllegalStateException e) { got += e.getMessage().contains("takes no more tasks"); }
                got + " " + last.get()
                """))
        .isEqualTo("\"true 5\"");
  }
}
