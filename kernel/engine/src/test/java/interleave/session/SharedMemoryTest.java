package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Numbers and plain memory of real processes.
@Timeout(300)
class SharedMemoryTest {
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
  void numbersAreAtomicWhereTheySaySo() {
    assertThat(
            lab.out(
                """
                var n = new SharedLong(0);
                var d = new SharedDouble(0.5);
                var cells = SharedArray.of(1, 2, 3);
                Proc.Body plus = () -> {
                  for (int i = 0; i < 5_000; i++) {
                    n.getAndAdd(1);
                    d.getAndAdd(1);
                    cells.getAndAdd(2, 1);
                  }
                };
                Proc one = Proc.start(plus);
                plus.run();
                one.join();
                System.out.println(n.get() + " " + d.get() + " " + Arrays.toString(cells.toArray()));
                var small = new SharedInt(Integer.MAX_VALUE);
                small.getAndAdd(1);
                System.out.println(small.get() == Integer.MIN_VALUE);
                System.out.println(small.compareAndSet(Integer.MIN_VALUE, 7) + " " + small.get());
                try (Held h = small.lock().acquire()) {
                  System.out.println(small.lock().isLocked());
                }
                """))
        .isEqualTo("10000 10000.5 [1, 2, 10003]\ntrue\ntrue 7\ntrue\n");
  }

  @Test
  void namedMemoryIsSharedUntilItIsUnlinkedAndClosedEverywhere() {
    assertThat(
            lab.out(
                """
                import java.lang.foreign.ValueLayout;
                var memory = SharedMemory.create("picture", 100_000);
                memory.segment().set(ValueLayout.JAVA_INT, 0, 42);
                Proc.start(() -> {
                  try (var same = SharedMemory.open("picture")) {
                    System.out.println(same.segment().get(ValueLayout.JAVA_INT, 0));
                    same.segment().set(ValueLayout.JAVA_INT, 4, 43);
                  }
                }).join();
                System.out.println(memory.segment().get(ValueLayout.JAVA_INT, 4));
                System.out.println(SharedMemory.leaked());
                try {
                  SharedMemory.create("picture", 1);
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                memory.unlink();
                memory.close();
                System.out.println(SharedMemory.leaked());
                try {
                  memory.segment();
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                """))
        .startsWith("42\n43\n[picture]\n")
        .contains("a SharedMemory named picture exists")
        .contains("[]\n")
        .contains("was closed by this process");
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheLimitAndHowToRaiseIt() {
    assertThat(lab.run("SharedMemory.create(\"huge\", 1L << 33)").traceback())
        .contains("the memory that this notebook's processes share is full: 8192 MB are wanted")
        .contains("of 256 MB are in use")
        .contains("INTERLEAVE_SHARED_MEMORY");
  }
}
