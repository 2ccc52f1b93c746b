package interleave.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Semantics as of CPython's `asyncio`, with simulated time.
class EventLoopTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<String> log = new ArrayList<>();

  private String note(String what, Duration after) {
    EventLoop.sleep(after);
    log.add(what + " at " + EventLoop.now().toHours());
    return what;
  }

  @Test
  void tasksThatSleepOverlapAndTimeIsSimulated() throws Exception {
    String result =
        EventLoop.run(
            () -> {
              var slow = EventLoop.start("slow", () -> note("slow", HOUR.multipliedBy(3)));
              var quick = EventLoop.start("quick", () -> note("quick", HOUR));
              return slow.await() + quick.await() + EventLoop.now().toHours();
            });
    assertThat(result).isEqualTo("slowquick3");
    assertThat(log).containsExactly("quick at 1", "slow at 3");
  }

  @Test
  void aTaskBeginsWhenTheCurrentOneWaits() throws Exception {
    EventLoop.run(
        () -> {
          var task = EventLoop.start(() -> log.add("task"));
          log.add("main");
          EventLoop.pause();
          log.add("main again");
          return task.await();
        });
    assertThat(log).containsExactly("main", "task", "main again");
  }

  @Test
  void readyTasksRunInTurn() throws Exception {
    EventLoop.run(
        () -> {
          List<LoopTask<Boolean>> tasks = new ArrayList<>();
          for (String name : List.of("A", "B", "C")) {
            tasks.add(
                EventLoop.start(
                    name,
                    () -> {
                      for (int i = 1; i <= 2; i++) {
                        log.add(name + i);
                        EventLoop.pause();
                      }
                      return true;
                    }));
          }
          return EventLoop.gather(tasks);
        });
    assertThat(log).containsExactly("A1", "B1", "C1", "A2", "B2", "C2");
  }

  @Test
  void gatherGivesTheResultsInTheOrderOfTheTasks() throws Exception {
    List<String> results =
        EventLoop.run(
            () ->
                EventLoop.gather(
                    EventLoop.start(() -> note("second", HOUR.multipliedBy(2))),
                    EventLoop.start(() -> note("first", HOUR))));
    assertThat(results).containsExactly("second", "first");
  }

  @Test
  void gatherPassesTheFirstFailureOnAndLetsTheOthersGoOn() throws Exception {
    String result =
        EventLoop.run(
            () -> {
              var slow = EventLoop.start(() -> note("slow", HOUR.multipliedBy(2)));
              var bad =
                  EventLoop.<String>start(
                      "bad",
                      () -> {
                        EventLoop.sleep(HOUR);
                        throw new IOException("net");
                      });
              try {
                return EventLoop.gather(slow, bad).toString();
              } catch (IOException e) {
                return e.getMessage() + EventLoop.now().toHours() + slow.await();
              }
            });
    assertThat(result).isEqualTo("net1slow");
  }

  @Test
  void cancellingThrowsWhereTheTaskWaits() throws Exception {
    boolean cancelled =
        EventLoop.run(
            () -> {
              var task =
                  EventLoop.start(
                      () -> {
                        try {
                          return note("never", HOUR);
                        } finally {
                          log.add("tidied up");
                        }
                      });
              EventLoop.pause();
              assertThat(task.cancel()).isTrue();
              assertThatThrownBy(task::await).isInstanceOf(CancellationException.class);
              assertThat(task.cancel()).isFalse();
              return task.isCancelled();
            });
    assertThat(cancelled).isTrue();
    assertThat(log).containsExactly("tidied up");
  }

  @Test
  void whatIsNotDoneInTimeIsCancelled() throws Exception {
    EventLoop.run(
        () -> {
          var slow = EventLoop.start("slow", () -> note("slow", HOUR.multipliedBy(5)));
          assertThatThrownBy(() -> EventLoop.waitFor(slow, HOUR))
              .isInstanceOf(TimeoutException.class)
              .hasMessage("slow was not done after PT1H");
          assertThat(slow.isCancelled()).isTrue();
          assertThat(EventLoop.now()).isEqualTo(HOUR);
          var quick = EventLoop.start(() -> note("quick", HOUR));
          assertThat(EventLoop.waitFor(quick, HOUR.multipliedBy(2))).isEqualTo("quick");
          return true;
        });
    assertThat(log).containsExactly("quick at 2");
  }

  @Test
  void tasksThatOutliveTheMainOneAreCancelled() throws Exception {
    EventLoop.run(
        () -> {
          EventLoop.start(
              () -> {
                try {
                  return note("late", HOUR);
                } finally {
                  log.add("cancelled");
                }
              });
          EventLoop.pause();
          return "done";
        });
    assertThat(log).containsExactly("cancelled");
  }

  @Test
  void aFailureThatNobodyAwaitsIsNotLost() {
    assertThatThrownBy(
            () ->
                EventLoop.run(
                    () -> {
                      EventLoop.start(
                          "forgotten",
                          () -> {
                            throw new IOException("lost");
                          });
                      EventLoop.pause();
                      return "fine";
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("forgotten failed and nobody awaited it")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void theExceptionOfATaskIsThatOfWhoeverAwaitsIt() {
    assertThatThrownBy(
            () ->
                EventLoop.run(
                    () ->
                        EventLoop.start(
                                () -> {
                                  throw new IOException("disk");
                                })
                            .await()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void tasksThatAwaitEachOtherAreReportedByName() {
    List<LoopTask<String>> tasks = new ArrayList<>();
    assertThatThrownBy(
            () ->
                EventLoop.run(
                    () -> {
                      tasks.add(EventLoop.start("hen", () -> tasks.get(1).await()));
                      tasks.add(EventLoop.start("egg", () -> tasks.get(0).await()));
                      return tasks.get(0).await();
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hen (await egg)")
        .hasMessageContaining("egg (await hen)");
    assertThatThrownBy(EventLoop::now).hasMessageContaining("no loop runs");
  }

  @Test
  void oneLoopRunsAtATime() {
    assertThatThrownBy(() -> EventLoop.run(() -> EventLoop.run(() -> 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("start() a task");
    assertThatThrownBy(() -> EventLoop.sleep(HOUR)).hasMessageContaining("EventLoop.run");
  }

  @Test
  void aHundredHoursOfTwoThousandTasksAreOverAtOnce() throws Exception {
    long hours =
        EventLoop.run(
            () -> {
              List<LoopTask<Boolean>> tasks = new ArrayList<>();
              for (int i = 0; i < 2_000; i++) {
                tasks.add(
                    EventLoop.start(
                        () -> {
                          EventLoop.sleep(HOUR.multipliedBy(100));
                          return true;
                        }));
              }
              for (var task : tasks) {
                task.await();
              }
              return EventLoop.now().toHours();
            });
    assertThat(hours).isEqualTo(100);
  }
}
