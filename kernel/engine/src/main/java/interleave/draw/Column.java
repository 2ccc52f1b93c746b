package interleave.draw;

import interleave.draw.Drawing.Lane;
import java.util.List;

/// A column of the table of processes and threads.
enum Column {
  PID("PID", true, 12),
  PPID("PPID", true, 12),
  NAME("NAME", false, 32),
  KIND("KIND", false, 16),
  STATE("STATE", false, 44),
  START("START ms", true, 14),
  END("END ms", true, 14),
  EXIT("EXIT", true, 44);

  /// All columns.
  static final List<Column> ALL = List.of(values());

  /// The columns that do not change from run to run.
  static final List<Column> STABLE = List.of(NAME, KIND, STATE, EXIT);

  private final String heading;
  private final boolean right;
  private final int columns;

  Column(String heading, boolean right, int columns) {
    this.heading = heading;
    this.right = right;
    this.columns = columns;
  }

  String heading() {
    return heading;
  }

  /// Whether the column is aligned on the right.
  boolean isRight() {
    return right;
  }

  /// The widest that the column may become in the text form.
  int columns() {
    return columns;
  }

  /// What the column says of a lane; empty when it has nothing to say.
  String of(Lane lane) {
    return switch (this) {
      case PID -> Long.toString(lane.id().pid());
      case PPID -> lane.kind().isProcess() ? Long.toString(lane.ppid()) : "";
      case NAME -> Wording.name(lane);
      case KIND -> lane.kind().label();
      case STATE -> Wording.state(lane);
      case START -> Wording.millis(lane.created());
      case END -> Wording.millis(lane.end());
      case EXIT -> Wording.exit(lane);
    };
  }
}
