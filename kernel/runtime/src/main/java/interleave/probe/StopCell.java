package interleave.probe;

import java.io.Serial;

/// Thrown in every thread of a cell that is being stopped. Not for catching.
public final class StopCell extends Error {
  @Serial private static final long serialVersionUID = 1L;

  StopCell() {
    super("the cell was interrupted", null, false, false);
  }
}
