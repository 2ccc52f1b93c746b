package interleave.host;

/// The names of our own calls among `ExecutionControl.extensionCommand`s, with what each takes and
/// gives.
public final class Commands {
  /// Begins a cell; takes its number as `Integer`, gives nothing.
  public static final String BEGIN = "begin";

  /// Ends the cell; takes a `Boolean`, whether to leave its children running rather than wait for
  /// them; gives a [CellEnd].
  public static final String END = "end";

  /// Puts a snapshot's variables back; takes the bytes of a [Frame.Saved], gives a `Map` of those
  /// that could not be restored, each with the reason.
  public static final String RESTORE = "restore";

  /// Gives the static fields of one cell class to its newer version; takes a `String[]` of the old
  /// and the new class name.
  public static final String CARRY = "carry";

  /// Tells that a snippet was run again without a change, at another place; takes a [MovedSnippet],
  /// gives nothing.
  public static final String MOVE = "move";

  /// Runs the rest of a cell; takes a [Plan], gives whether it ran to its end.
  public static final String PLAN = "plan";

  /// Gets ready for a cell that explores, while that is compiled; takes and gives nothing.
  public static final String REHEARSE = "rehearse";

  private Commands() {}
}
