package interleave.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What belongs to one run beside its threads and their steps.
final class Notes {
  private final IdentityHashMap<Thread, Runnable> bodies = new IdentityHashMap<>();
  private final IdentityHashMap<Object, List<Thread>> pools = new IdentityHashMap<>();
  private final Set<Thread> privately = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Object, Integer> walks = new IdentityHashMap<>();
  private final List<Failure> uncaught = new ArrayList<>(0);
  private Thread.@Nullable UncaughtExceptionHandler defaultHandler;
  private Ending outcome = new Ending.Abandoned();
  private @Nullable Place executors;
  private @Nullable Place streams;
  private @Nullable Place fences;
  private int names;
  private int workers;

  /// Forgets everything, for a new run.
  void reset() {
    if (!bodies.isEmpty()) {
      bodies.clear();
    }
    if (!pools.isEmpty()) {
      pools.clear();
    }
    if (!privately.isEmpty()) {
      privately.clear();
    }
    if (!walks.isEmpty()) {
      walks.clear();
    }
    uncaught.clear();
    defaultHandler = null;
    outcome = new Ending.Abandoned();
    executors = null;
    streams = null;
    fences = null;
    names = 0;
    workers = 0;
  }

  /// Keeps what a virtual thread is to run: it does not tell.
  void remember(Thread thread, Runnable body) {
    if (thread.isVirtual()) {
      bodies.putIfAbsent(thread, body);
    }
  }

  /// Notes that nobody but the JDK's code has a thread before it runs.
  void keepPrivate(Thread thread) {
    privately.add(thread);
  }

  boolean isPrivate(Thread thread) {
    return privately.contains(thread);
  }

  /// Has `after` done at the end of a thread, in the last step of its body.
  void follow(Thread thread, Runnable after) {
    bodies.put(thread, new Followed(bodyOf(thread), after));
  }

  /// A thread's body, and what is done after it.
  record Followed(Runnable body, Runnable after) implements Runnable {
    @Override
    public void run() {
      try {
        body.run();
      } finally {
        after.run();
      }
    }
  }

  Runnable bodyOf(Thread thread) {
    return bodies.isEmpty() ? thread : bodies.getOrDefault(thread, thread);
  }

  /// What executors and futures act on, all of them together.
  Place executors(Places places) {
    Place known = executors;
    if (known == null) {
      known = places.make("executors");
      executors = known;
    }
    return known;
  }

  /// What streams act on, all of them together: one may be behind another.
  Place streams(Places places) {
    Place known = streams;
    if (known == null) {
      known = places.make("streams");
      streams = known;
    }
    return known;
  }

  /// The threads that a pool has started.
  List<Thread> workers(Object pool) {
    return pools.computeIfAbsent(pool, _ -> new ArrayList<>());
  }

  /// What fences that order everything are done to.
  Place fences(Places places) {
    Place known = fences;
    if (known == null) {
      known = places.make("fence");
      fences = known;
    }
    return known;
  }

  int nextWorker() {
    return ++workers;
  }

  int nextThreadName() {
    return names++;
  }

  Thread.@Nullable UncaughtExceptionHandler defaultHandler() {
    return defaultHandler;
  }

  void defaultHandler(Thread.@Nullable UncaughtExceptionHandler handler) {
    defaultHandler = handler;
  }

  /// Whether a thread goes on with an iterator or a stream that another one has begun with.
  boolean isOthers(Object walk, int thread) {
    Integer first = walks.putIfAbsent(walk, thread);
    return first != null && first != thread;
  }

  /// An exception ended a thread.
  void uncaught(Failure failure) {
    uncaught.add(failure);
  }

  List<Failure> uncaught() {
    return uncaught;
  }

  /// The block has returned.
  void returned(String value) {
    outcome = new Ending.Finished(value);
  }

  Ending outcome() {
    return outcome;
  }
}
