package interleave;

import interleave.course.View;
import interleave.explore.Block;
import interleave.explore.Computation;
import interleave.explore.Exploration;
import interleave.explore.Explorer;
import interleave.explore.Options;
import interleave.probe.CellContext;
import interleave.probe.Launcher;
import interleave.probe.Screen;
import interleave.trace.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The methods that every cell has: their names are imported into each.
public final class Notebook {
  private Notebook() {}

  /// Shows a value under the cell now, as the value of a cell's last expression is shown.
  public static void display(@Nullable Object value) {
    Screen screen = Screen.installed();
    screen.show(CellContext.current(), screen.forms(value), "", false);
  }

  /// Shows a text of the given kind: `display("<b>bold</b>", "text/html")`.
  ///
  /// @param mimeType such as `text/html`, `text/markdown`, `image/svg+xml`; a binary picture such
  ///   as `image/png` is given in base64
  public static void display(String data, String mimeType) {
    show(data, mimeType, "", false);
  }

  /// Shows a text under a name, by which [#updateDisplay] replaces it.
  public static void display(String data, String mimeType, String displayId) {
    show(data, mimeType, named(displayId), false);
  }

  /// Replaces what is shown under a name, in whichever cell it is.
  public static void updateDisplay(String data, String mimeType, String displayId) {
    show(data, mimeType, named(displayId), true);
  }

  /// Removes what the cell has shown and printed so far.
  public static void clearOutput() {
    clearOutput(false);
  }

  /// Removes what the cell has shown and printed so far.
  ///
  /// @param untilNext whether to do so only when the next output comes, which does not flicker
  public static void clearOutput(boolean untilNext) {
    Screen.installed().clear(CellContext.current(), untilNext);
  }

  /// Runs a block under every schedule of its threads, up to equivalence, within a budget: the
  /// notebook's variables are put back before each, and stay as they are.
  ///
  /// @return what was found: a schedule under which the block throws or deadlocks, or that there is
  ///   none
  public static Exploration explore(Block block) {
    return explore(Options.standard(), block);
  }

  /// The same with another budget, or another way of choosing schedules.
  public static Exploration explore(Options options, Block block) {
    return Explorer.explore(options, block);
  }

  /// Finds every value that a block can return, with one schedule for each.
  public static Exploration outcomes(Computation<?> block) {
    return outcomes(Options.standard(), block);
  }

  /// The same with another budget, or another way of choosing schedules.
  public static Exploration outcomes(Options options, Computation<?> block) {
    return Explorer.outcomes(options, block);
  }

  /// Runs one schedule of a block again, and shows each of its steps.
  ///
  /// @param schedule such as `0.1.1.2`, as an exploration gives it
  public static Exploration replay(String schedule, Block block) {
    return Explorer.replay(schedule, block);
  }

  /// The same for a block that returns a value.
  public static Exploration replay(String schedule, Computation<?> block) {
    return Explorer.replay(schedule, block);
  }

  /// Lets you choose each step of a block: asks for a number whenever more than one thread can go
  /// on. Of a small block, what `explore` shows has buttons for the same.
  public static Exploration step(Block block) {
    return Explorer.step(block);
  }

  /// Makes a process that goes on with the rest of this cell on a copy of the variables.
  ///
  /// ```java
  /// int count = 100;
  /// if (fork() == 0) {
  ///   count--;                       // the child's copy
  /// } else {
  ///   System.out.println(count);     // still 100
  /// }
  /// ```
  ///
  /// It stands at the top level of a cell, as the first call of a statement: elsewhere the child
  /// could not go on from the call, because what a method or a loop is in the middle of cannot be
  /// copied. Only the variables that the rest of the cell can reach are copied.
  ///
  /// @return the child's PID in the parent, 0 in the child
  /// @throws IllegalStateException in a method, a lambda, a loop or a block
  public static long fork() {
    return Launcher.installed().fork();
  }

  /// The processes, in a table.
  public static View processes() throws InterruptedException {
    return view("PROCESSES");
  }

  /// Processes with their threads and children, as a tree.
  public static View tree() throws InterruptedException {
    return view("TREE");
  }

  /// The processes and threads over time.
  public static View timeline() throws InterruptedException {
    return view("TIMELINE");
  }

  /// How long, and how often, each process and thread was in each state.
  public static View states() throws InterruptedException {
    return view("STATES");
  }

  /// What each process and thread printed.
  public static View outputs() throws InterruptedException {
    return view("OUTPUTS");
  }

  /// How many processes and threads there were.
  public static View counts() throws InterruptedException {
    return view("COUNTS");
  }

  /// The address spaces of the processes, a box for each: its threads, and the variables that it
  /// was given when it was made, as copies or shared with others.
  public static View memory() throws InterruptedException {
    return view("MEMORY");
  }

  /// Each lock that was taken or waited for: how often it was taken, who has it, who waits for it.
  ///
  /// This view and those below and above are of the running cell; if nothing has happened in it,
  /// they are of the last one in which a process or thread was started or waited for something.
  public static View locks() throws InterruptedException {
    return view("LOCKS");
  }

  /// Each queue: how many values went in and came out, who waits at it.
  public static View queues() throws InterruptedException {
    return view("QUEUES");
  }

  /// Who waits, and for what.
  public static View waits() throws InterruptedException {
    return view("WAITS");
  }

  /// Who put how many values into which queue, and who took how many out.
  public static View messages() throws InterruptedException {
    return view("MESSAGES");
  }

  private static View view(String name) throws InterruptedException {
    return View.of(Screen.installed().view(CellContext.current(), name));
  }

  private static String named(String displayId) {
    if (displayId.isEmpty()) {
      throw new IllegalArgumentException("a display's name must not be empty");
    }
    return displayId;
  }

  private static void show(String data, String mimeType, String displayId, boolean update) {
    if (!mimeType.matches("[\\w.+-]+/[\\w.+-]+")) {
      throw new IllegalArgumentException(
          "'" + mimeType + "' is no MIME type; one is, for instance, text/html");
    }
    boolean isText = mimeType.startsWith("text/");
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(mimeType, data);
    forms.putIfAbsent(MimeBundle.TEXT, isText ? data : "[" + mimeType + "]");
    Screen.installed().show(CellContext.current(), new MimeBundle(forms), displayId, update);
  }
}
