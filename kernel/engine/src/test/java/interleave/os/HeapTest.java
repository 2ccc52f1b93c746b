package interleave.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {
  private static final long SIZE = 1 << 16;

  @TempDir Path folder;

  private Heap heap() throws IOException {
    return Heap.create(folder.resolve("memory"), SIZE);
  }

  private record Piece(long place, long bytes) {
    boolean overlaps(Piece other) {
      return place < other.place + Heap.rounded(other.bytes)
          && other.place < place + Heap.rounded(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void piecesNeverOverlapAndAreZeroAndComeBackWhole(long seed) throws IOException {
    Random random = new Random(seed);
    try (Heap heap = heap()) {
      List<Piece> pieces = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        if (pieces.isEmpty() || random.nextInt(5) < 3) {
          take(heap, 1 + random.nextInt(2_000), pieces);
        } else {
          Piece piece = pieces.remove(random.nextInt(pieces.size()));
          heap.give(piece.place, piece.bytes);
        }
        long used = pieces.stream().mapToLong(piece -> Heap.rounded(piece.bytes)).sum();
        assertThat(heap.used()).isEqualTo(used);
      }
      pieces.forEach(piece -> heap.give(piece.place, piece.bytes));
      assertThat(heap.take(SIZE - 64)).as("all of it in one piece again").isEqualTo(64);
    }
  }

  private static void take(Heap heap, long bytes, List<Piece> pieces) throws IOException {
    Piece taken = new Piece(heap.take(bytes), bytes);
    if (taken.place == 0) {
      return; // full, or in pieces that are too small
    }
    assertThat(pieces).noneMatch(taken::overlaps);
    assertThat(taken.place % 64).isZero();
    assertThat(taken.place + bytes).isLessThanOrEqualTo(SIZE);
    for (long at = taken.place; at < taken.place + bytes; at += 8) {
      assertThat(heap.words().get(at)).isZero();
      heap.words().set(at, -1);
    }
    pieces.add(taken);
  }

  @Test
  void whatDoesNotFitIsRefusedAndTakesNothing() throws IOException {
    try (Heap heap = heap()) {
      assertThat(heap.take(SIZE)).isZero();
      assertThat(heap.used()).isZero();
      assertThat(heap.take(SIZE - 64)).isEqualTo(64);
      assertThat(heap.take(1)).isZero();
    }
  }

  @Test
  void neighboursThatAreGivenBackInAnyOrderBecomeOnePiece() throws IOException {
    try (Heap heap = heap()) {
      long a = heap.take(64);
      long b = heap.take(64);
      long c = heap.take(64);
      long rest = heap.take(SIZE - 4 * 64);
      heap.give(a, 64);
      heap.give(c, 64);
      assertThat(heap.take(3 * 64)).isZero();
      heap.give(b, 64);
      assertThat(heap.take(3 * 64)).isEqualTo(a);
      assertThat(rest).isEqualTo(c + 64);
    }
  }

  @Test
  void itsFileGoesWithIt() throws IOException {
    Heap heap = heap();
    assertThat(Files.size(folder.resolve("memory"))).isEqualTo(SIZE);
    heap.close();
    assertThat(folder.resolve("memory")).doesNotExist();
  }
}
