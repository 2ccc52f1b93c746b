package interleave.explore;

import interleave.weave.FirstUse;
import interleave.weave.FirstUse.Access;
import org.jspecify.annotations.Nullable;

/// Notices that a run is the first to use a class whose initialiser has to do with others.
///
/// An initialiser is run once, in the notebook, and is no part of the runs. That is all there is to
/// know of one that gives its own class its values. It is not where an initialiser may change what
/// other code uses; nor, where there are several threads, if it only reads a variable, or if
/// another class is initialised by it whose initialiser uses the first one again: what comes first
/// would matter, and two threads could wait for one another (The Java Language Specification,
/// §12.4.2).
final class FirstUses {
  private @Nullable String unexplored;

  /// What such an initialiser does, as a part of a sentence; null if there was none.
  @Nullable String unexplored() {
    return unexplored;
  }

  /// A class is about to be used for the first time in explored code.
  void look(World world, Class<?> type, ExploredLoader loader) {
    if (unexplored != null || !Memory.isUninitialised(loader.original(type))) {
      return;
    }
    Access access =
        FirstUse.of(
            type.getName(),
            loader::originalBytes,
            name -> !Memory.isUninitialised(loader.originalNamed(name)));
    if (access != null && (access.mayChange() || world.threads().size() > 1)) {
      String owner = Texts.typeName(loader.originalNamed(access.owner()));
      String what = access.variable().isEmpty() ? owner : access.variable();
      unexplored =
          "what happens when %s is first used, which is done once: its initialiser uses %s"
              .formatted(Texts.typeName(type), what);
    }
  }
}
