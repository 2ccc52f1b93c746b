package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.Explored.Outcome;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the JDK does to whole arrays is done element by element.
class ArraysTest {
  private static final Options OPTIONS = Options.standard().budget(Duration.ofMinutes(2));

  private static String outcomes(String statements) {
    return Search.outcomes(SampleCells.computation("", statements), OPTIONS).outcomes().stream()
        .map(Outcome::value)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Arrays.toString(a).replace(\", \", \"\")         | [00] [01] [10] [11]",
        "Arrays.toString(a.clone()).replace(\", \", \"\") | [00] [01] [10] [11]",
        "Arrays.stream(a).sum()                           | 0 1 2",
        "Arrays.copyOf(a, 1)[0]                           | 0 1",
        "Arrays.copyOfRange(a, 1, 2)[0]                   | 0 1",
        "Arrays.equals(a, new int[] {0, 1})               | false true",
        "Arrays.hashCode(a) == Arrays.hashCode(new int[] {0, 1}) | false true",
      })
  void aReadingSeesSomeElementsBeforeAnothersWrites(String reading, String expected) {
    String statements =
        "int[] a = {0, 0}; Thread t = new Thread(() -> { a[0] = 1; a[1] = 1; }); t.start(); var r = "
            + reading
            + "; t.join(); return r;";
    assertThat(outcomes(statements)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Arrays.fill(a, 3)                                  | 21 31 33",
        "Arrays.fill(a, 0, 1, 3)                            | 21 31",
        "Arrays.setAll(a, i -> 3)                           | 21 31 33",
        "Arrays.sort(a)                                     | 11 12 21",
        "Arrays.sort(a, 0, 1)                               | 21",
        "System.arraycopy(new int[] {3, 3}, 0, a, 0, 2)     | 21 31 33",
        "System.arraycopy(a, 0, a, 1, 1)                    | 21 22",
      })
  void aWritingIsSeenInParts(String writing, String expected) {
    String statements =
        "int[] a = {2, 1}; Thread t = new Thread(() -> "
            + writing
            + "); t.start(); int second = a[1]; int first = a[0]; t.join();"
            + " return first * 10 + second;";
    assertThat(outcomes(statements)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int[] a = null; return Arrays.toString(a);                   | null",
        "int[] a = {3, 1, 2}; Arrays.sort(a); return a[0] + a[2];     | 4",
        "Integer[] a = {1, 3, 2}; Arrays.sort(a, Comparator.reverseOrder()); return a[0]; | 3",
        "int[][] a = {{1}, {2}}; return Arrays.deepToString(a);       | [[1], [2]]",
        "long[] a = new long[1000]; Arrays.fill(a, 7L); return a[999]; | 7",
        "Object[] a = {\"x\", 1}; String[] b = new String[2];"
            + " System.arraycopy(a, 0, b, 0, 2); return 1;             | throws ArrayStoreException:"
            + " arraycopy: element type mismatch: can not cast one of the elements of"
            + " java.lang.Object[] to the type of the destination array, java.lang.String",
        "int[] a = {1}; System.arraycopy(a, 0, a, 1, 1); return 1;    | throws"
            + " ArrayIndexOutOfBoundsException: arraycopy: last destination index 2 out of bounds"
            + " for int[1]",
        "int[] a = {1}; Arrays.fill(a, 0, 2, 3); return 1;            | throws"
            + " ArrayIndexOutOfBoundsException: Array index out of range: 2",
        "int[] a = null; Arrays.fill(a, 1); return 1;                 | throws NullPointerException",
      })
  void itIsDoneAsOutsideOfExploring(String statements, String expected) {
    assertThat(outcomes(statements)).startsWith(expected.strip());
  }
}
