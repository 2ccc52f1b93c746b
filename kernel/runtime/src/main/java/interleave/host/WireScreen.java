package interleave.host;

import interleave.probe.Screen;
import interleave.trace.MimeBundle;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Shows things by telling the kernel, in the order of what is printed.
record WireScreen(Outbox outbox) implements Screen {
  private static final long PATIENCE_SECONDS = 10;
  private static final AtomicLong IDS = new AtomicLong();
  private static final Map<Long, ArrayBlockingQueue<MimeBundle>> ASKED = new ConcurrentHashMap<>();

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

  @Override
  public MimeBundle view(int cell, String name) throws InterruptedException {
    long id = IDS.incrementAndGet();
    var answer = new ArrayBlockingQueue<MimeBundle>(1);
    ASKED.put(id, answer);
    try {
      outbox.post(new Frame.Look(id, cell, name));
      MimeBundle view = answer.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (view == null) {
        throw new IllegalStateException("the kernel has not drawn it within 10 s: try again");
      }
      return view;
    } finally {
      ASKED.remove(id);
    }
  }

  /// Hands a view to who asked for it.
  static void answered(Frame.Seen seen) {
    var asked = ASKED.get(seen.id());
    if (asked != null) {
      boolean _ = asked.offer(seen.view());
    }
  }
}
