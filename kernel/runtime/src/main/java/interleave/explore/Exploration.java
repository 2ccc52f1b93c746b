package interleave.explore;

import interleave.probe.CellContext;
import interleave.trace.Explored;
import interleave.trace.Explored.Coverage;
import interleave.trace.Explored.Interleaving;
import interleave.trace.Explored.Move;
import interleave.trace.Explored.Outcome;
import interleave.trace.Explored.Verdict;
import interleave.trace.MimeBundle;
import interleave.trace.RecordJson;
import interleave.trace.Showable;
import interleave.trace.StateGraph;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
  /// States drawn at most where nobody asked for them.
  private static final int DRAWN = 40;

  /// States gone through at most.
  private static final int MOST = 200;

  private final Explored data;
  private final Again again;

  /// The block as a program, with the notebook's variables as they are when it is asked for; null
  /// when there is none.
  private final @Nullable Supplier<Program> program;

  /// The cell that explored it.
  private final int cell = CellContext.current();

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
        },
        null);
  }

  private Exploration(Explored data, Again again, @Nullable Supplier<Program> program) {
    this.data = data;
    this.again = again;
    this.program = program;
  }

  /// The same, with the way to explore its block again.
  Exploration whichCan(Again exploring) {
    return new Exploration(data, exploring, program);
  }

  /// The same, with its block.
  Exploration of(Supplier<Program> block) {
    return new Exploration(data, again, block);
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

  /// The states that the block can be in, and the steps between them: shown in a cell it is a
  /// picture of all interleavings at once, and buttons by which you are the scheduler.
  ///
  /// ```java
  /// var count = new int[1];
  /// explore(() -> {
  ///   var a = new Thread(() -> count[0]++);
  ///   a.start();
  ///   count[0]++;
  ///   a.join();
  /// }).graph();
  /// ```
  ///
  /// The block is run again for it, with the notebook's variables as they are now.
  ///
  /// @throws IllegalStateException if there are too many states, if the block was refused, or if a
  ///   read may see an older write or a wait end for no reason, where states are more than values
  public StateGraph graph() {
    Program block = program == null ? null : program.get();
    if (block == null || data.verdict() instanceof Verdict.Refused) {
      throw new IllegalStateException("there is no block whose states could be drawn");
    }
    if (!block.semantics().equals(Semantics.STANDARD)) {
      throw new IllegalStateException(
          "the states of a block are drawn without weak() and spuriousWakeups() only, and without"
              + " the steps inside of collections");
    }
    StateGraph graph = StateSearch.of(block, StateSearch.Limits.LARGE);
    if (graph == null || graph.states().size() > MOST) {
      throw new IllegalStateException(
          "the block has too many states to draw: more than "
              + MOST
              + ", or loops that do not end; let fewer threads do fewer steps");
    }
    return graph;
  }

  /// The forms to be shown: a text, and the data of which the kernel makes a drawing. Of a small
  /// block these are its states too.
  @Override
  public MimeBundle forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(MimeBundle.TEXT, toString());
    forms.put(MimeBundle.EXPLORATION, RecordJson.write(data));
    StateGraph graph = smallGraph();
    if (graph != null) {
      forms.put(MimeBundle.STATES, RecordJson.write(graph));
    }
    return new MimeBundle(forms);
  }

  /// The states if they are few and there is a choice, null otherwise; null, too, in a later cell,
  /// when the notebook's variables may have other values than the block began with.
  private @Nullable StateGraph smallGraph() {
    boolean isOver = data.verdict() instanceof Verdict.Refused || data.coverage().isWeak();
    if (program == null || isOver || CellContext.current() != cell) {
      return null;
    }
    try {
      Program block = program.get();
      boolean isPlain = block.semantics().equals(Semantics.STANDARD);
      StateGraph graph = isPlain ? StateSearch.of(block, StateSearch.Limits.SMALL) : null;
      boolean isDrawn = graph != null && graph.states().size() <= DRAWN && graph.hasChoice();
      return isDrawn ? graph : null;
    } catch (IllegalStateException e) {
      return null; // another block is being explored meanwhile, in the background
    }
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
    long number = data.coverage().schedules();
    return "\n  schedule " + number + "; replay(\"" + witness.schedule() + "\", …) shows it again";
  }
}
