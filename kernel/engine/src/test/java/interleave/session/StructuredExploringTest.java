package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Structured concurrency and scoped values in blocks that are explored.
@Timeout(300)
class StructuredExploringTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
    lab.run(
        """
        import java.util.concurrent.StructuredTaskScope.*;
        int count = 0;
        ScopedValue<Integer> USER = ScopedValue.newInstance();
        class FirstEven implements Joiner<Integer, String> {
          String seen = "";
          public boolean onComplete(Subtask<? extends Integer> task) { seen += task.get(); return task.get() % 2 == 0; }
          public String result() { return seen; }
        }
        """);
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          var scope = StructuredTaskScope.open(); scope.fork(() -> count++); scope.fork(() -> count++); scope.join(); scope.close(); return count; | 2, 1
          var scope = StructuredTaskScope.open(); var a = scope.fork(() -> 1); scope.fork(() -> { count = 2; }); scope.join(); return a.get() + count; | 3
          var scope = StructuredTaskScope.open(Joiner.<String>anySuccessfulResultOrThrow()); scope.fork(() -> "a"); scope.fork(() -> "b"); return scope.join(); | a, b
          var scope = StructuredTaskScope.open(Joiner.<Integer>allSuccessfulOrThrow()); scope.fork(() -> 1); scope.fork(() -> 2); return scope.join().map(Subtask::get).toList(); | `[1, 2]`
          var scope = StructuredTaskScope.open(); scope.fork(() -> { throw new IOException("no"); }); var b = scope.fork(() -> 1); try { scope.join(); return "?"; } catch (FailedException e) { return e.getCause().getMessage() + " " + b.state(); } | no SUCCESS, no UNAVAILABLE
          var scope = StructuredTaskScope.open(new FirstEven()); scope.fork(() -> 1); scope.fork(() -> 2); return scope.join(); | 1, 12, 2, 21
          var scope = StructuredTaskScope.open(Joiner.awaitAll(), it -> it.withTimeout(Duration.ofHours(1))); scope.fork(() -> { new CountDownLatch(1).await(); return 1; }); try { scope.join(); return "?"; } catch (StructuredTaskScope.TimeoutException e) { return "late"; } | late
          var scope = StructuredTaskScope.open(Joiner.awaitAll(), it -> it.withName("s").withThreadFactory(r -> new Thread(r, "mine"))); var a = scope.fork(() -> Thread.currentThread().getName()); scope.join(); return a.get() + " " + scope; | mine s
          try (var scope = StructuredTaskScope.open()) { scope.fork(() -> 1); return "?"; } catch (IllegalStateException e) { return e.getMessage(); } | Owner did not join after forking
          try (var scope = StructuredTaskScope.open()) { scope.fork(() -> { try { new CountDownLatch(1).await(); } catch (InterruptedException e) { count = 7; } }); } catch (IllegalStateException e) { } return count; | 7
          return ScopedValue.where(USER, 3).call(() -> { try (var scope = StructuredTaskScope.open()) { var a = scope.fork(() -> USER.get()); var b = scope.fork(() -> ScopedValue.where(USER, 4).call(USER::get)); scope.join(); return a.get() + b.get() + USER.get(); } }); | 10
          var lock = new ReentrantLock(); try (var outer = StructuredTaskScope.open()) { var all = outer.fork(() -> { try (var inner = StructuredTaskScope.open()) { inner.fork(() -> { lock.lock(); count++; lock.unlock(); }); inner.fork(() -> { lock.lock(); count++; lock.unlock(); }); inner.join(); return count; } }); outer.join(); return all.get(); } | 2
          """)
  void everyOutcomeIsFound(String block, String values) {
    Lab.Transcript cell =
        lab.run(
            """
            {
              var found = outcomes(() -> { count = 0; %s });
              System.out.print(found.outcomes().stream().map(it -> it.value()).sorted().toList() + " " + found.isComplete());
              if (!found.isComplete()) System.out.print(found);
            }
            """
                .formatted(block));
    assertThat(cell.err()).isEmpty();
    assertThat(cell.out()).isEqualTo(sorted(values) + " true");
  }

  private static String sorted(String values) {
    return values.startsWith("[")
        ? "[" + values + "]"
        : Arrays.stream(values.split(", ")).sorted().toList().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scope.fork(() -> { new CountDownLatch(1).await(); return 1; }); scope.join(); | Deadlocked
          scope.fork(() -> count++); scope.fork(() -> count++); scope.join(); if (count != 2) throw new AssertionError(count); | Violated
          scope.fork(() -> { synchronized (USER) { count++; } }); scope.fork(() -> { synchronized (USER) { count++; } }); scope.join(); if (count != 2) throw new AssertionError(count); | Verified
          scope.fork(() -> 1); scope.join(); scope.fork(() -> 2); | Already joined or scope is closed
          """)
  void theVerdictIsThatOfItsThreads(String block, String verdict) {
    Lab.Transcript cell =
        lab.run(
            "explore(() -> { count = 0; try (var scope = StructuredTaskScope.open()) { %s } })"
                .formatted(block));
    assertThat(cell.result()).contains(verdict);
  }
}
