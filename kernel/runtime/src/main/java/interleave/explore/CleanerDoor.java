package interleave.explore;

import java.lang.ref.Cleaner;
import java.lang.ref.Cleaner.Cleanable;

/// In place of `Cleaner` in the code of `java.util.concurrent`: what a run leaves behind is
/// garbage, and the JVM's cleaner, which would come upon it in the middle of another, has nothing
/// to do with it.
public final class CleanerDoor {
  private CleanerDoor() {}

  public static Cleanable register(Cleaner cleaner, Object object, Runnable action) {
    return () -> {};
  }
}
