package interleave.weave;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pattern switches and records of all kinds, and what they say.
@SuppressWarnings("ArrayRecordComponent") // arrays are equal if they are the same
public final class Sugar {
  sealed interface Shape permits Circle, Square, Line {
    /// A switch in an interface.
    default String named() {
      return switch (this) {
        case Circle(int radius) when radius > 3 -> "large circle";
        case Circle _ -> "circle";
        case Square(_, String name) -> name;
        case Line _ -> "line";
      };
    }
  }

  record Circle(int radius) implements Shape {}

  record Square(int side, String name) implements Shape {}

  record Line() implements Shape {}

  /// All types of components.
  record All(
      boolean a,
      byte b,
      char c,
      short d,
      int e,
      long f,
      float g,
      double h,
      @Nullable String i,
      int @Nullable [] j) {}

  /// A record that says itself when it is equal.
  record Own(int number) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Own;
    }

    @Override
    public int hashCode() {
      return 7;
    }
  }

  private static final int[] ARRAY = {};

  private static final List<Object> RECORDS =
      List.of(
          new Circle(7),
          new Circle(1),
          new Square(1, "square"),
          new Line(),
          new Line(),
          new Own(1),
          new Own(2),
          all(true, 0f, "text"),
          all(false, 0f, "text"),
          all(true, -0f, "text"),
          all(true, Float.NaN, "text"),
          all(true, Float.NaN, "text"),
          all(true, 0f, null),
          new All(true, (byte) 1, 'c', (short) -1, 5, 1L << 40, 0f, -0.0, "text", ARRAY),
          new All(true, (byte) 1, 'c', (short) -1, 5, 1L << 40, 0f, 0.0, "text", ARRAY),
          new All(true, (byte) 1, 'd', (short) -1, 5, 1L << 41, 0f, 0.0, "text", ARRAY),
          "no record");

  private static final List<@Nullable Object> ASKED =
      Arrays.asList("text", "a", "", 1, 7, 2.0, CharBuffer.wrap("b"), 'c', null, List.of());

  private Sugar() {}

  private static All all(boolean a, float g, @Nullable String i) {
    return new All(a, (byte) 1, 'c', (short) -1, 5, 1L << 40, g, Double.NaN, i, null);
  }

  /// What the switches say.
  public static List<String> switches() {
    List<String> told = new ArrayList<>();
    for (Object each : ASKED) {
      told.add(guarded(each) + " " + withConstant(each));
    }
    for (Object each : RECORDS) {
      told.add(each instanceof Shape shape ? shape.named() : guarded(each));
    }
    return told;
  }

  private static String guarded(@Nullable Object asked) {
    return switch (asked) {
      case String text when text.length() > 3 -> "long";
      case Integer number when number > 3 -> "large";
      case CharSequence _ -> "text";
      case Number _ -> "number";
      case null -> "null";
      default -> "other";
    };
  }

  private static String withConstant(@Nullable Object asked) {
    return asked instanceof String text ? ofText(text) : "no text";
  }

  private static String ofText(String asked) {
    return switch (asked) {
      case "a" -> "an a";
      case String text when text.isEmpty() -> "empty";
      case String _ -> "other";
    };
  }

  /// Which records are equal.
  public static List<Boolean> equal() {
    List<Boolean> told = new ArrayList<>();
    for (Object one : RECORDS) {
      for (Object other : RECORDS) {
        told.add(one.equals(other));
      }
    }
    return told;
  }

  /// Their hashes; an array's is not the same in two classes.
  public static List<Integer> hashes() {
    return RECORDS.stream()
        .filter(each -> !(each instanceof All all && all.j != null))
        .map(Object::hashCode)
        .toList();
  }
}
