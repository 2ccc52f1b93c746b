package interleave.explore;

import interleave.trace.Explored;
import interleave.trace.Explored.Coverage;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Move;
import interleave.trace.Explored.Outcome;
import interleave.trace.Explored.Verdict;
import interleave.trace.MimeBundle;
import interleave.trace.RecordJson;
import interleave.trace.Showable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What exploring a block has shown.
///
/// Shown in a cell it is drawn; as a text it says what was found, and how to see it again. What
/// `explore` or `outcomes` gave can be explored further: [#budget], [#weak] and the others run the
/// block anew with one more option, and give what that shows.
///
/// ```java
/// var count = new int[1];
/// explore(() -> {
///   var a = new Thread(() -> count[0]++);
///   a.start();
///   count[0]++;
///   a.join();
///   assert count[0] == 2;
/// }).preemptions(1);
/// ```
public final class Exploration implements Showable {
  private final Explored data;
  private final Again again;

  /// Explores the same block with other options.
  @FunctionalInterface
  interface Again {
    Exploration with(UnaryOperator<Options> change);
  }

  Exploration(Explored data) {
    this(
        data,
        _ -> {
          throw new IllegalStateException(
              "one schedule has no options: give them to explore(…) or outcomes(…)");
        });
  }

  private Exploration(Explored data, Again again) {
    this.data = data;
    this.again = again;
  }

  /// The same, with the way to explore its block again.
  Exploration whichCan(Again exploring) {
    return new Exploration(data, exploring);
  }

  /// Explores again with weak memory: a read may see an older write than the newest, where the Java
  /// memory model allows it. Each outcome then says whether it needs such a read.
  ///
  /// @throws IllegalStateException if this is no result of `explore` or `outcomes`; so do the other
  ///   options
  public Exploration weak() {
    return again.with(Options::weak);
  }

  /// Explores again with waits that may end for no reason: [Options#spuriousWakeups].
  public Exploration spuriousWakeups() {
    return again.with(Options::spuriousWakeups);
  }

  /// Explores again for so long at most.
  public Exploration budget(Duration longest) {
    return again.with(options -> options.budget(longest));
  }

  /// Explores again with so many schedules at most.
  public Exploration schedules(long most) {
    return again.with(options -> options.schedules(most));
  }

  /// Explores again with other chance.
  public Exploration seed(long number) {
    return again.with(options -> options.seed(number));
  }

  /// Explores again every schedule with at most so many preemptions, and no others.
  public Exploration preemptions(int most) {
    return again.with(options -> options.preemptions(most));
  }

  /// Explores again by a random walk.
  public Exploration random() {
    return again.with(Options::random);
  }

  /// Explores again by probabilistic concurrency testing.
  ///
  /// @param depth how many orders a bug is expected to need, from 1
  public Exploration pct(int depth) {
    return again.with(options -> options.pct(depth));
  }

  /// What holds of the block.
  public Verdict verdict() {
    return data.verdict();
  }

  /// How many schedules were run.
  public long schedules() {
    return data.coverage().schedules();
  }

  /// How many of them differ by more than the order of independent steps.
  public long distinct() {
    return data.coverage().distinct();
  }

  /// Whether every interleaving was run, up to equivalence.
  public boolean isComplete() {
    return data.coverage().isComplete();
  }

  /// The schedule of a run with the problem, for `replay`; empty when none was found.
  public String witness() {
    Interleaving run = run();
    return run == null ? "" : run.schedule();
  }

  /// What the block can come to, most frequent first.
  public List<Outcome> outcomes() {
    return data.outcomes();
  }

  /// The steps of the run with the problem; of a replay, its steps.
  public List<Move> trace() {
    Interleaving run = run();
    return run != null ? run.moves() : data.good() != null ? data.good().moves() : List.of();
  }

  /// All of it, as data.
  public Explored data() {
    return data;
  }

  /// The forms to be shown: a text, and the data of which the kernel makes a drawing.
  @Override
  public MimeBundle forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(MimeBundle.TEXT, toString());
    forms.put(MimeBundle.EXPLORATION, RecordJson.write(data));
    return new MimeBundle(forms);
  }

  private @Nullable Interleaving run() {
    return switch (data.verdict()) {
      case Verdict.Violated(_, Interleaving witness) -> witness;
      case Verdict.Deadlocked(_, Interleaving witness) -> witness;
      case Verdict.Livelocked(_, Interleaving witness) -> witness;
      case Verdict.Verified _, Verdict.Unfinished _, Verdict.Refused _ -> null;
    };
  }

  @Override
  public String toString() {
    Coverage coverage = data.coverage();
    return switch (data.verdict()) {
      case Verdict.Verified _ ->
          "Verified: all " + coverage.distinct() + " distinct interleavings, " + coverage.memory();
      case Verdict.Violated(String problem, Interleaving witness) ->
          "Violated: " + problem + found(witness);
      case Verdict.Deadlocked(_, Interleaving witness) ->
          "Deadlocked" + witness.ending().substring("deadlock".length()) + found(witness);
      case Verdict.Livelocked(_, Interleaving witness) ->
          "Livelocked: " + witness.ending() + found(witness);
      case Verdict.Unfinished(String covered, String open) ->
          "Unfinished: ran " + covered + ", no problem found; open: " + open;
      case Verdict.Refused(String what) -> "Refused: " + what;
    };
  }

  private String found(Interleaving witness) {
    return "\n  schedule %d; replay(\"%s\", …) shows it again"
        .formatted(data.coverage().schedules(), witness.schedule());
  }
}
