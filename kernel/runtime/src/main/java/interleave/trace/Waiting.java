package interleave.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thread that waits without a time limit, and those whom it needs to go on.
///
/// @param name the thread's name
/// @param process its process's name
/// @param cell the cell that it works for
/// @param episode a number that another wait of the same thread does not have
/// @param on what it waits for
/// @param needs all of whom it needs, such as the holder of a lock or the thread that it joins;
///   empty if that is not known
/// @param wakers who else can make it go on
public record Waiting(
    Party.OfThread who,
    String name,
    String process,
    int cell,
    long episode,
    Reason reason,
    Resource on,
    List<Party> needs,
    Wakers wakers) {
  public Waiting {
    needs = List.copyOf(needs);
  }

  /// Who can make a thread go on beside those that it needs.
  public enum Wakers {
    /// Nobody: a monitor, a lock whose wait ignores interrupts.
    NOBODY,
    /// Any thread of its process, by an interrupt or by ending what it waits for.
    ITS_PROCESS,
    /// Any thread of the notebook: what it waits for is shared, and anybody may release it.
    ANYBODY
  }

  /// The same wait, whatever is known of it by now.
  public boolean isSame(Waiting other) {
    return who.equals(other.who) && episode == other.episode;
  }

  /// The same wait, of which it is known by now who is needed; null leaves it as it is.
  public Waiting needing(@Nullable Party holder) {
    return holder == null || wakers != Wakers.ANYBODY
        ? this
        : new Waiting(who, name, process, cell, episode, reason, on, List.of(holder), wakers);
  }

  /// Its thread and its process in one word or two.
  public String label() {
    boolean main = who.thread() == 1;
    return main ? process : name + (process.equals("MainProcess") ? "" : " of " + process);
  }
}
