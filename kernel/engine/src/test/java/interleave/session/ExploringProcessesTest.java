package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExploringProcessesTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
    lab.run(
        """
        SharedInt tickets = new SharedInt("tickets", 1);
        SharedQueue<List<String>> orders = new SharedQueue<>();
        SharedLock lock = new SharedLock("lock");
        int count = 7;
        record Item(String name) {}
        """);
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @Test
  void theTicketSellerIsExploredAsWritten() {
    String cell =
        """
        explore(() -> {
          Proc a = Proc.start("a", () -> { if (tickets.get() > 0) tickets.set(tickets.get() - 1); });
          Proc b = Proc.start("b", () -> { if (tickets.get() > 0) tickets.set(tickets.get() - 1); });
          a.join(); b.join();
          assert tickets.get() >= 0 : "tickets: " + tickets.get();
        })
        """;
    assertThat(lab.run(cell).result()).contains("Violated").contains("tickets: -1");
    assertThat(lab.run("tickets.get()").result()).isEqualTo("1");
  }

  @Test
  void underTheLockOfTheNumberItIsVerified() {
    String cell =
        """
        explore(() -> {
          Proc.Body sell = () -> {
            try (Held h = tickets.lock().acquire()) {
              if (tickets.get() > 0) tickets.set(tickets.get() - 1);
            }
          };
          Proc a = Proc.start("a", sell), b = Proc.start("b", sell);
          a.join(); b.join();
          assert tickets.get() == 0;
        })
        """;
    assertThat(lab.run(cell).result()).contains("Verified");
    assertThat(lab.run("tickets").result()).contains("1");
  }

  @Test
  void aProcessChangesItsOwnVariables() {
    String cell =
        """
        outcomes(() -> {
          SharedInt seen = new SharedInt(0);
          Proc p = Proc.start(() -> { count++; seen.set(count); });
          p.join();
          return count + " and " + seen.get();
        }).outcomes().getFirst().value()
        """;
    assertThat(lab.run(cell).result()).contains("7 and 8");
    assertThat(lab.run("count").result()).isEqualTo("7");
  }

  @Test
  void whatIsInAQueueOfTheNotebookIsThereInEveryRun() {
    lab.run("orders.put(List.of(\"tea\", \"milk\"));");
    String cell =
        """
        explore(() -> {
          SharedQueue<Item> done = new SharedQueue<>();
          Proc p = Proc.start("p", () -> done.put(new Item(orders.get().get(1))));
          assert done.get().equals(new Item("milk"));
          p.join();
        })
        """;
    assertThat(lab.run(cell).result()).contains("Verified");
    assertThat(lab.run("orders.size()").result()).isEqualTo("1");
  }

  @Test
  void aLockOfTheNotebookIsCalledByItsName() {
    String cell =
        "explore(() -> { lock.acquire(); Proc p = Proc.start(\"p\", () -> { lock.acquire(); });"
            + " p.join(); })";
    assertThat(lab.run(cell).result()).contains("Deadlocked").contains("p waits for lock");
    assertThat(lab.run("lock.isLocked()").result()).isEqualTo("false");
  }

  @Test
  void filesOfTheDiskStayAsTheyAre() {
    String cell =
        """
        explore(() -> {
          Proc p = Proc.start("p", () -> { Files.writeString(Path.of("explored.txt"), "1"); });
          p.kill();
          p.join();
          Path file = Path.of("explored.txt");
          assert !Files.exists(file) || Files.readString(file).equals("1") : "torn";
        })
        """;
    assertThat(lab.run(cell).result()).contains("Violated").contains("torn");
    assertThat(lab.run("Files.exists(Path.of(\"explored.txt\"))").result()).isEqualTo("false");
  }

  @Test
  void whatCannotBeExploredIsRefusedByName() {
    assertThat(lab.run("explore(() -> { new FileWriter(\"x\").close(); })").result())
        .contains("Refused")
        .contains("FileWriter");
    assertThat(lab.run("explore(() -> { fork(); })").result()).contains("Refused");
  }
}
