package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `fork()` at the top level of a cell makes a real process that goes on from the call.
@Timeout(300)
class ForkTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static String sorted(Transcript cell) {
    return String.join("\n", cell.out().lines().sorted().toList());
  }

  @Test
  void theChildGoesOnWithZeroAndItsOwnCopy() {
    Transcript cell =
        lab.run(
            """
            int count = 100;
            count = 50;
            long pid = fork();
            if (pid == 0) {
              count--;
              System.out.println("child " + count);
            } else {
              System.out.println("parent " + count);
            }
            count += 1;
            System.out.println((pid == 0 ? "child" : "parent") + " ends with " + count);
            """);
    assertThat(cell.err()).isEmpty();
    assertThat(sorted(cell))
        .isEqualTo("child 49\nchild ends with 50\nparent 50\nparent ends with 51");
    assertThat(lab.run("count").result()).isEqualTo("51");
    assertThat(lab.run("pid > 0").result()).isEqualTo("true");
  }

  @Test
  void theParentGetsThePidThatTheChildHas() {
    Transcript cell =
        lab.run(
            """
            var child = fork();
            System.out.println(child == 0 ? Proc.current().pid() : child);
            System.out.println(child == 0 ? Proc.parent().pid() : Proc.current().pid());
            """);
    assertThat(cell.out().lines().distinct()).hasSize(2);
  }

  @Test
  void aConditionMayFork() {
    Transcript cell =
        lab.run(
            """
            if (fork() == 0) {
              System.out.println("child");
            } else {
              System.out.println("parent");
            }
            """);
    assertThat(sorted(cell)).isEqualTo("child\nparent");
  }

  @Test
  void forksInARowDouble() {
    Transcript cell = lab.run("fork();\nfork();\nSystem.out.println(\"hello\");");
    assertThat(cell.out()).isEqualTo("hello\n".repeat(4));
  }

  @Test
  void whatFailsInTheParentDoesNotStopTheChild() {
    Transcript cell =
        lab.run(
            """
            long who = fork();
            if (who > 0) throw new IllegalStateException("parent");
            int twice(int n) { return 2 * n; }
            System.out.println("child " + twice(21));
            """);
    assertThat(cell.traceback()).startsWith("IllegalStateException: parent");
    assertThat(cell.out()).isEqualTo("child 42\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "long inMethod() { return fork(); }\ninMethod();",
        "for (int i = 0; i < 3; i++) fork();",
        "Runnable r = () -> fork();\nr.run();",
        "int a = 1;\nif (a == 1) { fork(); }",
        "if (Math.random() < 2 && fork() == 0) { }",
      })
  void whereAChildCouldNotGoOnItIsRefused(String code) {
    Transcript cell = lab.run(code);
    assertThat(cell.traceback()).contains("fork() works at the top level of a cell");
    assertThat(cell.traceback()).contains("or use Proc.start");
  }

  @Test
  void aVariableThatCannotBeCopiedIsNamed() {
    lab.run("var mutex = new ReentrantLock();");
    Transcript cell = lab.run("long n = fork();\nmutex.lock();");
    assertThat(cell.traceback()).contains("`mutex`").contains("use SharedLock");
    assertThat(lab.run("if (fork() == 0) System.out.println(1);").out()).isEqualTo("1\n");
  }
}
