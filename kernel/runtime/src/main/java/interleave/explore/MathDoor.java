package interleave.explore;

/// In place of the chance in `Math` in explored code.
public final class MathDoor {
  private MathDoor() {}

  public static double random() {
    return World.required().chance().nextDouble();
  }
}
