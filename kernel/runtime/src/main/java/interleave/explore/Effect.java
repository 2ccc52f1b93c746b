package interleave.explore;

/// What an operation does to its place, as far as everybody who follows a run needs to know.
enum Effect {
  /// Nothing: not even a look.
  NONE,
  /// Something to its own thread alone.
  OWN,
  /// A look, which commutes with others.
  LOOK,
  /// A value is written, perhaps the one that is there.
  STORE,
  /// A change.
  CHANGE,
  /// A change that all threads of a process take part in.
  COMMON;

  /// Whether others may notice it.
  boolean isChange() {
    return switch (this) {
      case STORE, CHANGE, COMMON -> true;
      case NONE, OWN, LOOK -> false;
    };
  }
}
