package interleave.draw;

import interleave.trace.Reason;

/// How a state looks: a letter, a colour and a border pattern, of which the letter or the pattern
/// alone is enough to tell it.
///
/// The colours are those of Okabe and Ito, which people with any colour vision can tell apart.
enum Look {
  CREATED('C', "created", "#8A939C", "#EEF0F2", "1 2"),
  RUNNING('R', "runnable: running or ready", "#0072B2", "#0072B2", ""),
  BLOCKED('B', "blocked on a lock", "#D55E00", "#F9DCC8", ""),
  WAITING('W', "waiting", "#E69F00", "#FCEFD0", "4 2"),
  SLEEPING('S', "sleeping", "#56B4E9", "#DFF1FC", "1.5 2"),
  JOINING('J', "joining", "#CC79A7", "#F7E3EE", "6 2 1.5 2"),
  ZOMBIE('Z', "zombie: ended, its parent has not waited for it", "#000000", "#D5D8DC", "1 3"),
  STOPPED('T', "stopped by a signal", "#009E73", "#D6EFE6", "3 3");

  private final char letter;
  private final String words;
  private final String colour;
  private final String tint;
  private final String dashes;

  Look(char letter, String words, String colour, String tint, String dashes) {
    this.letter = letter;
    this.words = words;
    this.colour = colour;
    this.tint = tint;
    this.dashes = dashes;
  }

  static Look of(State state) {
    return switch (state) {
      case State.Created() -> CREATED;
      case State.Running() -> RUNNING;
      case State.Zombie() -> ZOMBIE;
      case State.Stopped() -> STOPPED;
      case State.Blocked(var reason, _) -> of(reason);
    };
  }

  static Look of(Reason reason) {
    return switch (reason) {
      case SLEEP -> SLEEPING;
      case JOIN_THREAD, JOIN_PROCESS -> JOINING;
      case MONITOR, LOCK, SEMAPHORE -> BLOCKED;
      case WAIT, CONDITION, QUEUE_PUT, QUEUE_TAKE, LATCH, BARRIER, FUTURE, EXECUTOR, STDIN, PARK ->
          WAITING;
    };
  }

  /// Whether it is one that most drawings do not have.
  boolean isRare() {
    return this == ZOMBIE || this == STOPPED;
  }

  /// The letter that stands for it on a block and in a text timeline.
  char letter() {
    return letter;
  }

  /// What the legend says.
  String words() {
    return words;
  }

  /// The strong colour, for borders and slivers.
  String colour() {
    return colour;
  }

  /// The fill of a block that has room for a border.
  String tint() {
    return tint;
  }

  /// The border's SVG dash pattern; empty for a solid one.
  String dashes() {
    return dashes;
  }

  /// The colour that text on [#tint] can be read in.
  String text() {
    return this == RUNNING ? "#FFFFFF" : Scene.INK;
  }
}
