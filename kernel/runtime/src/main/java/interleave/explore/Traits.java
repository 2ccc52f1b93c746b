package interleave.explore;

/// What everybody who follows a run needs to know of an operation.
///
/// @param effect what it does to its place
/// @param isInterruptible whether an interrupt of the thread that is about to do it changes what it
///   does, whatever it is done to
/// @param isSure whether a change by it leaves something other than it was. What a round of a loop
///   that waits does and undoes is not: steps at a lock, and a call of an object of the JDK of
///   which only that knows what it does
record Traits(Effect effect, boolean isInterruptible, boolean isSure) {
  private static final Traits CALL = new Traits(Effect.STORE, false, false);
  private static final Traits STORE = new Traits(Effect.STORE, false, true);
  private static final Traits LOOK = new Traits(Effect.LOOK, false, true);
  private static final Traits LISTENING_LOOK = new Traits(Effect.LOOK, true, true);
  private static final Traits CHANGE = new Traits(Effect.CHANGE, false, true);
  private static final Traits LISTENING_CHANGE = new Traits(Effect.CHANGE, true, true);
  private static final Traits PASSAGE = new Traits(Effect.CHANGE, false, false);
  private static final Traits LISTENING_PASSAGE = new Traits(Effect.CHANGE, true, false);
  private static final Traits NOTHING = new Traits(Effect.NONE, false, true);
  private static final Traits REST = new Traits(Effect.NONE, true, true);
  private static final Traits OWN = new Traits(Effect.OWN, false, true);
  private static final Traits COMMON = new Traits(Effect.COMMON, false, true);

  /// Those of an operation. What is most frequent comes first.
  static Traits of(Operation operation) {
    return switch (operation) {
      case Operation.Read _, Operation.Inspect _ -> LOOK;
      case Operation.Update _ -> CALL;
      case Operation.Write _ -> STORE;
      case Operation.Join _ -> LISTENING_LOOK;
      case Operation.Begin _, Operation.End _, Operation.Start _, Operation.Interrupt _ -> CHANGE;
      case Operation.Unpark _, Operation.Notify _, Operation.Send _, Operation.Print _ -> CHANGE;
      case Operation.Receive _ -> LISTENING_CHANGE;
      case Operation.TryAcquire _, Operation.Release _ -> PASSAGE;
      case Operation.Acquire _, Operation.Park _ -> LISTENING_PASSAGE;
      case Operation.Wait _, Operation.Expire _ -> LISTENING_PASSAGE;
      case Operation.Loop _ -> NOTHING;
      case Operation.Pause _ -> REST;
      case Operation.Choose _ -> OWN;
      case Operation.Copy _, Operation.Signal _ -> COMMON;
    };
  }
}
