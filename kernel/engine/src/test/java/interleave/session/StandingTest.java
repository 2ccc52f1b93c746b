package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.host.SystemState;
import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real zombies, stopped processes and orphans, as Linux shows them, in the panel.
@Timeout(300)
class StandingTest {

  private static long printed(Transcript cell, String name) throws Exception {
    cell.awaitOut(text -> text.contains(name + " ") && text.endsWith("\n"));
    return cell.out()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static String row(String panel, String name) {
    return panel.lines().filter(line -> line.matches(".*─ " + name + " .*")).findFirst().orElse("");
  }

  @Test
  void aChildIsAZombieUntilItsStoppedParentGoesOn() throws Exception {
    try (Lab lab = Lab.open()) {
      Transcript cell =
          lab.start(
              """
              var runs = new SharedEvent();
              Proc parent = new Proc("stopped-parent", () -> {
                Proc child = Proc.start("short-lived", runs::await);
                System.out.println("child " + child.pid());
                child.join();
                System.out.println("waited");
              });
              parent.start();
              System.out.println("parent " + parent.pid());
              """);
      long child = printed(cell, "child");
      long parent = printed(cell, "parent");
      Lab.signal("STOP", parent);
      Lab.signal("KILL", child);
      String zombie =
          cell.awaitDisplay(
              text ->
                  row(text, "short-lived").contains("zombie (Z)")
                      && row(text, "stopped-parent").contains("stopped (T)"));
      assertThat(SystemState.of(child)).get().extracting(SystemState::state).isEqualTo('Z');
      assertThat(row(zombie, "short-lived")).containsPattern("^ *" + child + " +" + parent + " ");
      Lab.signal("CONT", parent);
      cell.awaitOut(text -> text.contains("waited"));
      assertThat(SystemState.of(child)).isEmpty();
      assertThat(cell.await()).isInstanceOf(CellReply.Ok.class);
      String end = cell.displays().getLast().plain();
      assertThat(row(end, "short-lived")).contains("killed").contains("-9 (137)");
      assertThat(row(end, "stopped-parent")).contains("ended");
    }
  }

  @Test
  void anOrphanShowsItsNewParent() throws Exception {
    try (Lab lab = Lab.open()) {
      Transcript cell =
          lab.start(
              """
              Proc parent = Proc.start("lost-parent", () -> {
                Proc.start("left-alone", () -> {
                  System.out.println("child " + Proc.current().pid());
                  new CountDownLatch(1).await();
                });
              });
              System.out.println("parent " + parent.pid());
              parent.join();
              new CountDownLatch(1).await();
              """);
      long child = printed(cell, "child");
      Lab.signal("KILL", printed(cell, "parent"));
      String orphan =
          cell.awaitDisplay(
              text ->
                  row(text, "left-alone").contains(", orphan")
                      && row(text, "lost-parent").contains("killed"));
      long adopter = SystemState.of(child).orElseThrow().ppid();
      assertThat(row(orphan, "left-alone")).containsPattern("^ *" + child + " +" + adopter + " ");
      lab.session().interrupt();
      assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
    }
  }
}
