package interleave.explore;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// In place of what collections do to whole arrays by way of `Arrays`.
public final class InsideArraysDoor {
  private InsideArraysDoor() {}

  public static @Nullable Object[] copyOf(@Nullable Object[] array, int length) {
    InsideHooks.read(array);
    return Arrays.copyOf(array, length);
  }

  public static @Nullable Object[] copyOf(
      @Nullable Object[] array, int length, Class<? extends @Nullable Object[]> type) {
    InsideHooks.read(array);
    return Arrays.copyOf(array, length, type);
  }

  public static long[] copyOf(long[] array, int length) {
    InsideHooks.read(array);
    return Arrays.copyOf(array, length);
  }

  public static @Nullable Object[] copyOfRange(@Nullable Object[] array, int from, int to) {
    InsideHooks.read(array);
    return Arrays.copyOfRange(array, from, to);
  }

  public static @Nullable Object[] copyOfRange(
      @Nullable Object[] array, int from, int to, Class<? extends @Nullable Object[]> type) {
    InsideHooks.read(array);
    return Arrays.copyOfRange(array, from, to, type);
  }

  public static void fill(@Nullable Object[] array, int from, int to, @Nullable Object value) {
    InsideHooks.change(array);
    Arrays.fill(array, from, to, value);
  }

  public static <T> void sort(T[] array, int from, int to, Comparator<? super T> order) {
    InsideHooks.change(array);
    Arrays.sort(array, from, to, order);
  }
}
