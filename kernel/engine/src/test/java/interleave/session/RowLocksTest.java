package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Locks of rows and tables between real processes.
@Timeout(300)
class RowLocksTest {
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
  void rowsCanBeLockedSideBySideAndTheTableOnlyAlone() {
    assertThat(
            lab.out(
                """
                var table = new RowLocks(3);
                try (Held first = table.row(0)) {
                  Proc.start(() -> {
                    try (Held second = table.row(1)) {
                      System.out.println("side by side");
                    }
                    System.out.println(table.tryRow(0, Duration.ofMillis(20)).isPresent());
                    System.out.println(table.tryTable(Duration.ofMillis(20)).isPresent());
                  }).join();
                }
                try (Held whole = table.table()) {
                  Proc.start(() -> System.out.println(
                      table.tryRow(2, Duration.ofMillis(20)).isPresent())).join();
                }
                System.out.println(table.isLocked(0));
                """))
        .isEqualTo("side by side\nfalse\nfalse\nfalse\nfalse\n");
  }

  @Test
  void aRowOrTableWhoseHolderWasKilledStaysLockedAndSaysWhoDied() {
    assertThat(
            lab.out(
                """
                var table = new RowLocks(3);
                var has = new SharedSemaphore(0);
                Proc holder = Proc.start("holder", () -> {
                  Held row = table.row(1); has.release(); new CountDownLatch(1).await(); });
                has.acquire();
                Proc waiter = Proc.start("waiter", () -> { has.release(); table.row(1); });
                has.acquire();
                String died = ", whose holder, PID " + holder.pid() + ", died: it will not release it";
                holder.kill(); holder.join();
                waiter.kill(); waiter.join();
                while (!table.toString().contains("died")) Thread.onSpinWait(); // the kernel hears of it
                System.out.println(table.toString().endsWith(" row 1" + died));
                System.out.println(table.tryRow(1, Duration.ofMillis(20)).isPresent());
                try (Held other = table.row(0)) { System.out.println(table.isLocked(0)); }
                var whole = new RowLocks(2);
                Proc owner = Proc.start("owner", () -> {
                  Held all = whole.table(); has.release(); new CountDownLatch(1).await(); });
                has.acquire();
                owner.kill(); owner.join();
                while (!whole.toString().contains("died")) Thread.onSpinWait(); // the kernel hears of it
                System.out.println(whole.toString().contains("PID " + owner.pid() + ", died"));
                System.out.println(whole.tryRow(0, Duration.ofMillis(20)).isPresent());
                """))
        .isEqualTo("true\nfalse\ntrue\ntrue\nfalse\n");
  }

  @Test
  void whoDiesWhileItWantsARowKeepsNobodyFromTheTable() {
    assertThat(
            lab.out(
                """
                var table = new RowLocks(2);
                var begun = new SharedEvent();
                Held mine = table.row(0);
                Proc wants = Proc.start("wants", () -> { begun.set(); table.row(0); });
                begun.await();
                wants.kill(); wants.join();
                mine.close();
                try (Held all = table.table()) { System.out.println(table); }
                """))
        .matches("RowLocks#\\d+ \\(table locked\\)\n");
  }

  @Test
  void whoWantsTheTableKeepsNobodyFromARow() {
    assertThat(
            lab.out(
                """
                var table = new RowLocks(2);
                Held first = table.row(0);
                Proc whole = Proc.start("whole", () -> {
                  try (Held all = table.table()) { System.out.println("all"); }
                });
                while (!waits().text().contains("whole")) Thread.onSpinWait();
                Proc.start(() -> {
                  try (Held second = table.row(1)) { System.out.println("second"); }
                }).join();
                first.close();
                whole.join();
                """))
        .isEqualTo("second\nall\n");
  }
}
