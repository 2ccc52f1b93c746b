package interleave.explore;

import interleave.trace.Reason;
import interleave.trace.Resource;

/// In place of the recorder in explored code: what happens in a run is no event of the notebook.
public final class RecorderDoor {
  private RecorderDoor() {}

  public static boolean isOn() {
    return false;
  }

  public static boolean pays() {
    return false;
  }

  public static void blocked(Reason reason, Resource on) {}

  public static void resumed() {}
}
