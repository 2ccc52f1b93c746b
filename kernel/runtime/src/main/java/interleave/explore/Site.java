package interleave.explore;

/// What a number stands for that woven code hands to its hooks.
sealed interface Site permits Access, Call, ReadyLambda {
  /// The loader of the code that names it.
  ClassLoader loader();
}
