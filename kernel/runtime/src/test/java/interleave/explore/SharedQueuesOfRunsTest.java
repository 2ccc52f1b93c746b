package interleave.explore;

import static interleave.explore.Blocks.explored;
import static interleave.explore.Blocks.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Queues and pipes between the processes of a run.
class SharedQueuesOfRunsTest {
  @Test
  void itemsPassThroughASharedQueueInOrder() {
    assertThat(
            outcomes(
                "",
                """
                SharedQueue<Integer> queue = new SharedQueue<>(1);
                Proc p = Proc.start("p", () -> { for (int i = 0; i < 3; i++) queue.put(i); });
                int a = queue.get(), b = queue.get(), c = queue.get();
                p.join();
                return "" + a + b + c;
                """))
        .containsExactly("012");
  }

  @Test
  void anItemIsCopiedWhenItIsPut() {
    assertThat(
            outcomes(
                "",
                """
                SharedQueue<List<Integer>> queue = new SharedQueue<>();
                List<Integer> list = new ArrayList<>(List.of(1));
                queue.put(list);
                list.add(2);
                return queue.get();
                """))
        .containsExactly("[1]");
  }

  @Test
  void aJoinableQueueWaitsForWhatIsNotDone() {
    assertThat(
            outcomes(
                "",
                """
                JoinableQueue<Integer> queue = new JoinableQueue<>();
                SharedInt done = new SharedInt(0);
                Proc p = Proc.start("p", () -> { queue.get(); done.set(1); queue.taskDone(); });
                queue.put(7);
                queue.join();
                return done.get();
                """))
        .containsExactly("1");
  }

  @Test
  void bothEndsOfAPipeThatReceiveFirstDeadlock() {
    assertThat(
            explored(
                "",
                """
                Pipe<String> pipe = new Pipe<>();
                Connection<String> here = pipe.first(), there = pipe.second();
                Proc p = Proc.start("p", () -> { there.recv(); there.send("b"); });
                here.recv();
                here.send("a");
                p.join();
                """))
        .startsWith("Deadlocked");
  }

  @Test
  void aPipeEndsWhenItsOtherEndIsClosedEverywhere() {
    assertThat(
            outcomes(
                "",
                """
                Pipe<String> pipe = new Pipe<>();
                Connection<String> here = pipe.first(), there = pipe.second();
                Proc p = Proc.start("p", () -> { there.send("x"); });
                there.close();
                String got = here.recv();
                try {
                  here.recv();
                  return "more";
                } catch (java.io.EOFException e) {
                  return got + " end";
                }
                """))
        .containsExactly("x end");
  }
}
