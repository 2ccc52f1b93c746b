package interleave.explore;

import java.util.Collections;
import java.util.List;

/// In place of the chance in `Collections` in explored code.
public final class CollectionsDoor {
  private CollectionsDoor() {}

  public static void shuffle(List<?> list) {
    Collections.shuffle(list, World.required().chance());
  }
}
