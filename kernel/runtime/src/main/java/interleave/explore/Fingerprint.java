package interleave.explore;

import java.util.Arrays;

/// A number that is the same for equivalent runs: a hash of which steps depend on which.
///
/// Each step has a hash made of its thread's last one and of those of the last steps at its place
/// that it depends on; the sum of all does not depend on the order of independent steps.
final class Fingerprint {
  /// 2⁶⁴ divided by the golden ratio, odd.
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long[] threads = new long[16];

  /// By thread: its last step that an interrupt before it would have changed.
  private long[] listening = new long[16];

  private long[] writes = new long[64];
  private long[] reads = new long[64];

  /// How many places there have been steps at.
  private int places;

  private long sum;

  void reset() {
    Arrays.fill(threads, 0);
    Arrays.fill(listening, 0);
    Arrays.fill(writes, 0, places, 0);
    Arrays.fill(reads, 0, places, 0);
    places = 0;
    sum = 0;
  }

  void add(Pending step) {
    int thread = step.thread();
    int place = step.place();
    if (thread >= threads.length) {
      threads = Arrays.copyOf(threads, 2 * thread);
      listening = Arrays.copyOf(listening, 2 * thread);
    }
    if (place >= writes.length) {
      writes = Arrays.copyOf(writes, 2 * place);
      reads = Arrays.copyOf(reads, 2 * place);
    }
    places = Math.max(places, place + 1);
    long hash = mix(threads[thread] + GOLDEN * (thread + 1) + step.variant());
    switch (step.effect()) {
      case NONE, OWN -> {}
      case LOOK -> {
        hash = mix(hash + writes[place] + ofOthers(step.operation()));
        reads[place] += hash;
      }
      case STORE -> hash = ordered(hash, place);
      case CHANGE -> hash = ordered(hash + ofOthers(step.operation()), place);
      case COMMON -> hash = ordered(hash + sumOfThreads(), place);
    }
    threads[thread] = hash;
    if (step.isInterruptible()) {
      listening[thread] = hash;
    }
    sum += hash;
  }

  /// On what it depends that other threads have done at other places.
  private long ofOthers(Operation operation) {
    if (operation instanceof Operation.Interrupt(_, int target)) {
      return ofThread(listening, target);
    }
    if (operation instanceof Operation.Inspect(_, int target, boolean isOfState)) {
      return isOfState ? sumOfThreads() : ofThread(threads, target);
    }
    return 0;
  }

  private static long ofThread(long[] hashes, int thread) {
    return thread < 0 || thread >= hashes.length ? 0 : mix(hashes[thread]);
  }

  /// They depend on whatever the threads of a process have done.
  private long sumOfThreads() {
    long all = 0;
    for (long each : threads) {
      all += mix(each);
    }
    return all;
  }

  private long ordered(long hash, int place) {
    long after = mix(hash + writes[place] + (reads[place] == 0 ? 0 : mix(reads[place])));
    writes[place] = after;
    reads[place] = 0;
    return after;
  }

  long value() {
    return sum;
  }

  /// Steele, Lea & Flood's finaliser of SplitMix, OOPSLA 2014.
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
