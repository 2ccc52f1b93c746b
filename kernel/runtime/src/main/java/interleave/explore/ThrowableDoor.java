package interleave.explore;

import java.util.Arrays;

/// In place of the methods of `Throwable` that tell where it was thrown, in explored code.
public final class ThrowableDoor {
  private static final String OURS = ThrowableDoor.class.getPackageName() + ".";

  private ThrowableDoor() {}

  /// Without what stands between the learner's code and itself only while it is explored.
  public static StackTraceElement[] getStackTrace(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> !frame.getClassName().startsWith(OURS))
        .toArray(StackTraceElement[]::new);
  }

  public static void printStackTrace(Throwable thrown) {
    StringBuilder text = new StringBuilder(thrown.toString()).append('\n');
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (ExploredLoader.NAME.equals(frame.getClassLoaderName())) {
        text.append("\tat ").append(frame).append('\n');
      }
    }
    World.required().output().print(text.toString());
  }
}
