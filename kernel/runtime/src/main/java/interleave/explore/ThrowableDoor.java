package interleave.explore;

/// In place of the methods of `Throwable` that print, in explored code.
public final class ThrowableDoor {
  private ThrowableDoor() {}

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
