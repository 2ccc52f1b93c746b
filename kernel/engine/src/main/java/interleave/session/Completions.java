package interleave.session;

import java.util.List;

/// What may stand at the cursor.
///
/// @param matches texts, each of which may replace the range
/// @param start first UTF-16 index of the range to replace
/// @param end index just behind it
public record Completions(List<Match> matches, int start, int end) {
  public Completions {
    matches = List.copyOf(matches);
  }

  /// One possible text.
  ///
  /// @param type what it is: `class`, `method`, `variable`, `keyword`, `magic`, or empty
  public record Match(String text, String type) {}
}
