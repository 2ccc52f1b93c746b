package interleave.explore;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Notices that threads use a collection of the JDK's at once which takes no account of threads.
///
/// A call of it is one step, which is all there is to know as long as something else keeps such
/// calls apart: a program without data races on it cannot tell (Adve & Hill, *Weak ordering, a new
/// definition*, ISCA 1990). Two calls are not kept apart when both can be made next, and one of
/// them changes the collection. Of two that nothing keeps apart a search runs both orders, and in
/// one of these runs both can be made next.
final class Clashes {
  private @Nullable Class<?> type;

  /// A class of which that was noticed, null if there is none.
  @Nullable Class<?> type() {
    return type;
  }

  /// A thread is about to announce a call.
  ///
  /// @param view what is called: the collection, or what leads to it
  void look(World world, Operation call, Object collection, Object view) {
    SimulatedThread me = world.me();
    me.locksCollection = Shadows.isShadow(view.getClass());
    if (type != null || isMadeForThreads(collection)) {
      return;
    }
    for (SimulatedThread other : world.threads()) {
      boolean isKeptApart = me.locksCollection && other.locksCollection;
      if (other != me && !other.ended && !isKeptApart && other.operation().dependsOn(call)) {
        type = collection.getClass();
      }
    }
  }

  /// Whether a call is one step in a real run too, or changes nothing.
  private static boolean isMadeForThreads(Object collection) {
    String name = collection.getClass().getName();
    return collection instanceof StringBuffer
        || collection instanceof String
        || collection instanceof Properties
        || name.equals("java.util.Arrays$ArrayList")
        || name.startsWith("java.util.ImmutableCollections$")
        || name.startsWith("java.util.Collections$Empty")
        || name.startsWith("java.util.Collections$Singleton");
  }
}
