package interleave.explore;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The mechanisms by which explored threads take turns, quickest first.
///
/// The first that passes the [SelfTest] in this JVM is used, unless the system property
/// `interleave.explore.mechanism` or the environment variable `INTERLEAVE_MECHANISM` names one:
/// `continuations`, `virtual-threads` or `platform-threads`.
enum Mechanism {
  CONTINUATIONS {
    @Override
    Coroutines forCurrentThread() {
      return new Continuations(Thread.currentThread());
    }
  },
  VIRTUAL_THREADS {
    @Override
    Coroutines forCurrentThread() {
      // A virtual thread cannot carry another.
      boolean canCarry = !Thread.currentThread().isVirtual();
      return canCarry ? new VirtualThreads(Thread.currentThread()) : new PlatformThreads();
    }
  },
  PLATFORM_THREADS {
    @Override
    Coroutines forCurrentThread() {
      return new PlatformThreads();
    }
  };

  static final String PROPERTY = "interleave.explore.mechanism";

  /// What the environment names, null if nothing.
  private static final @Nullable String BY_ENVIRONMENT = System.getenv("INTERLEAVE_MECHANISM");

  /// Holds the first that passes, tried once; null if none does.
  private static final class Tried {
    static final @Nullable Mechanism BEST = best();

    private static @Nullable Mechanism best() {
      for (Mechanism each : values()) {
        if (SelfTest.passes(each)) {
          return each;
        }
      }
      return null;
    }
  }

  /// Coroutines that the current thread drives.
  abstract Coroutines forCurrentThread();

  /// The mechanism to use.
  ///
  /// @throws IllegalStateException if one is asked for that there is not, or none works
  static Mechanism chosen() {
    String asked = System.getProperty(PROPERTY, BY_ENVIRONMENT);
    if (asked != null && !asked.isEmpty()) {
      return named(asked);
    }
    Mechanism best = Tried.BEST;
    if (best == null) {
      throw new IllegalStateException("nothing can be explored in this JVM: no mechanism works");
    }
    return best;
  }

  private static Mechanism named(String name) {
    for (Mechanism each : values()) {
      if (each.title().equals(name)) {
        return each;
      }
    }
    String known = Arrays.stream(values()).map(Mechanism::title).collect(Collectors.joining(", "));
    throw new IllegalStateException(
        "the mechanism to explore by is \"" + name + "\"; it can be one of " + known);
  }

  /// Its name for a learner.
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What is to be said of runs by it, null if nothing.
  @Nullable String remark() {
    return this == CONTINUATIONS
        ? null
        : "Run by "
            + title().replace('-', ' ')
            + ", which takes longer than continuations of the JVM.";
  }
}
