package interleave.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Text measured in the columns of a fixed-width font: East Asian wide and full-width characters
/// and emoji take two, combining marks none (Unicode Standard Annex 11).
///
/// What Annex 11 calls ambiguous takes one, as in every front end that is not set to a legacy East
/// Asian encoding.
public final class Columns {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  /// First and last code point of the ranges that are wide, ascending.
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3,
    0x25FD, 0x25FE, 0x2614, 0x2615, 0x2630, 0x2637, 0x2648, 0x2653, 0x267F, 0x267F, 0x268A, 0x268F,
    0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE,
    0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD,
    0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
    0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50,
    0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F,
    0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
    0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1D300, 0x1D376, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF,
    0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F1E6, 0x1F1FF, 0x1F200, 0x1F320, 0x1F32D, 0x1F335,
    0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0,
    0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D,
    0x1F54B, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F,
    0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6DF, 0x1F6EB, 0x1F6EC,
    0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF,
    0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD,
  };

  private Columns() {}

  /// The columns that `text` takes.
  public static int width(String text) {
    return clusters(text).stream().mapToInt(Columns::clusterWidth).sum();
  }

  /// `text` as it is when it fits into `columns`, else its beginning and `…`.
  public static String shorten(String text, int columns) {
    if (2 * text.length() <= columns || width(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (String cluster : clusters(text)) {
      used += clusterWidth(cluster);
      if (used > columns - 1) {
        break;
      }
      kept.append(cluster);
    }
    return kept.append('…').toString();
  }

  /// `text` with spaces after it up to `columns`.
  public static String padRight(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /// `text` with spaces before it up to `columns`.
  public static String padLeft(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text))) + text;
  }

  /// The characters as a reader counts them: a letter with its combining marks is one.
  public static List<String> clusters(String text) {
    if (text.chars().allMatch(c -> c >= 0x20 && c < 0x300)) {
      List<String> letters = new ArrayList<>(text.length());
      text.chars().forEach(c -> letters.add(Character.toString(c)));
      return letters;
    }
    return CLUSTER.matcher(text).results().map(MatchResult::group).toList();
  }

  private static int clusterWidth(String cluster) {
    return cluster.codePoints().map(Columns::width).max().orElse(0);
  }

  /// Whether `c` is as wide as two Latin letters.
  public static boolean isWide(int c) {
    int low = 0;
    int high = WIDE.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (c < WIDE[2 * middle]) {
        high = middle - 1;
      } else if (c > WIDE[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /// Whether `c` is drawn onto the character before it or not at all.
  public static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> false;
    };
  }

  private static int width(int c) {
    return isMark(c) || c == '\n' ? 0 : isWide(c) ? 2 : 1;
  }
}
