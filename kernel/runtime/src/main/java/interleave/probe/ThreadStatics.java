package interleave.probe;

import java.time.Duration;

/// In place of the static methods of `Thread`.
public final class ThreadStatics {
  private ThreadStatics() {}

  public static Thread startVirtualThread(Runnable task) {
    return ThreadCalls.start(Thread.ofVirtual(), task);
  }

  public static void sleep(long millis) throws InterruptedException {
    ThreadCalls.slept(
        () -> {
          Thread.sleep(millis);
          return true;
        });
  }

  public static void sleep(long millis, int nanos) throws InterruptedException {
    ThreadCalls.slept(
        () -> {
          Thread.sleep(millis, nanos);
          return true;
        });
  }

  public static void sleep(Duration time) throws InterruptedException {
    ThreadCalls.slept(
        () -> {
          Thread.sleep(time);
          return true;
        });
  }

  @SuppressWarnings({"ThreadPriorityCheck", "NamedLikeContextualKeyword"}) // the JDK's name
  public static void yield() {
    Probe.check();
    Thread.yield();
  }

  public static void onSpinWait() {
    Probe.check();
    Thread.onSpinWait();
  }
}
