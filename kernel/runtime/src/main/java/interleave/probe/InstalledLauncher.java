package interleave.probe;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Holds this JVM's [Launcher].
final class InstalledLauncher {

  private static final AtomicReference<@Nullable Launcher> LAUNCHER = new AtomicReference<>();

  private InstalledLauncher() {}

  static void set(Launcher launcher) {
    if (!LAUNCHER.compareAndSet(null, launcher)) {
      throw new IllegalStateException("a launcher is installed already");
    }
  }

  static Launcher get() {
    Launcher launcher = LAUNCHER.get();
    if (launcher == null) {
      throw new IllegalStateException(
          "processes can be started in a notebook only: run this in a cell of the Interleave"
              + " kernel");
    }
    return launcher;
  }
}
