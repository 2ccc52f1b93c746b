package interleave.host;

import java.nio.file.Path;

/// Exit codes with which our own code ends a JVM of the notebook.
///
/// They are unlike any that a learner's program is likely to use, so that the kernel can tell.
public final class Exit {
  /// The kernel is gone; there is nobody to tell.
  public static final int KERNEL_GONE = 241;

  /// Our own threads ran out of memory.
  public static final int OUT_OF_MEMORY = 242;

  /// Our own code failed before the learner's began.
  public static final int FAULT = 243;

  private Exit() {}

  /// Ends this process and those below it, with what the kernel has left behind if it was killed.
  static void afterKernel(int code) {
    Family.endBelow();
    Kin.endPrograms(System.getenv(Wire.TOKEN));
    Path folder = CellMain.socket().getParent();
    if (folder != null) {
      new NotebookFolder(folder).deleteIfSilent();
    }
    Runtime.getRuntime().halt(code);
  }
}
