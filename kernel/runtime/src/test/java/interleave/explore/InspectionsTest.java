package interleave.explore;

import static interleave.explore.Blocks.explored;
import static interleave.explore.Blocks.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A thread that looks at another one: whether it has been interrupted, in which state it is.
class InspectionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.interrupted();",
        "try { Thread.sleep(10); } catch (InterruptedException e) {}",
        "try { latch.await(); } catch (InterruptedException e) {}",
        "try { lock.lockInterruptibly(); } catch (InterruptedException e) {}",
        "synchronized (monitor) { try { monitor.wait(); } catch (InterruptedException e) {} }",
        "try { Thread.currentThread().join(); } catch (InterruptedException e) {}"
      })
  void anInterruptIsSeenUntilItsThreadForgetsIt(String forgets) {
    assertThat(
            outcomes(
                "static volatile boolean go;",
                """
                go = false;
                var latch = new CountDownLatch(1); var lock = new ReentrantLock(); var monitor = new Object();
                Thread t = new Thread(() -> { Thread.currentThread().interrupt(); go = true; %s });
                t.start(); while (!go) {}
                boolean seen = t.isInterrupted(); t.join(); return seen;
                """
                    .formatted(forgets)))
        .containsExactlyInAnyOrder("true", "false");
  }

  @Test
  void aLoopThatLooksAtAThreadGoesOnWhenItsInterruptIsForgotten() {
    assertThat(
            outcomes(
                """
                var latch = new CountDownLatch(1);
                Thread t = new Thread(() -> { Thread.currentThread().interrupt(); Thread.interrupted();
                  try { latch.await(); } catch (InterruptedException e) {} });
                t.start(); while (t.isInterrupted()) {}
                latch.countDown(); t.join(); return "ended";
                """))
        .containsExactly("ended");
  }

  @Test
  void aThreadIsBlockedWhileAnotherIsInItsMonitor() {
    assertThat(
            outcomes(
                """
                Object monitor = new Object();
                Thread t = new Thread(() -> { synchronized (monitor) {} });
                Thread u = new Thread(() -> { synchronized (monitor) {} });
                t.start(); u.start(); var state = t.getState(); t.join(); u.join(); return state;
                """))
        .containsExactlyInAnyOrder("RUNNABLE", "BLOCKED", "TERMINATED");
  }

  @Test
  void aThreadBeforeAFreeMonitorIsNotBlocked() {
    assertThat(
            outcomes(
                """
                Object monitor = new Object();
                Thread t = new Thread(() -> { synchronized (monitor) {} });
                t.start(); var state = t.getState(); t.join(); return state;
                """))
        .containsExactlyInAnyOrder("RUNNABLE", "TERMINATED");
  }

  @Test
  void aLoopMayWaitUntilAThreadWaits() {
    assertThat(
            explored(
                """
                var latch = new CountDownLatch(1);
                Thread t = new Thread(() -> { try { latch.await(); } catch (InterruptedException e) {} });
                t.start(); while (t.getState() != Thread.State.WAITING) {}
                latch.countDown(); t.join();
                """))
        .startsWith("Verified");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          seen[0] = late.getState()                     | NEW RUNNABLE TERMINATED
          seen[0] = late.isAlive()                      | false true
          late.join(); seen[0] = late.getState()        | NEW RUNNABLE TERMINATED
          late.join(Duration.ofDays(1)); seen[0] = "in" | null in
          """)
  void aThreadMayNotHaveBeenStartedYet(String asks, String answers) {
    assertThat(
            outcomes(
                """
                Object[] seen = {null}; Thread late = new Thread(() -> {});
                Thread t = new Thread(() -> { try { Thread.sleep(0); %s; }
                  catch (InterruptedException | IllegalThreadStateException e) {} });
                t.start(); late.start(); t.join(); late.join(); return seen[0];
                """
                    .formatted(asks)))
        .containsExactlyInAnyOrder(answers.split(" "));
  }
}
