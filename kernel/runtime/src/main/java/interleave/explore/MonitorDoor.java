package interleave.explore;

import java.util.concurrent.TimeUnit;

/// In place of `wait` and `notify` in explored code.
public final class MonitorDoor {
  private MonitorDoor() {}

  public static void wait(Object monitor) throws InterruptedException {
    Monitors.await(World.required(), monitor, 0);
  }

  public static void wait(Object monitor, long millis) throws InterruptedException {
    Monitors.await(World.required(), monitor, TimeUnit.MILLISECONDS.toNanos(millis));
  }

  public static void wait(Object monitor, long millis, int nanos) throws InterruptedException {
    Monitors.await(World.required(), monitor, TimeUnit.MILLISECONDS.toNanos(millis) + nanos);
  }

  public static void notify(Object monitor) {
    Monitors.notify(World.required(), monitor, false);
  }

  public static void notifyAll(Object monitor) {
    Monitors.notify(World.required(), monitor, true);
  }
}
