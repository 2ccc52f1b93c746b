package interleave.probe;

/// In place of `wait`, `notify` and `notifyAll` of any object.
public final class MonitorCalls {
  private MonitorCalls() {}

  public static void wait(Object object) throws InterruptedException {
    Monitor.await(object, 0, 0);
  }

  public static void wait(Object object, long millis) throws InterruptedException {
    Monitor.await(object, millis, 0);
  }

  public static void wait(Object object, long millis, int nanos) throws InterruptedException {
    Monitor.await(object, millis, nanos);
  }

  public static void notify(Object object) {
    Monitor.notifyOne(object);
  }

  public static void notifyAll(Object object) {
    Monitor.notifyEvery(object);
  }
}
