package interleave.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What running a block under many schedules has shown, as pure data: what a drawing is made of.
///
/// @param verdict what holds of the block
/// @param coverage how much of it was run
/// @param outcomes what the block can come to, most frequent first
/// @param good the interleaving without a problem that is most like the witness, if there is a
///   witness and such a one was found
/// @param remarks sentences on what was seen besides, such as threads that were left behind
public record Explored(
    Verdict verdict,
    Coverage coverage,
    List<Outcome> outcomes,
    @Nullable Interleaving good,
    List<String> remarks) {
  public Explored {
    outcomes = List.copyOf(outcomes);
    remarks = List.copyOf(remarks);
  }

  /// What holds of a block. Each is about sequentially consistent runs, in which every thread sees
  /// every write at once and in one order, unless [Coverage#isWeak].
  public sealed interface Verdict {

    /// No interleaving has a problem, and all were run, up to equivalence.
    record Verified() implements Verdict {}

    /// An exception that nothing caught, as a failed assertion throws.
    ///
    /// @param problem what was thrown, and in which thread
    record Violated(String problem, Interleaving witness) implements Verdict {}

    /// Threads wait for one another, or for what will never come.
    record Deadlocked(List<Wait> waits, Interleaving witness) implements Verdict {
      public Deadlocked {
        waits = List.copyOf(waits);
      }
    }

    /// Threads run for ever without getting anywhere.
    record Livelocked(List<Wait> waits, Interleaving witness) implements Verdict {
      public Livelocked {
        waits = List.copyOf(waits);
      }
    }

    /// Nothing was found, and not every interleaving was run.
    ///
    /// @param covered what was
    /// @param open what was not
    record Unfinished(String covered, String open) implements Verdict {}

    /// The block does something whose order cannot be controlled, so it was not explored.
    record Refused(String what) implements Verdict {}
  }

  /// How much was run.
  ///
  /// @param schedules how many runs there were
  /// @param distinct how many of them differ by more than the order of independent steps
  /// @param isComplete whether there are no others than these
  /// @param method how the schedules were chosen
  /// @param seed what repeats the choices made by chance
  /// @param isWeak whether reads could see older writes too, where the Java memory model allows it
  public record Coverage(
      long schedules, long distinct, boolean isComplete, String method, long seed, boolean isWeak) {

    /// Of sequentially consistent runs.
    public Coverage(long schedules, long distinct, boolean isComplete, String method, long seed) {
      this(schedules, distinct, isComplete, method, seed, false);
    }

    /// What reads could see, in words.
    public String memory() {
      return isWeak
          ? "with the stale reads that the Java memory model allows"
          : "sequentially consistent";
    }
  }

  /// What the block can come to.
  ///
  /// @param value what it returned, or how it failed
  /// @param isFailure whether it failed
  /// @param interleavings how many distinct interleavings came to it
  /// @param schedule one of them
  /// @param isWeak whether no sequentially consistent run was seen to come to it
  public record Outcome(
      String value, boolean isFailure, long interleavings, String schedule, boolean isWeak) {

    /// Of a sequentially consistent run.
    public Outcome(String value, boolean isFailure, long interleavings, String schedule) {
      this(value, isFailure, interleavings, schedule, false);
    }
  }

  /// One run, step by step.
  ///
  /// @param schedule what replays it
  /// @param threads the threads' names by number
  /// @param ending what it came to, in words
  /// @param waits who could not go on at its end
  /// @param output what it printed
  public record Interleaving(
      String schedule,
      List<String> threads,
      List<Move> moves,
      String ending,
      List<Wait> waits,
      String output) {
    public Interleaving {
      threads = List.copyOf(threads);
      moves = List.copyOf(moves);
      waits = List.copyOf(waits);
    }
  }

  /// A step of a run.
  ///
  /// @param thread the thread's number
  /// @param place what it was done to
  /// @param cell where it is written, 0 when not in a cell
  /// @param line the line there, from 1
  /// @param before the value before, as text, empty when there is none to show
  /// @param after the value afterwards; of a read, the value read
  public record Move(
      int thread, Act act, String place, int cell, int line, String before, String after) {}

  /// A thread that could not go on.
  ///
  /// @param act what it would do
  /// @param holder the number of the thread that holds it, −1 when none does
  /// @param gone what has become of that thread, as [#held] takes it; empty while it lives
  public record Wait(
      int thread, Act act, String place, int holder, String gone, int cell, int line) {

    /// For what nobody holds, or a thread that lives.
    public Wait(int thread, Act act, String place, int holder, int cell, int line) {
      this(thread, act, place, holder, "", cell, line);
    }

    /// What follows the name of a thing that somebody holds: `, held by a`.
    ///
    /// @param gone such as ` has ended`, empty if the holder lives
    public static String held(String holder, String gone) {
      return gone.isEmpty()
          ? ", held by " + holder
          : ", whose holder " + holder + gone + ": it will not release it";
    }
  }

  /// What a step does.
  public enum Act {
    READ,
    /// A read that sees an older write: `before` is the newest value, `after` the one that it sees.
    STALE,
    WRITE,
    UPDATE,
    LOCK,
    TRY_LOCK,
    UNLOCK,
    WAIT,
    WAKE,
    NOTIFY,
    START,
    BEGIN,
    END,
    JOIN,
    INTERRUPT,
    SIGNAL,
    SEND,
    RECEIVE,
    PARK,
    UNPARK,
    CHOOSE,
    PAUSE,
    LOOP,
    PRINT
  }
}
