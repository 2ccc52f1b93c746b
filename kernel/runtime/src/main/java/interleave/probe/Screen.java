package interleave.probe;

import interleave.trace.MimeBundle;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Where this JVM's cells show what is not text.
///
/// One is installed in each JVM of a notebook, by [#install].
public interface Screen {
  /// Shows something under a cell.
  ///
  /// @param displayId names the output for updates, or empty
  /// @param update whether it replaces the outputs shown under `displayId`
  void show(int cell, MimeBundle bundle, String displayId, boolean update);

  /// Removes a cell's output; with `lazily`, only when the next output comes.
  void clear(int cell, boolean lazily);

  /// The forms in which a value is shown.
  MimeBundle forms(@Nullable Object value);

  /// A view of what processes and threads did, by its name.
  ///
  /// @param cell the cell that asks
  MimeBundle view(int cell, String name) throws InterruptedException;

  /// Makes this JVM's screen known; to be called once.
  static void install(Screen screen) {
    if (!Installed.SCREEN.compareAndSet(null, screen)) {
      throw new IllegalStateException("a screen is installed already");
    }
  }

  /// This JVM's screen.
  ///
  /// @throws IllegalStateException outside a notebook
  static Screen installed() {
    Screen screen = Installed.SCREEN.get();
    if (screen == null) {
      throw new IllegalStateException(
          "nothing can be shown outside a notebook: run this in a cell of the Interleave kernel");
    }
    return screen;
  }

  /// Holds the one.
  final class Installed {
    private static final AtomicReference<@Nullable Screen> SCREEN = new AtomicReference<>();

    private Installed() {}
  }
}
