package interleave.host;

import interleave.probe.Waits;
import interleave.trace.Waiting;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Tells the kernel who waits for whom in this JVM.
///
/// It rests while nobody waits. After a wait has begun it lets a moment pass, in which most waits
/// end; as long as somebody waits it looks again from time to time, and tells what has changed.
final class WaitWatch {
  private static final long SETTLING_MILLIS = 150;
  private static final long AGAIN_MILLIS = 250;
  private static final long LATER_MILLIS = 1_000;

  /// How often it looks at the shorter interval.
  private static final int OFTEN = 8;

  private final Outbox outbox;
  private final CellLoader loader;
  private final Supplier<String> process;

  WaitWatch(Outbox outbox, CellLoader loader, Supplier<String> process) {
    this.outbox = outbox;
    this.loader = loader;
    this.process = process;
  }

  /// Begins to watch; nobody waits yet.
  void start() {
    long now = Waits.now();
    Thread.ofPlatform().daemon().name("interleave-waits").start(() -> watchForEver(now));
  }

  private void watchForEver(long begun) {
    Waits.rest(begun, 0);
    settle();
    var last = new Waits.Report(List.of(), true, false);
    int unchanged = 0;
    while (true) {
      long now = Waits.now();
      Waits.Report report = Waits.report(process.get(), _ -> "");
      boolean changed = !report.equals(last);
      if (changed && !(report.waits().isEmpty() && last.waits().isEmpty())) {
        post(0, report);
      }
      last = report;
      unchanged = changed ? 0 : unchanged + 1;
      long pause = unchanged < OFTEN ? AGAIN_MILLIS : LATER_MILLIS;
      boolean isOver = report.waits().isEmpty() && !report.unsettled();
      Waits.rest(now, isOver ? 0 : pause);
      settle();
    }
  }

  private static void settle() {
    long end = System.nanoTime() + SETTLING_MILLIS * 1_000_000;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /// Tells how it is now, with the names that the learner gave to what is waited for.
  void answer(long round) {
    post(round, Waits.report(process.get(), object -> Variables.nameOf(loader, object)));
  }

  private void post(long round, Waits.Report report) {
    List<Waiting> waits = report.waits();
    outbox.post(new Frame.Waits(round, waits, report.free()));
  }
}
