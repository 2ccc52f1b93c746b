package interleave.explore;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Notices when a run stands still because code of the JDK waits for a real thread, which no step
/// of the run will wake: it is then interrupted and refused.
///
/// All waits of explored code are simulated, so the thread that drives a run never waits itself. If
/// it does, as long as a search may last and without a step meanwhile, it waits in vain. What
/// computes for long is not meant.
final class Stalls implements AutoCloseable {
  private static final long EVERY_MILLIS = 100;

  /// How often it has to be seen waiting at least, however short the search.
  private static final long FEWEST_SAMPLES = 10;

  private static final Object CHANGE = new Object();

  /// For how long it goes on looking where nothing is explored: to wake it would cost a short
  /// search more than its runs do, and one search is mostly followed by another.
  private static final int IDLE_LOOKS = 600;

  /// What is watched now, null if nothing is. Guarded by [#CHANGE], as is the next.
  private static @Nullable Stalls watched;

  /// Whether the thread that watches waits to be woken.
  private static boolean sleeps;

  private final Thread driver;
  private final long mostSamples;

  /// Used by the thread that watches alone.
  private long samples;

  private long steps;

  /// Guarded by [#CHANGE].
  private boolean hasInterrupted;

  static {
    Thread.ofPlatform()
        .daemon()
        .inheritInheritableThreadLocals(false)
        .name("interleave-stalls")
        .start(Stalls::watch);
  }

  private Stalls(Thread driver, Duration longest) {
    this.driver = driver;
    this.mostSamples = Math.max(FEWEST_SAMPLES, longest.toMillis() / EVERY_MILLIS);
  }

  /// Watches the current thread until [#close].
  static Stalls watching(Duration longest) {
    Stalls stalls = new Stalls(Thread.currentThread(), longest);
    synchronized (CHANGE) {
      watched = stalls;
      if (sleeps) {
        CHANGE.notifyAll();
      }
    }
    return stalls;
  }

  private static void watch() {
    try {
      synchronized (CHANGE) {
        int idle = 0;
        while (true) {
          Stalls now = watched;
          idle = now == null ? idle + 1 : 0;
          sleeps = idle > IDLE_LOOKS;
          CHANGE.wait(sleeps ? 0 : EVERY_MILLIS);
          if (now != null && watched == now) {
            now.look();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does
    }
  }

  private void look() {
    World world = World.here();
    long now = Turns.progress();
    boolean waits =
        switch (driver.getState()) {
          case WAITING, TIMED_WAITING, BLOCKED -> true;
          case NEW, RUNNABLE, TERMINATED -> false;
        };
    samples = waits && world != null && now == steps ? samples + 1 : 0;
    steps = now;
    if (samples >= mostSamples && world != null) {
      world.turns().stalled(place(driver.getStackTrace()));
      driver.interrupt();
      hasInterrupted = true;
    }
  }

  /// The method of the JDK that a learner's code has called.
  private static String place(StackTraceElement[] frames) {
    for (int i = 1; i < frames.length; i++) {
      if (ExploredLoader.NAME.equals(frames[i].getClassLoaderName())) {
        String type = frames[i - 1].getClassName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + frames[i - 1].getMethodName();
      }
    }
    return "the JDK";
  }

  @Override
  public void close() {
    synchronized (CHANGE) {
      watched = null;
      if (hasInterrupted) {
        boolean _ = Thread.interrupted();
      }
    }
  }
}
