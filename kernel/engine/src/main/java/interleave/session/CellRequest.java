package interleave.session;

import java.util.Map;

/// A cell to run.
///
/// @param code the cell's text
/// @param silent whether to show nothing, keep nothing in the history and not count the cell
/// @param storeHistory whether the cell counts and enters the history; false when silent
/// @param userExpressions expressions to evaluate after the cell, by the client's name for each
/// @param allowStdin whether `System.in` may ask the front end
public record CellRequest(
    String code,
    boolean silent,
    boolean storeHistory,
    Map<String, String> userExpressions,
    boolean allowStdin) {
  public CellRequest {
    userExpressions = Map.copyOf(userExpressions);
    storeHistory = storeHistory && !silent;
  }

  /// An ordinary cell.
  public static CellRequest of(String code) {
    return new CellRequest(code, false, true, Map.of(), true);
  }
}
