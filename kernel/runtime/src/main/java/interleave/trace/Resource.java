package interleave.trace;

/// A thing that threads wait for, hold or pass values through.
///
/// @param kind the simple class name, such as `ReentrantLock`, `Object`, `ArrayBlockingQueue`,
///   `Thread` or `Proc`
/// @param id its number among the resources of its process in order of first use, from 1, so that
///   it is the same from run to run as far as the program is; a PID for a `Proc`, the thread's
///   identifier for a `Thread`, so that a join can be drawn from the one that ended
/// @param name the name the program gave it (a thread's or process's name), or empty
public record Resource(String kind, long id, String name) {

  /// Nothing in particular, as for a sleep.
  public static final Resource NONE = new Resource("", 0, "");

  /// What a learner sees: the name if there is one, else `kind#id`.
  public String label() {
    return !name.isEmpty() ? name : kind.isEmpty() ? "" : kind + "#" + id;
  }
}
