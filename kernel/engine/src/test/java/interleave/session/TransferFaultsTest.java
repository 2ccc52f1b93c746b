package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Variables whose copies would take all memory, all of the stack, or for ever; and large ones that
/// are not to be copied. The JVMs of the session have 256 MB each.
@Timeout(300)
class TransferFaultsTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @AfterEach
  void theNotebookGoesOn() {
    Transcript cell = lab.ok("%reset\nProc.start(() -> System.out.println(\"here\")).join();");
    assertThat(cell.out()).isEqualTo("here\n");
  }

  private static String refusal(String code) {
    Transcript cell = lab.run(code);
    assertThat(cell.error().name()).endsWith("NotTransferableException");
    assertThat(lab.run("Proc.children().size()").result()).isEqualTo("0");
    return cell.traceback();
  }

  @Test
  void aSetWhoseHashCodeIsNeverThereIsRefusedByName() {
    assertThat(
            refusal(
                """
                Set<Object> bomb = new HashSet<>();
                Set<Object> left = bomb, right = new HashSet<>();
                for (int i = 0; i < 100; i++) {
                  Set<Object> one = new HashSet<>(Set.of("one")), other = new HashSet<>();
                  left.add(one); left.add(other);
                  right.add(one); right.add(other);
                  left = one; right = other;
                }
                Proc.start("reader", () -> System.out.println(bomb.isEmpty()));
                """))
        .contains("reader cannot start: its body uses `bomb`, and the HashSet")
        .contains("computing their hash codes takes more than 100 million steps");
    assertThat(refusal("new SharedQueue<Object>().put(bomb);"))
        .contains("cannot take the item: it is a HashSet");
  }

  @Test
  void aListThatIsTooLongForRecursionIsRefusedByName() {
    assertThat(
            refusal(
                """
                class Link { Link next; Link(Link next) { this.next = next; } }
                Link chain = null;
                for (int i = 0; i < 2_000_000; i++) chain = new Link(chain);
                Proc.start("reader", () -> System.out.println(chain == null));
                """))
        .contains(
            "reader cannot start: copying `chain`, which its body uses, failed: it is nested");
  }

  @Test
  void anArrayThatMemoryHasNoRoomForTwiceIsRefusedByName() {
    assertThat(
            refusal(
                """
                byte[] huge = new byte[100_000_000];
                Proc.start("reader", () -> System.out.println(huge.length));
                """))
        .contains("copying `huge`, which its body uses, failed: a copy may have")
        .contains("put it into SharedMemory");
  }

  @Test
  void aHundredMegabytesThatTheBodyDoesNotReachStayHere() {
    Transcript cell =
        lab.ok(
            """
            byte[] huge = new byte[100_000_000];
            int small = 1;
            int size() { return huge.length; }
            Proc.start(() -> System.out.println(small)).join();
            System.out.println(huge.length);
            """);
    assertThat(cell.out()).isEqualTo("1\n100000000\n");
  }

  @Test
  void whatIsSharedIsSharedInTheCopyAndCyclesClose() {
    Transcript cell =
        lab.ok(
            """
            class Person { String name; Person friend; Person(String name) { this.name = name; } }
            Person ann = new Person("安"), bob = new Person("鲍勃");
            ann.friend = bob;
            bob.friend = ann;
            List<Person> club = new ArrayList<>(List.of(ann, bob));
            Map<String, List<Person>> clubs = new HashMap<>(Map.of("chess", club, "go", club));
            Object[] itself = new Object[1];
            itself[0] = itself;
            Proc p = Proc.start(() -> {
              System.out.println(ann.friend.friend == ann);
              System.out.println(clubs.get("chess") == clubs.get("go"));
              System.out.println(clubs.get("go").get(1) == bob);
              System.out.println(itself[0] == itself);
              bob.name = "changed";
            });
            p.join();
            System.out.println(bob.name);
            """);
    assertThat(cell.out()).isEqualTo("true\n".repeat(4) + "鲍勃\n");
  }

  @Test
  void theCopyIsTakenOnceAtTheStart() {
    Transcript cell =
        lab.ok(
            """
            var changed = new SharedEvent();
            List<Integer> list = new ArrayList<>(List.of(1));
            Proc p = Proc.start(() -> { changed.await(); System.out.println(list); });
            list.add(2);
            changed.set();
            p.join();
            System.out.println(list);
            """);
    assertThat(cell.out()).isEqualTo("[1]\n[1, 2]\n");
  }
}
