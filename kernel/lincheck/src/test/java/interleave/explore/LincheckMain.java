package interleave.explore;

import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;

/// The main program of the JVM that Lincheck has to itself: it has Lincheck look for a bug in one
/// block after another, and prints for each its class, whether there is one, and how long that
/// took.
final class LincheckMain {
  static final String BUG = "bug";
  static final String NO_BUG = "none";

  private LincheckMain() {}

  /// Has Lincheck look at each block.
  ///
  /// @param arguments how many schedules to try, then the classes whose `block()` returns a block
  public static void main(String[] arguments) throws ReflectiveOperationException {
    int schedules = Integer.parseInt(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      var method = Class.forName(arguments[i]).getMethod("block");
      Block block = (Block) method.invoke(null);
      long begin = System.nanoTime();
      String found = hasBug(block, schedules) ? BUG : NO_BUG;
      double millis = (System.nanoTime() - begin) / 1e6;
      System.out.printf("%s\t%s\t%.1f%n", arguments[i], found, millis);
    }
    // Threads that Lincheck has left in a deadlock do not end.
    Runtime.getRuntime().halt(0);
  }

  private static boolean hasBug(Block block, int schedules) {
    try {
      Lincheck.runConcurrentTest(schedules, () -> run(block));
      return false;
    } catch (LincheckAssertionError found) {
      return true;
    }
  }

  private static void run(Block block) {
    try {
      block.run();
    } catch (Throwable e) {
      throw LincheckMain.<RuntimeException>as(e);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T as(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
