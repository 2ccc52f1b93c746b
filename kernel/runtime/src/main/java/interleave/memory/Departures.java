package interleave.memory;

import java.util.LinkedHashSet;
import java.util.Set;

/// The ends of pipes and the segments that this thread has written since it last started a process:
/// the new process has them open from its very start, before it can say so itself.
public final class Departures {

  private record Departure(long object, long word) {}

  private static final ThreadLocal<Set<Departure>> NOTED =
      ThreadLocal.withInitial(LinkedHashSet::new);

  private Departures() {}

  /// Notes that something that can be open is being written.
  ///
  /// @param word see [Call.Open]
  public static void note(long object, long word) {
    NOTED.get().add(new Departure(object, word));
  }

  /// They went to a process.
  public static void to(long pid) {
    NOTED.get().forEach(one -> Memory.call(new Call.Open(one.object, one.word, pid)));
    NOTED.remove();
  }

  /// They went elsewhere: into a queue, into a snapshot.
  public static void forget() {
    NOTED.remove();
  }
}
