package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pipes between real processes.
@Timeout(300)
class PipesTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @Test
  void whatIsSentAtOneEndOfAPipeIsReceivedAtTheOther() {
    assertThat(
            lab.out(
                """
                var pipe = new Pipe<String>();
                Connection<String> here = pipe.first(), there = pipe.second();
                Proc echo = Proc.start("echo", () -> {
                  try {
                    while (true) there.send(there.recv().toUpperCase());
                  } catch (EOFException e) {
                    System.out.println("end");
                  }
                });
                there.close();
                here.send("hello");
                System.out.println(here.poll(Duration.ofMinutes(1)));
                System.out.println(here.recv());
                System.out.println(here.poll());
                here.close();
                echo.join();
                try {
                  here.send("x");
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                """))
        .startsWith("true\nHELLO\nfalse\nend\n")
        .contains("was closed by this process");
  }

  @Test
  void theEndOfAPipeComesWhenTheLastProcessThatHadTheOtherEndIsGone() {
    assertThat(
            lab.out(
                """
                var p2 = new Pipe<Integer>();
                Connection<Integer> mine = p2.first(), theirs = p2.second();
                var go = new SharedEvent();
                Proc talker = Proc.start(() -> { theirs.send(1); go.await(); theirs.send(2); });
                Proc silent = Proc.start(() -> { theirs.poll(); new CountDownLatch(1).await(); });
                System.out.println(mine.recv() + " " + mine.poll(Duration.ofMillis(50)));
                theirs.close();
                go.set();
                talker.join();
                System.out.println(mine.recv() + " " + mine.poll(Duration.ofMillis(50)));
                silent.kill();
                System.out.println(mine.poll(Duration.ofMinutes(1)));
                try {
                  mine.recv();
                } catch (EOFException e) {
                  System.out.println("end");
                }
                try {
                  mine.send(3);
                } catch (IOException e) {
                  System.out.println("nobody");
                }
                """))
        .isEqualTo("1 false\n2 false\ntrue\nend\nnobody\n");
  }

  @Test
  void aFullPipeLetsSendWait() {
    assertThat(
            lab.out(
                """
                var p3 = new Pipe<byte[]>();
                Connection<byte[]> in = p3.first(), out = p3.second();
                var sent = new SharedInt(0);
                Proc sender = Proc.start(() -> {
                  for (int i = 0; i < 10; i++) {
                    out.send(new byte[20_000]);
                    sent.getAndAdd(1);
                  }
                });
                while (sent.get() < 4) Thread.onSpinWait();
                System.out.println(sender.join(Duration.ofMillis(100)) + " " + sent.get());
                for (int i = 0; i < 10; i++) in.recv();
                sender.join();
                System.out.println(sent.get());
                """))
        .isEqualTo("false 4\n10\n");
  }
}
