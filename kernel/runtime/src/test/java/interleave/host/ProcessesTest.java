package interleave.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Processes as cells meet them: each test runs real child JVMs.
class ProcessesTest {

  private static TestNotebook notebook;

  @BeforeAll
  static void open() throws Exception {
    notebook = TestNotebook.withWarmChildren(1);
  }

  @AfterAll
  static void close() throws Exception {
    notebook.close();
  }

  @Test
  void aChildHasItsOwnPidAndItsParentsAsPpid() throws Exception {
    String printed =
        notebook.run(
            """
            Proc p = Proc.start(() -> System.out.println(
                Proc.current().pid() + " " + Proc.parent().pid()));
            p.join();
            System.out.println(p.pid() + " " + Proc.current().pid());
            """);
    assertThat(printed.lines()).hasSize(2).allMatch(printed.lines().toList().get(0)::equals);
    assertThat(printed).contains(" " + notebook.pid());
  }

  @Test
  void aChildChangesItsCopyOfAVariableOnly() throws Exception {
    String printed =
        notebook.run(
            """
            int count = 100;
            Proc.start(() -> { count -= 1; System.out.println("child " + count); }).join();
            System.out.println("notebook " + count);
            """);
    assertThat(printed).isEqualTo("child 99\nnotebook 100\n");
  }
}
