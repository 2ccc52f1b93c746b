package interleave.explore;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;

/// Stands for code of the JDK that uses threads by a way which no rule of the explorer names.
public final class Outside {
  private static final SynchronousQueue<Runnable> TASKS = new SynchronousQueue<>();
  private static final Thread WORKER =
      Thread.ofPlatform().daemon().name("worker").unstarted(Outside::work);
  private static final List<WeakReference<Object>> WATCHED = new CopyOnWriteArrayList<>();
  private static volatile boolean isDone;

  private Outside() {}

  private static void work() {
    while (true) {
      try {
        TASKS.take().run();
      } catch (InterruptedException e) {
        return;
      } catch (IllegalStateException e) {
        isDone = true;
      }
    }
  }

  /// Starts the thread of [#run], before anything is explored.
  static void open() {
    WORKER.start();
  }

  /// Starts a thread that outlives the block.
  public static void start() {
    Thread thread = new Thread(Outside::work, "hidden");
    thread.setDaemon(true);
    thread.start();
  }

  /// Starts a thread of the block.
  public static void start(Thread thread) {
    thread.start();
  }

  /// Knows of an object for as long as somebody else does.
  public static void watch(Object object) {
    WATCHED.add(new WeakReference<>(object));
  }

  /// How many of the objects of [#watch] are still used, after garbage was collected.
  static long inUse() {
    System.gc();
    return WATCHED.stream().filter(each -> each.get() != null).count();
  }

  /// Waits for what nobody gives.
  public static void take() throws InterruptedException {
    Object _ = new SynchronousQueue<Object>().take();
  }

  /// Waits for a notify that nobody does.
  public static void await() throws InterruptedException {
    Object monitor = new Object();
    synchronized (monitor) {
      while (!isDone || isDone) {
        monitor.wait();
      }
    }
  }

  /// Has a thread that was there before run a task.
  public static void run(Runnable task) {
    isDone = false;
    while (!TASKS.offer(task)) {
      Thread.onSpinWait();
    }
    while (!isDone) {
      Thread.onSpinWait();
    }
  }
}
