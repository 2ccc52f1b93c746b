package interleave.explore;

import static interleave.explore.Blocks.explored;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the initialisers of classes do that a block is the first to use: it is no part of the runs,
/// and where it may matter, nothing is called verified.
class FirstUsesTest {

  @Test
  void twoInitialisersThatMayWaitForOneAnother() {
    assertThat(
            explored(
                """
                static class Left { static int x = 1; static { Right.look(); } static void look() {} }
                static class Right { static int x = 2; static { Left.look(); } static void look() {} }
                """,
                "var t = new Thread(Left::look); t.start(); Right.look(); t.join();"))
        .startsWith("Unfinished")
        .contains("what happens when")
        .contains("is first used, which is done once: its initialiser uses");
  }

  @Test
  void anInitialiserThatReadsWhatAnotherThreadChanges() {
    assertThat(
            explored(
                """
                static int count;
                static class Late { static final int SEEN = Math.max(count, 0); }
                """,
                """
                var t = new Thread(() -> count = 1); t.start();
                assert Late.SEEN == 0; t.join();
                """))
        .startsWith("Unfinished")
        .contains("when Late is first used")
        .contains("its initialiser uses count");
  }

  @Test
  void anInitialiserThatChangesAVariableOfAnother() {
    assertThat(
            explored(
                """
                static class Tickets { static int next = 1; int number = next++; }
                static class Desk { static final Tickets FIRST = new Tickets(); static void open() {} }
                """,
                "Desk.open(); assert Tickets.next > 0;"))
        .startsWith("Unfinished")
        .contains("its initialiser uses next");
  }

  @Test
  void anInitialiserThatMayChangeAnObjectOfAnother() {
    assertThat(
            explored(
                """
                static class Register { static final List<String> NAMES = new ArrayList<>(); }
                static class Desk { static { Register.NAMES.add("desk"); } static void open() {} }
                """,
                "Desk.open(); assert Register.NAMES.size() == 1;"))
        .contains("when Desk is first used", "its initialiser uses NAMES");
  }

  @Test
  void anInitialiserOfItsOwnVariablesMattersToNobody() {
    assertThat(
            explored(
                """
                record Point(int x) {}
                static class Bank { static int total = 5; static final Object LOCK = new Object();
                  static final Point AT = new Point(3); static void pay() { synchronized (LOCK) { total++; } } }
                """,
                """
                var t = new Thread(Bank::pay); t.start(); Bank.pay(); t.join();
                assert Bank.total == 7 && Bank.AT.x() == 3;
                """))
        .startsWith("Verified");
  }

  @Test
  void aSwitchOverAnEnumAndAConstantOfAnotherClassMatterToNobody() {
    assertThat(
            explored(
                """
                enum Light { RED, GREEN }
                static class Limits { static final int MOST = Integer.parseInt("3"); }
                static class Road { static final int CARS = Limits.MOST + 1;
                  static synchronized int pass(Light light) { return switch (light) { case RED -> 0; case GREEN -> CARS; }; } }
                """,
                """
                var t = new Thread(() -> Road.pass(Light.RED)); t.start();
                assert Road.pass(Light.GREEN) == 4; t.join();
                """))
        .startsWith("Verified");
  }

  @Test
  void whoReadsAnotherBeforeThereAreThreadsReadsWhatIsThere() {
    assertThat(
            explored(
                """
                static int count = 3;
                static class Early { static final int SEEN = Math.max(count, 0); static int x = SEEN; }
                """,
                """
                Early.x++;
                var t = new Thread(() -> count = 1); t.start(); t.join();
                assert Early.x == 4;
                """))
        .startsWith("Verified");
  }
}
