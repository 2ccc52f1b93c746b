package interleave.explore;

import static interleave.explore.Blocks.explored;
import static interleave.explore.Blocks.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Shared memory in explored code, byte by byte.
class SegmentsOfRunsTest {
  @Test
  void anUpdateOfABareNumberIsLost() {
    assertThat(
            outcomes(
                """
                SharedMemory memory = SharedMemory.create("m", 16);
                Proc p = Proc.start("p", () -> memory.segment().set(ValueLayout.JAVA_INT, 4, memory.segment().get(ValueLayout.JAVA_INT, 4) + 1));
                MemorySegment here = memory.segment();
                here.set(ValueLayout.JAVA_INT, 4, here.get(ValueLayout.JAVA_INT, 4) + 1);
                p.join();
                return here.getAtIndex(ValueLayout.JAVA_INT, 1);
                """))
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void anAtomicUpdateByAVarHandleIsNotLost() {
    assertThat(
            outcomes(
                """
                SharedMemory memory = SharedMemory.create("m", 16);
                Thread t = new Thread(() -> { int _ = (int) ValueLayout.JAVA_INT.varHandle().getAndAdd(memory.segment(), 4L, 1); });
                t.start();
                int _ = (int) ValueLayout.JAVA_INT.varHandle().getAndAdd(memory.segment(), 4L, 1);
                t.join();
                return (int) ValueLayout.JAVA_INT.varHandle().getVolatile(memory.segment(), 4L);
                """))
        .containsExactly("2");
  }

  @Test
  void aProcessSeesTheMemoryByItsName() {
    assertThat(
            outcomes(
                """
                SharedMemory memory = SharedMemory.create("m", 16);
                Proc p = Proc.start("p", () -> {
                  try (SharedMemory same = SharedMemory.open("m")) { same.segment().asSlice(8).set(ValueLayout.JAVA_INT, 0, 7); }
                });
                p.join();
                return memory.segment().get(ValueLayout.JAVA_INT, 8);
                """))
        .containsExactly("7");
  }

  @Test
  void aClosedSegmentCannotBeUsed() {
    assertThat(
            explored(
                """
                SharedMemory memory = SharedMemory.create("m", 16);
                MemorySegment here = memory.segment();
                memory.close();
                here.get(ValueLayout.JAVA_INT, 0);
                """))
        .startsWith("Violated: IllegalStateException: Already closed");
  }

  @Test
  void eachRunBeginsWithZeros() {
    assertThat(
            outcomes(
                """
                SharedMemory memory = SharedMemory.create("m", 16);
                Thread t = new Thread(() -> memory.segment().set(ValueLayout.JAVA_INT, 0, 1));
                t.start();
                int seen = memory.segment().get(ValueLayout.JAVA_INT, 0);
                t.join();
                return seen;
                """))
        .containsExactlyInAnyOrder("0", "1");
  }

  @Test
  void memoryThatIsNotSharedMemoryIsRefused() {
    assertThat(
            explored(
                """
                Arena.ofAuto().allocate(8).set(ValueLayout.JAVA_INT, 0, 1);
                """))
        .startsWith("Refused: ")
        .contains("MemorySegment other than that of a SharedMemory");
  }

  @Test
  void copyingSegmentsIsRefused() {
    assertThat(
            explored(
                """
                SharedMemory memory = SharedMemory.create("m", 16);
                memory.segment().copyFrom(memory.segment());
                """))
        .startsWith("Refused: MemorySegment.copyFrom");
  }
}
