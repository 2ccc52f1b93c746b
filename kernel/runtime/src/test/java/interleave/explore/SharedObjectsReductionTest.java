package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.memory.Summons;
import interleave.memory.Words;
import interleave.trace.Explored.Outcome;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the search says of processes and shared objects is what running every schedule says.
class SharedObjectsReductionTest {
  /// Programs whose every schedule is run by brute force too.
  static List<String> small() {
    return List.of(
        """
        SharedInt n = new SharedInt(0);
        Proc a = Proc.start("a", () -> n.set(n.get() + 1));
        n.set(n.get() + 2);
        a.join();
        return n.get();
        """,
        """
        SharedLock one = new SharedLock("one"), two = new SharedLock("two");
        Proc a = Proc.start("a", () -> { try (Held h = one.acquire(); Held i = two.acquire()) {} });
        try (Held h = two.acquire(); Held i = one.acquire()) {}
        a.join();
        return "done";
        """,
        """
        SharedLock lock = new SharedLock("lock");
        Proc a = Proc.start("a", () -> { try (Held h = lock.acquire()) {} });
        try {
          lock.release();
          return "freed";
        } catch (IllegalStateException e) {
          return lock.tryAcquire().isPresent();
        }
        """,
        """
        SharedQueue<Integer> queue = new SharedQueue<>(1);
        queue.put(1);
        Proc a = Proc.start("a", () -> { int n = queue.get(); queue.put(n + 1); });
        int n = queue.get();
        return n;
        """,
        """
        SharedInt n = new SharedInt(0);
        Proc a = Proc.start("a", () -> { n.set(1); n.set(2); });
        a.kill();
        a.join();
        return n.get() + " " + a.exitCode();
        """,
        """
        RobustLock lock = new RobustLock("lock");
        Proc a = Proc.start("a", () -> { lock.acquire(); });
        try {
          return lock.tryAcquire().isPresent();
        } catch (OwnerDiedException e) {
          return "died";
        }
        """,
        """
        SharedSemaphore s = new SharedSemaphore(1);
        Proc a = Proc.start("a", () -> { try (Held h = s.acquire()) {} s.release(); });
        boolean got = s.tryAcquire().isPresent();
        a.join();
        return got + " " + s.tryAcquire().isPresent();
        """,
        """
        SharedQueue<Integer> queue = new SharedQueue<>();
        String[] got = {""};
        Thread t = new Thread(() -> { try { got[0] = "" + queue.get(); } catch (InterruptedException e) { got[0] = "interrupted"; } });
        t.start();
        t.interrupt();
        queue.put(1);
        t.join();
        return got[0];
        """,
        """
        SharedEvent event = new SharedEvent();
        String[] got = {""};
        Thread t = new Thread(() -> { try { event.await(); got[0] = "set"; } catch (InterruptedException e) { got[0] = "interrupted"; } });
        t.start();
        event.set();
        t.interrupt();
        t.join();
        return got[0];
        """,
        """
        SharedSemaphore permits = new SharedSemaphore(1);
        Thread t = new Thread(() -> { try { permits.acquire(); } catch (InterruptedException e) { } });
        t.start();
        boolean got = permits.tryAcquire().isPresent();
        t.interrupt();
        permits.release();
        t.join();
        return got + " " + permits.tryAcquire().isPresent();
        """,
        """
        Queue<Integer> queue = new LinkedBlockingQueue<>(List.of(1));
        String[] got = {""};
        Thread t = new Thread(() -> { try { got[0] = "" + ((BlockingQueue<Integer>) queue).take(); } catch (InterruptedException e) { got[0] = "interrupted"; } });
        t.start();
        t.interrupt();
        t.join();
        return got[0] + queue;
        """,
        """
        SharedInt n = new SharedInt(0);
        Thread t = new Thread(() -> n.set(1));
        t.setDaemon(true);
        t.start();
        return n.get();
        """,
        """
        Manager manager = new Manager();
        Map<String, Integer> map = manager.map();
        Thread t = new Thread(() -> map.merge("x", 1, Integer::sum));
        t.start();
        map.merge("x", 1, Integer::sum);
        t.join();
        return map;
        """,
        """
        ProcPool pool = new ProcPool(1);
        SharedInt n = new SharedInt(0);
        pool.submit(() -> n.set(1));
        return n.get();
        """);
  }

  @ParameterizedTest
  @MethodSource("small")
  void theSearchComesToWhatBruteForceComesTo(String statements) {
    Program program = SampleCells.computation("", statements);
    assertThat(values(Search.outcomes(program, Blocks.OPTIONS)))
        .isEqualTo(values(Search.outcomes(program, Blocks.OPTIONS.preemptions(100))));
  }

  private static Set<String> values(Exploration found) {
    return found.outcomes().stream().map(Outcome::value).collect(Collectors.toSet());
  }

  @Test
  void theMemoryOfARunHasAllThatTheNotebooksHas() {
    assertThat(methods(SimulatedWords.class)).containsAll(methods(Words.class));
    assertThat(methods(SimulatedSummons.class)).containsAll(methods(Summons.class));
  }

  private static Set<String> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .filter(name -> !name.equals("map"))
        .collect(Collectors.toSet());
  }
}
