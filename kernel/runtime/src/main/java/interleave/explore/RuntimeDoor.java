package interleave.explore;

/// In place of methods of `Runtime` in explored code.
public final class RuntimeDoor {
  private static final int PROCESSORS = 2;

  private RuntimeDoor() {}

  /// The same on every machine, so that a schedule is too.
  @SuppressWarnings("UnusedVariable") // the receiver of the method that it stands for
  public static int availableProcessors(Runtime runtime) {
    return PROCESSORS;
  }
}
