package interleave.host;

import interleave.probe.Screen;
import interleave.trace.MimeBundle;
import org.jspecify.annotations.Nullable;

/// Shows things by telling the kernel, in the order of what is printed.
record WireScreen(Outbox outbox) implements Screen {
  @Override
  public void show(int cell, MimeBundle bundle, String displayId, boolean update) {
    outbox.post(new Frame.Display(cell, bundle, displayId, update));
  }

  @Override
  public void clear(int cell, boolean lazily) {
    outbox.post(new Frame.ClearOutput(cell, lazily));
  }

  @Override
  public MimeBundle forms(@Nullable Object value) {
    return Shown.of(value);
  }
}
