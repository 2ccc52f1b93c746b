package interleave.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Semantics as of CPython's generators: PEP 342 and the language reference, 6.2.9.1.
class CoroutineTest {
  private final List<String> log = new ArrayList<>();

  private Coroutine<Integer> countTo(int last) {
    return new Coroutine<>(
        () -> {
          for (int i = 1; i <= last; i++) {
            Coroutine.yield(i);
          }
        });
  }

  @Test
  void itGoesOnWhereItStopped() {
    Coroutine<String> coroutine =
        new Coroutine<>(
            () -> {
              log.add("one");
              Coroutine.yield("a");
              log.add("two");
              Coroutine.yield("b");
              log.add("three");
            });
    assertThat(coroutine.state()).isEqualTo(Coroutine.State.CREATED);
    assertThat(log).isEmpty();
    assertThat(coroutine.resume()).isTrue();
    assertThat(coroutine.value()).isEqualTo("a");
    assertThat(coroutine.state()).isEqualTo(Coroutine.State.SUSPENDED);
    assertThat(log).containsExactly("one");
    assertThat(coroutine.resume()).isTrue();
    assertThat(coroutine.resume()).isFalse();
    assertThat(coroutine.isDone()).isTrue();
    assertThat(log).containsExactly("one", "two", "three");
    assertThat(coroutine.resume()).isFalse();
  }

  @Test
  void itRunsInTheThreadOfWhoeverResumesIt() throws Exception {
    Coroutine<Thread> coroutine =
        new Coroutine<>(
            () -> {
              Coroutine.yield(Thread.currentThread());
              Coroutine.yield(Thread.currentThread());
            });
    assertThat(coroutine.resume()).isTrue();
    assertThat(coroutine.value()).isSameAs(Thread.currentThread());
    CompletableFuture<List<Thread>> seen = new CompletableFuture<>();
    Thread other =
        Thread.ofVirtual()
            .start(
                () -> seen.complete(coroutine.resume() ? List.of(coroutine.value()) : List.of()));
    assertThat(seen.get(60, TimeUnit.SECONDS)).containsExactly(other);
  }

  @Test
  void aMethodThatTheBodyCallsMayYield() {
    Coroutine<Integer> tree = new Coroutine<>(() -> walk(4));
    assertThat(tree).containsExactly(1, 2, 1, 3, 1, 2, 1, 4, 1, 2, 1, 3, 1, 2, 1);
  }

  private static void walk(int node) {
    if (node > 0) {
      walk(node - 1);
      Coroutine.yield(node);
      walk(node - 1);
    }
  }

  @Test
  void valuesGoBothWays() {
    Coroutine<Double> averages =
        new Coroutine<>(
            () -> {
              double sum = 0;
              double average = 0;
              for (int n = 1; ; n++) {
                Double next = Coroutine.yield(average);
                sum += next == null ? 0 : next;
                average = sum / n;
              }
            });
    assertThat(averages.resume()).isTrue();
    assertThat(averages.send(10.0)).isTrue();
    assertThat(averages.value()).isEqualTo(10);
    assertThat(averages.send(20.0)).isTrue();
    assertThat(averages.value()).isEqualTo(15);
  }

  @Test
  void nothingCanBeSentBeforeTheFirstYield() {
    assertThatThrownBy(() -> countTo(3).send(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("resume() it to its first yield");
  }

  @Test
  void itsValuesCanBeLoopedOver() {
    int sum = 0;
    for (int i : countTo(4)) {
      sum += i;
    }
    assertThat(sum).isEqualTo(10);
  }

  @Test
  void thereIsNoValueBeforeTheFirstYieldNorAfterTheEnd() {
    Coroutine<Integer> one = countTo(1);
    assertThatThrownBy(one::value).isInstanceOf(NoSuchElementException.class);
    assertThat(one.resume()).isTrue();
    assertThat(one.resume()).isFalse();
    assertThatThrownBy(one::value).hasMessageContaining("ended");
  }

  @Test
  void itsExceptionIsThatOfWhoeverResumesItAndEndsIt() {
    Coroutine<Integer> failing =
        new Coroutine<>(
            () -> {
              Coroutine.yield(1);
              throw new IOException("disk");
            });
    assertThat(failing.resume()).isTrue();
    assertThatThrownBy(failing::resume).isInstanceOf(IOException.class).hasMessage("disk");
    assertThat(failing.isDone()).isTrue();
    assertThat(failing.resume()).isFalse();
  }

  @Test
  void anExceptionCanBeRaisedAtItsYield() {
    Coroutine<String> patient =
        new Coroutine<>(
            () -> {
              try {
                Coroutine.yield("waiting");
              } catch (IllegalArgumentException e) {
                Coroutine.yield("caught " + e.getMessage());
              }
            });
    assertThat(patient.resume()).isTrue();
    assertThat(patient.raise(new IllegalArgumentException("x"))).isTrue();
    assertThat(patient.value()).isEqualTo("caught x");
    assertThatThrownBy(() -> patient.raise(new IOException("y"))).isInstanceOf(IOException.class);
    assertThat(patient.isDone()).isTrue();
  }

  @Test
  void raisingInOneThatHasNotBegunEndsIt() {
    Coroutine<Integer> fresh = countTo(2);
    assertThatThrownBy(() -> fresh.raise(new IOException("no"))).isInstanceOf(IOException.class);
    assertThat(fresh.resume()).isFalse();
  }

  @Test
  void closingRunsItsFinallyBlocks() {
    Coroutine<Integer> endless =
        new Coroutine<>(
            () -> {
              try {
                while (true) {
                  Coroutine.yield(1);
                }
              } finally {
                log.add("tidied up");
              }
            });
    assertThat(endless.resume()).isTrue();
    endless.close();
    endless.close();
    assertThat(log).containsExactly("tidied up");
    assertThat(endless.isDone()).isTrue();
    Coroutine<Integer> neverBegun = new Coroutine<>(() -> log.add("begun"));
    neverBegun.close();
    assertThat(neverBegun.resume()).isFalse();
    assertThat(log).hasSize(1);
  }

  @Test
  void whoYieldsWhileBeingClosedIsToldSo() {
    Coroutine<Integer> stubborn =
        new Coroutine<>(
            () -> {
              try {
                Coroutine.yield(1);
              } finally {
                Coroutine.yield(2);
              }
            });
    assertThat(stubborn.resume()).isTrue();
    assertThatThrownBy(stubborn::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("while it was being closed");
  }

  @Test
  void itCannotResumeItself() {
    Deque<Coroutine<Integer>> self = new ArrayDeque<>();
    self.add(new Coroutine<>(() -> self.getFirst().resume()));
    assertThatThrownBy(() -> self.getFirst().resume())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("running already");
  }

  @Test
  void oneCoroutineResumesAnother() {
    Coroutine<Integer> inner = countTo(3);
    Coroutine<Integer> outer =
        new Coroutine<>(
            () -> {
              for (int i : inner) {
                Coroutine.yield(10 * i);
              }
            });
    assertThat(outer).containsExactly(10, 20, 30);
  }

  @Test
  void yieldOutsideACoroutineSaysWhereItBelongs() {
    assertThatThrownBy(() -> Coroutine.yield(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside a coroutine");
  }

  @Test
  void yieldWorksWhileAMonitorIsHeld() {
    Object lock = new Object();
    Coroutine<Integer> holder =
        new Coroutine<>(
            () -> {
              synchronized (lock) {
                Coroutine.yield(1);
              }
            });
    assertThat(holder.resume()).isTrue();
    assertThat(holder.resume()).isFalse();
  }

  @Test
  void aSchedulerOfTenLinesRunsThemInTurn() {
    Deque<Coroutine<String>> ready = new ArrayDeque<>();
    for (String name : List.of("A", "B", "C")) {
      ready.add(
          new Coroutine<>(
              () -> {
                for (int i = 1; i <= 3; i++) {
                  log.add(name + i);
                  Coroutine.yield();
                }
              }));
    }
    while (!ready.isEmpty()) {
      Coroutine<String> next = ready.removeFirst();
      if (next.resume()) {
        ready.addLast(next);
      }
    }
    assertThat(log).containsExactly("A1", "B1", "C1", "A2", "B2", "C2", "A3", "B3", "C3");
  }

  @Test
  void aHundredThousandAreMadeWithoutAThread() {
    int threads = Thread.activeCount();
    int sum = 0;
    List<Coroutine<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      all.add(countTo(1));
    }
    for (Coroutine<Integer> each : all) {
      assertThat(each.resume()).isTrue();
      sum += each.value();
    }
    assertThat(sum).isEqualTo(100_000);
    assertThat(Thread.activeCount()).isEqualTo(threads);
  }
}
