package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A cell that is run again without a change has another number, and what goes wrong in it is told
/// with that.
@Timeout(120)
class RunAgainTest {
  private final Lab lab = Lab.open();

  @AfterEach
  void close() {
    lab.close();
  }

  private String traceback(String code) {
    return lab.run(code).traceback();
  }

  @Test
  void theValueOfAVariableFailsInTheCellThatRunsNow() {
    String code = "\nint z = Integer.parseInt(\n    \"x\");";
    assertThat(traceback(code)).contains("at Cell [1], line 2");
    assertThat(traceback(code)).contains("at Cell [2], line 2").doesNotContain("Cell [1]");
    assertThat(traceback("\n\n" + code)).contains("at Cell [3], line 4");
    assertThat(traceback(code)).contains("at Cell [4], line 2");
  }

  @Test
  void aMethodAndATypeAreWhereTheyWereDeclaredLast() {
    String declared =
        """
        void broken() { throw new IllegalStateException(); }
        class Counter { static class Part { void go() { broken(); } } }
        """;
    lab.run(declared);
    assertThat(traceback("new Counter.Part().go();"))
        .contains("at Cell [1], line 1, in broken", "at Cell [1], line 2, in go");
    lab.run("// before them\n" + declared);
    assertThat(traceback("new Counter.Part().go();"))
        .contains("at Cell [3], line 2, in broken", "at Cell [3], line 3, in go", "at Cell [4]");
    lab.run(declared.replace("()", "( )") + "// with a remark");
    assertThat(traceback("new Counter.Part().go();"))
        .contains("at Cell [5], line 1, in broken", "at Cell [5], line 2, in go");
  }

  @Test
  void threadsAndProcessesFailThereToo() {
    String thread =
        """
        Thread poor = new Thread(() -> { throw new IllegalStateException("in a thread"); });
        poor.start(); poor.join();
        """;
    String process =
        """
        Proc child = Proc.start("child", () -> {
          throw new IllegalStateException("in a process");
        });
        child.join();
        """;
    lab.run(thread);
    lab.run(process);
    assertThat(lab.run(thread).err()).contains("at Cell [3], line 1").doesNotContain("Cell [1]");
    assertThat(lab.run(process).err()).contains("at Cell [4], line 2").doesNotContain("Cell [2]");
  }

  @Test
  void aNewProcessHasTheNewPlacesToo() {
    String declared = "void broken() { throw new IllegalStateException(); }";
    lab.run(declared);
    lab.run(declared);
    lab.run("System.exit(3);");
    assertThat(traceback("broken();")).contains("at Cell [2], line 1, in broken");
  }

  @Test
  void stepsOfAnExploredMethodAreDrawnWithTheNewLines() {
    String declared =
        """
        int count = 0;
        void add() { count++; }
        void both() throws InterruptedException {
          var a = new Thread(() -> add());
          a.start(); add(); a.join();
          assert count == 2;
        }
        """;
    String lines =
        """
        explore(() -> both()).trace().stream().filter(step -> step.cell() > 0)
            .map(step -> step.cell() + ":" + step.line()).distinct().sorted().toList()
        """;
    lab.run(declared);
    assertThat(lab.run(lines).result()).isEqualTo("[1:2, 1:5, 1:6]");
    lab.run("// before\n" + declared);
    assertThat(lab.run(lines).result()).isEqualTo("[3:3, 3:6, 3:7]");
    lab.run(declared);
    assertThat(lab.run(lines).result()).isEqualTo("[5:2, 5:5, 5:6]");
  }
}
