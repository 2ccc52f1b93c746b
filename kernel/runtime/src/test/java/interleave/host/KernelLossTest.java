package interleave.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Nothing outlives its notebook, and a child outlives its parent only as far as the system says.
class KernelLossTest {

  @Test
  void everyProcessEndsWhenTheKernelIsKilled() throws Exception {
    var notebook = TestNotebook.withWarmChildren(1);
    notebook.awaitProcesses(2);
    var _ =
        notebook.begin(
            """
            Proc.start(() -> {
              new ProcessBuilder("sleep", "1000").start();
              Proc.start(() -> { System.out.println("grandchild"); new CountDownLatch(1).await(); });
              while (true);
            });
            """);
    notebook.awaitOutput("grandchild");
    assertThat(notebook.processes()).hasSizeGreaterThanOrEqualTo(4);
    notebook.killKernel();
    notebook.awaitNoProcess();
    assertThat(notebook.processes()).isEmpty();
  }

  @Test
  void anOrphanGoesOnAndHasAnotherParent() throws Exception {
    try (var notebook = TestNotebook.open()) {
      var cell =
          notebook.begin(
              """
              Proc.start(() -> Proc.start(() -> {
                long first = Proc.parent().pid();
                System.out.println("child of " + first + ".");
                ProcessHandle.of(first).get().onExit().join();
                System.out.println("orphan " + (Proc.parent().pid() != first));
              }));
              """);
      String printed = notebook.awaitOutput(".");
      long parent = Long.parseLong(printed.replaceAll("\\D", ""));
      ProcessHandle.of(parent).orElseThrow().destroyForcibly();
      cell.get();
      assertThat(notebook.awaitOutput("orphan")).endsWith("orphan true\n");
      notebook.awaitProcesses(1);
    }
  }

  @Test
  void aCrashOfTheCellJvmEndsItsWarmChildren() throws Exception {
    var notebook = TestNotebook.withWarmChildren(2);
    notebook.awaitProcesses(3);
    ProcessHandle.of(notebook.pid()).orElseThrow().destroyForcibly();
    notebook.awaitProcesses(0);
    notebook.awaitNoProcess();
    assertThat(notebook.processes()).isEmpty();
  }
}
