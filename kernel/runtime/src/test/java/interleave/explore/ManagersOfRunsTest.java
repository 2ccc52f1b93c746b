package interleave.explore;

import static interleave.explore.Blocks.explored;
import static interleave.explore.Blocks.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Managers in explored code: each call is a step.
class ManagersOfRunsTest {
  @Test
  void readingAndThenWritingLosesAnUpdate() {
    assertThat(
            outcomes(
                """
                Manager manager = new Manager();
                Map<String, Integer> stock = manager.map();
                stock.put("apples", 3);
                Proc a = Proc.start("a", () -> stock.put("apples", stock.get("apples") - 1));
                Proc b = Proc.start("b", () -> stock.put("apples", stock.get("apples") - 1));
                a.join();
                b.join();
                return stock.get("apples");
                """))
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void aLockOfTheManagerGuardsTwoCalls() {
    assertThat(
            explored(
                """
                Manager manager = new Manager();
                Map<String, Integer> stock = manager.map();
                SharedLock lock = manager.lock();
                stock.put("apples", 3);
                Proc.Body sell = () -> { try (Held h = lock.acquire()) { stock.put("apples", stock.get("apples") - 1); } };
                Proc a = Proc.start("a", sell), b = Proc.start("b", sell);
                a.join();
                b.join();
                assert stock.equals(Map.of("apples", 1));
                manager.close();
                """))
        .startsWith("Verified: all ");
  }

  @Test
  void mergeIsTwoCalls() {
    assertThat(
            outcomes(
                """
                Manager manager = new Manager();
                Map<String, Integer> counts = manager.map();
                Proc p = Proc.start("p", () -> counts.merge("x", 1, Integer::sum));
                counts.merge("x", 1, Integer::sum);
                p.join();
                return counts.get("x");
                """))
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void putIfAbsentIsOneCall() {
    assertThat(
            outcomes(
                """
                Manager manager = new Manager();
                Map<String, String> owner = manager.map();
                Proc p = Proc.start("p", () -> owner.putIfAbsent("seat", "p"));
                String before = owner.putIfAbsent("seat", "main");
                p.join();
                return before + " " + owner;
                """))
        .containsExactlyInAnyOrder("null {seat=main}", "p {seat=p}");
  }

  @Test
  void bothElementsOfAListArrive() {
    assertThat(
            outcomes(
                """
                Manager manager = new Manager();
                List<String> list = manager.list();
                Proc p = Proc.start("p", () -> list.add("p"));
                list.add("main");
                p.join();
                return list.size() + " " + list;
                """))
        .containsExactlyInAnyOrder("2 [main, p]", "2 [p, main]");
  }

  @Test
  void twoLooksDoNotDependOnOneAnother() {
    assertThat(
            explored(
                """
                Manager manager = new Manager();
                Map<String, Integer> map = manager.map();
                Proc p = Proc.start("p", () -> map.get("x"));
                map.get("y");
                p.join();
                """))
        .startsWith("Verified: all 1 distinct");
  }

  @Test
  void aManagerThatHasEndedTakesNoCalls() {
    assertThat(
            outcomes(
                """
                Manager manager = new Manager();
                Map<String, Integer> map = manager.map();
                Thread closing = new Thread(manager::close);
                closing.start();
                try {
                  map.put("x", 1);
                  return "put";
                } catch (IllegalStateException e) {
                  return e.getMessage();
                }
                """))
        .containsExactlyInAnyOrder(
            "put", "the manager, PID 1001, has ended, and with it what it kept");
  }

  @Test
  void whatAManagerThrowsComesOut() {
    assertThat(
            outcomes(
                """
                Manager manager = new Manager();
                manager.namespace().set("x", 1);
                List<String> list = manager.list();
                try {
                  return list.get(3);
                } catch (IndexOutOfBoundsException e) {
                  return "thrown";
                }
                """))
        .containsExactly("thrown");
  }
}
