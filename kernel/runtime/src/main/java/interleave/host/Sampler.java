package interleave.host;

import interleave.probe.Recorder;
import java.time.Duration;

/// Looks at the states of threads that do not tell them, such as a pool's workers, while a cell
/// runs.
final class Sampler {
  private static final Duration EVERY = Duration.ofMillis(25);

  private boolean on;

  private Sampler() {}

  /// Starts the sampling thread; it rests until [#begin].
  static Sampler start() {
    Sampler sampler = new Sampler();
    Thread.ofPlatform().daemon().name("interleave-sampler").start(sampler::sampleForEver);
    return sampler;
  }

  synchronized void begin() {
    on = true;
    notifyAll();
  }

  synchronized void end() {
    on = false;
  }

  private void sampleForEver() {
    try {
      while (true) {
        awaitTurn();
        Recorder.sample();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread but the end of the JVM.
    }
  }

  private synchronized void awaitTurn() throws InterruptedException {
    long due = System.nanoTime() + EVERY.toNanos();
    while (!on || System.nanoTime() < due) {
      wait(on ? EVERY.toMillis() : 0);
    }
  }
}
