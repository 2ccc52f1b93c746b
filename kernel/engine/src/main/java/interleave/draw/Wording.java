package interleave.draw;

import interleave.draw.Drawing.Lane;
import interleave.text.Visible;
import java.util.Locale;
import java.util.OptionalLong;

/// How lanes, times and ends are said in words, the same in every form.
final class Wording {
  private Wording() {}

  /// A name as it can be shown on one line.
  static String name(Lane lane) {
    String name = Visible.of(lane.name().replace('\n', ' ')).strip();
    return name.isEmpty() ? "(no name)" : name;
  }

  /// Milliseconds with one decimal, such as `12.3`.
  static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
  }

  /// Milliseconds, or nothing.
  static String millis(OptionalLong nanos) {
    return nanos.isPresent() ? millis(nanos.getAsLong()) : "";
  }

  /// A duration for a heading, such as `123.4 ms` or `12.3 s`.
  static String duration(long nanos) {
    return nanos < 10_000_000_000L
        ? millis(nanos) + " ms"
        : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }

  /// The last state of a lane in words.
  static String state(Lane lane) {
    return fate(lane) + (lane.orphan() ? ", orphan" : "");
  }

  private static String fate(Lane lane) {
    return switch (lane.fate()) {
      case Fate.Alive(State.Created(), _) -> "created";
      case Fate.Alive(State.Running(), boolean sampled) -> "runnable" + seen(sampled);
      case Fate.Alive(State.Blocked(var reason, var on), boolean sampled) ->
          sampled
              ? "waiting" + seen(true)
              : "blocked: " + Visible.of(new State.Blocked(reason, on).words());
      case Fate.Alive(State.Zombie(), _) -> "zombie (Z)";
      case Fate.Alive(State.Stopped(), _) -> "stopped (T)";
      case Fate.Idle() -> "idle";
      case Fate.Finished(), Fate.Exited(_) -> "ended";
      case Fate.Gone() -> lane.kind().isProcess() ? "ended" : "ended with its process";
      case Fate.Failed(_) -> "failed";
      case Fate.Killed(_) -> "killed";
    };
  }

  private static String seen(boolean sampled) {
    return sampled ? " (sampled)" : "";
  }

  /// How a lane ended, in short: an exit code by Python's convention, the JVM's in brackets where
  /// it is another; the exception of a thread; or nothing.
  static String exit(Lane lane) {
    return switch (lane.fate()) {
      case Fate.Exited(int code) -> Integer.toString(code);
      case Fate.Killed(int signal) -> "-" + signal + " (" + (128 + signal) + ")";
      case Fate.Failed(String why) -> Visible.of(why);
      case Fate.Alive _, Fate.Idle _, Fate.Finished _, Fate.Gone _ -> "";
    };
  }

  /// A signal's name, such as `SIGTERM`.
  static String signal(int number) {
    return switch (number) {
      case 1 -> "SIGHUP";
      case 2 -> "SIGINT";
      case 3 -> "SIGQUIT";
      case 6 -> "SIGABRT";
      case 8 -> "SIGFPE";
      case 9 -> "SIGKILL";
      case 11 -> "SIGSEGV";
      case 13 -> "SIGPIPE";
      case 14 -> "SIGALRM";
      case 15 -> "SIGTERM";
      default -> "signal " + number;
    };
  }

  /// `1 process`, `2 processes`.
  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /// How many processes and threads a drawing has, such as `6 processes, 2 threads`.
  static String census(Drawing drawing) {
    long processes = drawing.lanes().stream().filter(lane -> lane.kind().isProcess()).count();
    long threads = drawing.lanes().size() - processes;
    String first = count(processes, "process", "processes");
    return threads == 0 ? first : first + ", " + count(threads, "thread", "threads");
  }

  /// The warning that a drawing is not complete, or nothing.
  static String dropped(Drawing drawing) {
    return drawing.dropped() == 0
        ? ""
        : count(drawing.dropped(), "event was", "events were")
            + " not kept, because there were too many: what is shown is not all that happened.";
  }
}
