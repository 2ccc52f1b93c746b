package interleave.session;

import interleave.draw.Sources;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The text of each cell that was run, by its number, as it was when it was last run.
final class CellTexts implements Sources {
  private final Map<Integer, String> texts = new ConcurrentHashMap<>();

  void put(int cell, String text) {
    texts.put(cell, text);
  }

  @Override
  public String line(int cell, int line) {
    return texts.getOrDefault(cell, "").lines().skip(line - 1L).findFirst().orElse("");
  }
}
