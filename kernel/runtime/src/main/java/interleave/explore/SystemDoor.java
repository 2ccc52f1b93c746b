package interleave.explore;

/// In place of the clocks of `System` in explored code.
public final class SystemDoor {
  private SystemDoor() {}

  public static long nanoTime() {
    return World.required().time().nanoTime();
  }

  public static long currentTimeMillis() {
    return World.required().time().currentTimeMillis();
  }
}
