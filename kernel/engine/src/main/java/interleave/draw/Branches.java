package interleave.draw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The shape of a tree as signs before each row: `├─ `, `│ `, `└─ `.
final class Branches {
  private Branches() {}

  /// The signs for rows in tree order, one text for each.
  static List<String> of(List<Row> rows) {
    List<String> signs = new ArrayList<>();
    boolean[] goesOn = new boolean[rows.stream().mapToInt(Row::depth).max().orElse(0) + 1];
    for (Row row : rows.reversed()) {
      StringBuilder sign = new StringBuilder();
      for (int depth = 1; depth < row.depth(); depth++) {
        sign.append(goesOn[depth] ? "│  " : "   ");
      }
      if (row.depth() > 0) {
        sign.append(goesOn[row.depth()] ? "├─ " : "└─ ");
      }
      signs.add(sign.toString());
      goesOn[row.depth()] = true;
      for (int deeper = row.depth() + 1; deeper < goesOn.length; deeper++) {
        goesOn[deeper] = false;
      }
    }
    Collections.reverse(signs);
    return signs;
  }
}
