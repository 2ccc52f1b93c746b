package interleave.draw;

import interleave.text.Columns;
import interleave.text.Visible;
import interleave.trace.Explored;
import interleave.trace.Explored.Act;
import interleave.trace.Explored.Coverage;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Move;
import interleave.trace.Explored.Outcome;
import interleave.trace.Explored.Verdict;
import interleave.trace.Explored.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words of what was explored: of verdicts, steps and waits.
final class StepWords {
  /// Characters of a name that are left of it at least.
  private static final int NAME = 3;

  private StepWords() {}

  static String kind(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Verified _ -> "Verified";
      case Verdict.Violated _ -> "Violated";
      case Verdict.Deadlocked _ -> "Deadlocked";
      case Verdict.Livelocked _ -> "Livelocked";
      case Verdict.Unfinished _ -> "Unfinished";
      case Verdict.Refused _ -> "Refused";
    };
  }

  /// What the verdict says after its kind.
  static String sentence(Verdict verdict, Coverage coverage) {
    return switch (verdict) {
      case Verdict.Verified _ ->
          coverage.distinct() == 1
              ? "there is one interleaving, and it has no problem"
              : "none of the " + coverage.distinct() + " distinct interleavings has a problem";
      case Verdict.Violated(String problem, _) -> problem;
      case Verdict.Deadlocked(List<Wait> waits, Interleaving witness) -> waits(waits, witness);
      case Verdict.Livelocked(_, Interleaving witness) -> witness.ending();
      case Verdict.Unfinished(String covered, String open) ->
          "no problem in " + covered + "; not covered: " + open;
      case Verdict.Refused(String what) -> what;
    };
  }

  static @Nullable Interleaving witness(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Violated(_, Interleaving witness) -> witness;
      case Verdict.Deadlocked(_, Interleaving witness) -> witness;
      case Verdict.Livelocked(_, Interleaving witness) -> witness;
      case Verdict.Verified _, Verdict.Unfinished _, Verdict.Refused _ -> null;
    };
  }

  /// How much was run, in words; of a block that was refused, what to do instead.
  static String coverage(Explored explored) {
    return explored.verdict() instanceof Verdict.Refused
        ? "nothing was explored: that cannot be controlled, or not be undone before the next run."
            + " Leave it out of the block."
        : coverage(explored.coverage());
  }

  private static String coverage(Coverage coverage) {
    String distinct =
        Wording.count(coverage.distinct(), "distinct interleaving", "distinct interleavings");
    String explored =
        coverage.isComplete()
            ? "explored " + coverage.distinct() + " of " + distinct
            : "explored " + distinct + ", not all";
    return explored
        + " · "
        + Wording.count(coverage.schedules(), "schedule", "schedules")
        + " by "
        + coverage.method()
        + " · seed "
        + coverage.seed()
        + " · "
        + coverage.memory();
  }

  /// The schedule's text as a cell can use it.
  static String replay(Interleaving interleaving) {
    return "replay(\"" + interleaving.schedule() + "\", …)";
  }

  static String thread(Interleaving interleaving, int thread) {
    return thread >= 0 && thread < interleaving.threads().size()
        ? Visible.of(interleaving.threads().get(thread))
        : "thread " + thread;
  }

  static String waits(List<Wait> waits, Interleaving interleaving) {
    return waits.stream()
        .map(wait -> thread(interleaving, wait.thread()) + " " + wait(wait, interleaving))
        .collect(Collectors.joining("; "));
  }

  /// What a thread waits for: `waits for a, held by B`.
  static String wait(Wait wait, Interleaving interleaving) {
    String place = Visible.of(wait.place());
    String what =
        switch (wait.act()) {
          case JOIN -> "waits for the end of " + place;
          case PARK -> "waits to be woken" + (place.isEmpty() ? "" : " at " + place);
          case WAKE -> "waits to be notified on " + place;
          case LOCK ->
              wait.holder() < 0 ? "waits to be notified on " + place : "waits for " + place;
          case LOOP, PAUSE, READ, STALE, WRITE, UPDATE, TRY_LOCK, UNLOCK, WAIT, NOTIFY ->
              "goes round at " + place;
          case RECEIVE -> "waits for " + place;
          case START, BEGIN, END, INTERRUPT, SIGNAL, SEND, UNPARK, CHOOSE, PRINT ->
              "stands at " + place;
        };
    return isHeld(wait) ? what + Wait.held(thread(interleaving, wait.holder()), wait.gone()) : what;
  }

  /// Whether it waits for what a thread has, rather than for a thread.
  static boolean isHeld(Wait wait) {
    return wait.holder() >= 0 && wait.act() != Act.JOIN;
  }

  /// What the block can come to, as far as that is to be told besides the verdict.
  static List<Outcome> outcomes(Explored explored) {
    boolean isTold =
        explored.verdict() instanceof Verdict.Refused
            || explored.outcomes().size() <= (witness(explored.verdict()) == null ? 0 : 1);
    return isTold ? List.of() : explored.outcomes();
  }

  /// A step: `read count 0`, `count 0→1`, `lock a`, `use queue`.
  static String move(Move move) {
    return move(move, Visible.of(move.place()));
  }

  /// A step in words that fit, by less of the name of what it is done to, since it is the values
  /// that matter. Of `list.elementData` the end is kept, of others the beginning. As it is, when
  /// that is not enough.
  ///
  /// @param fits whether there is room for a text
  static String move(Move move, Predicate<String> fits) {
    String place = Visible.of(move.place());
    List<String> clusters = Columns.clusters(place);
    boolean isPath = place.indexOf('.') >= 0;
    String whole = move(move, place);
    String words = whole;
    for (int size = clusters.size() - 1; size >= NAME && !fits.test(words); size--) {
      int from = isPath ? clusters.size() - size : 0;
      String name = String.join("", clusters.subList(from, from + size));
      words = move(move, isPath ? "…" + name : name + "…");
    }
    return fits.test(words) ? words : whole;
  }

  private static String move(Move move, String place) {
    String after = Visible.of(move.after());
    return switch (move.act()) {
      case READ -> "read " + place + (after.isEmpty() ? "" : " " + after);
      case STALE -> "read " + place + " " + after + ", stale: not " + Visible.of(move.before());
      case WRITE, UPDATE ->
          hasValue(move) ? place + " " + change(move) : verb(move.act()) + " " + place;
      case CHOOSE -> "choose " + (after.isEmpty() ? place : after);
      case PAUSE -> "pause";
      case PRINT -> "print " + after.strip();
      default -> verb(move.act()) + " " + place;
    };
  }

  /// The last step before `index` that changed what that step is done to, −1 if none did: the one
  /// that a stale read does not see.
  static int writeBefore(Interleaving interleaving, int index) {
    List<Move> moves = interleaving.moves();
    for (int i = index - 1; i >= 0; i--) {
      Move move = moves.get(i);
      boolean writes = move.act() == Act.WRITE || move.act() == Act.UPDATE;
      if (writes && move.place().equals(moves.get(index).place())) {
        return i;
      }
    }
    return -1;
  }

  /// Whether what the step is done to is a variable, rather than a queue or a pool as a whole.
  private static boolean hasValue(Move move) {
    return !move.before().isEmpty() || !move.after().isEmpty();
  }

  private static String change(Move move) {
    String before = Visible.of(move.before());
    String after = Visible.of(move.after());
    boolean isRefused = move.act() == Act.UPDATE && before.equals(after) && !after.isEmpty();
    return isRefused ? after + " stays" : before + "→" + after;
  }

  private static String verb(Act act) {
    return switch (act) {
      case LOCK -> "lock";
      case TRY_LOCK -> "try lock";
      case UNLOCK -> "unlock";
      case WAIT -> "wait";
      case WAKE -> "stop waiting";
      case NOTIFY -> "notify";
      case START -> "start";
      case BEGIN -> "begin";
      case END -> "end";
      case JOIN -> "join";
      case INTERRUPT -> "interrupt";
      case SIGNAL -> "signal";
      case SEND -> "send";
      case RECEIVE -> "receive";
      case PARK -> "park";
      case UNPARK -> "unpark";
      case WRITE -> "write";
      case UPDATE -> "use";
      case READ, STALE, CHOOSE, PAUSE, LOOP, PRINT -> "";
    };
  }

  /// The reads whose value another thread replaced before their own thread wrote: where an update
  /// is lost. Indices into the moves.
  static List<Integer> stale(Interleaving interleaving) {
    List<Integer> stale = new ArrayList<>();
    Map<String, Integer> reads = new HashMap<>();
    Map<String, Integer> writes = new HashMap<>();
    List<Move> moves = interleaving.moves();
    for (int i = 0; i < moves.size(); i++) {
      Move move = moves.get(i);
      String own = move.thread() + " " + move.place();
      switch (move.act()) {
        case READ -> reads.put(own, i);
        case WRITE -> {
          Integer read = reads.remove(own);
          if (read != null && writes.getOrDefault(move.place(), -1) > read) {
            stale.add(read);
          }
          writes.put(move.place(), i);
        }
        case UPDATE -> writes.put(move.place(), i);
        default -> {}
      }
    }
    return stale;
  }
}
