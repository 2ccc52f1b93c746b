package interleave.explore;

import interleave.probe.CellContext;
import interleave.probe.Recorder;
import interleave.trace.Explored.Act;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A learner is the scheduler: whenever more than one step is possible, they are listed on the
/// screen, and the number of one is read from the keyboard. An empty line lets the thread go on
/// that went last; the end of the input lets all of them go on as they would.
final class Interactive implements Chooser {
  private static final String HELP =
      "You are the scheduler: type the number of the step that comes next, or nothing for the one"
          + " marked *.\n";

  private final Program program;
  private boolean asks = true;
  private boolean isAsked;

  private Interactive(Program program) {
    this.program = program;
  }

  static Exploration run(Program program) {
    Interactive learner = new Interactive(program);
    Log log = new Log(learner, program.semantics());
    learner.program.run(log, true);
    return Search.replay(program, log.schedule(), Options.standard());
  }

  @Override
  public int choose(State state) {
    if (state.outlives()) {
      return ENOUGH;
    }
    int usual = Schedule.usual(state);
    if (state.size() == 1 || !asks) {
      return usual;
    }
    StringBuilder menu = new StringBuilder(isAsked ? "" : HELP);
    isAsked = true;
    for (int i = 0; i < state.size(); i++) {
      menu.append(i == usual ? "*" : " ").append(i).append("  ");
      menu.append(said(state.enabled(i))).append('\n');
    }
    print(menu + "which? ");
    return answer(state.size(), usual);
  }

  @Override
  public boolean waits() {
    return true;
  }

  private int answer(int size, int usual) {
    while (true) {
      String line = readLine();
      if (line == null) {
        asks = false;
        return usual;
      }
      if (line.isBlank()) {
        return usual;
      }
      if (line.strip().matches("\\d{1,4}") && Integer.parseInt(line.strip()) < size) {
        return Integer.parseInt(line.strip());
      }
      print("a number from 0 to " + (size - 1) + ", please: ");
    }
  }

  /// A step as the menu has it: `thread 1 (a): read count (line 3)`.
  private static String said(Pending step) {
    String verb = verb(Telling.act(step.operation()));
    String what = (verb + " " + step.operation().place().name()).strip();
    String way = step.variant() == 0 ? "" : ", way " + (step.variant() + 1);
    World world = World.here();
    if (world == null) {
      return "thread " + step.thread() + ": " + what + way;
    }
    SimulatedThread thread = world.threads().get(step.thread());
    int line = thread.spot.line();
    return "thread %d (%s): %s%s%s"
        .formatted(
            step.thread(),
            world.processes().nameOf(thread),
            what,
            way,
            line == 0 ? "" : " (line " + line + ")");
  }

  /// As drawings say it.
  private static String verb(Act act) {
    return act == Act.WAKE ? "stop waiting" : act.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void print(String text) {
    Recorder.printed(CellContext.current(), false, text);
  }

  private static @Nullable String readLine() {
    InputStream in = System.in;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
        }
        line.write(b);
      }
    } catch (IOException e) {
      return null;
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
