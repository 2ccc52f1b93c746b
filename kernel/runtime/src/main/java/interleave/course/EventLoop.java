package interleave.course;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Many tasks in one thread, each running until it waits: `asyncio` in small, on [Coroutine]s.
///
/// ```java
/// EventLoop.run(() -> {
///   var tea = EventLoop.start("tea", () -> { EventLoop.sleep(Duration.ofMinutes(3)); return "tea"; });
///   var egg = EventLoop.start("egg", () -> { EventLoop.sleep(Duration.ofMinutes(5)); return "egg"; });
///   return tea.await() + egg.await() + " after " + EventLoop.now();   // "teaegg after PT5M"
/// });
/// ```
///
/// Time is simulated: when every task waits, the clock jumps to the moment at which the first goes
/// on. So a program is over at once and does the same in every run. Tasks that are ready run in the
/// order in which they became so. What really blocks, such as `Thread.sleep`, blocks all tasks, as
/// it does in `asyncio`, and takes no simulated time.
public final class EventLoop {
  private static final ThreadLocal<@Nullable EventLoop> RUNNING = new ThreadLocal<>();

  /// Something to be done at a moment; of those of one moment, in the order in which they were set.
  private record Timer(long at, long number, Runnable action) {}

  private final Deque<LoopTask<?>> ready = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::number));
  private final Set<LoopTask<?>> alive = new LinkedHashSet<>();
  private final List<LoopTask<?>> failed = new ArrayList<>();
  private @Nullable LoopTask<?> current;
  private long now;
  private long numbers;

  private EventLoop() {}

  /// Runs `main` and every task that it starts. When `main` is over, the tasks that are not are
  /// cancelled.
  ///
  /// @return what `main` returned
  /// @throws IllegalStateException inside another loop; when no task can ever go on; and when a
  ///   task failed and none awaited it, with its exception as the cause
  public static <R> R run(Callable<R> main) throws Exception {
    if (RUNNING.get() != null) {
      throw new IllegalStateException("a loop runs already: start() a task instead of run()");
    }
    EventLoop loop = new EventLoop();
    RUNNING.set(loop);
    try {
      LoopTask<R> first = loop.add("main", main);
      loop.runUntilDone(first);
      loop.endOthers();
      R result = first.result();
      loop.requireAllSeen();
      return result;
    } finally {
      loop.alive.forEach(LoopTask::abandon);
      RUNNING.remove();
    }
  }

  /// Starts a task, which runs when the current one waits.
  public static <R> LoopTask<R> start(Callable<R> body) {
    EventLoop loop = running();
    return loop.add("task-" + (loop.numbers + 1), body);
  }

  /// Starts a task with a name.
  public static <R> LoopTask<R> start(String name, Callable<R> body) {
    return running().add(name, body);
  }

  /// Waits for some simulated time.
  public static void sleep(Duration time) {
    EventLoop loop = running();
    LoopTask<?> task = loop.self();
    Timer timer = loop.at(time, () -> loop.wake(task));
    try {
      task.park("sleep " + time);
    } finally {
      loop.timers.remove(timer);
    }
  }

  /// Lets every other task that is ready run first.
  public static void pause() {
    EventLoop loop = running();
    LoopTask<?> task = loop.self();
    loop.wake(task);
    task.park("pause");
  }

  /// How much simulated time has passed.
  public static Duration now() {
    return Duration.ofNanos(running().now);
  }

  /// Waits until all tasks are over.
  ///
  /// @return their results in the order of the tasks
  /// @throws Exception of the first task that fails, at once; the others go on
  @SafeVarargs
  public static <R> List<R> gather(LoopTask<R>... tasks) throws Exception {
    List<LoopTask<R>> all = new ArrayList<>();
    for (LoopTask<R> task : tasks) {
      all.add(task);
    }
    return gather(all);
  }

  /// Waits until all tasks are over.
  public static <R> List<R> gather(List<LoopTask<R>> tasks) throws Exception {
    LoopTask<?> self = running().self();
    while (tasks.stream().noneMatch(LoopTask::hasFailed)
        && !tasks.stream().allMatch(LoopTask::isDone)) {
      List<LoopTask<R>> open = tasks.stream().filter(task -> !task.isDone()).toList();
      open.forEach(task -> task.waiters().add(self));
      try {
        self.park("gather " + open);
      } finally {
        open.forEach(task -> task.waiters().remove(self));
      }
    }
    for (LoopTask<R> task : tasks) {
      if (task.hasFailed()) {
        R _ = task.await();
      }
    }
    List<R> results = new ArrayList<>();
    for (LoopTask<R> task : tasks) {
      results.add(task.await());
    }
    return results;
  }

  /// Waits for a task for some simulated time at most; one that is not over then is cancelled.
  ///
  /// @throws TimeoutException if it was cancelled
  public static <R> R waitFor(LoopTask<R> task, Duration limit) throws Exception {
    EventLoop loop = running();
    boolean[] late = new boolean[1];
    Timer timer =
        loop.at(
            limit,
            () -> {
              late[0] = !task.isDone();
              boolean _ = task.cancel();
            });
    try {
      return task.await();
    } catch (java.util.concurrent.CancellationException e) {
      if (!late[0] || !task.isCancelled()) {
        throw e;
      }
      TimeoutException timeout = new TimeoutException(task + " was not done after " + limit);
      timeout.initCause(e);
      throw timeout;
    } finally {
      loop.timers.remove(timer);
    }
  }

  static EventLoop running() {
    EventLoop loop = RUNNING.get();
    if (loop == null) {
      throw new IllegalStateException("no loop runs here: EventLoop.run(() -> ...)");
    }
    return loop;
  }

  LoopTask<?> self() {
    LoopTask<?> task = current;
    if (task == null) {
      throw new IllegalStateException("only a task can wait");
    }
    return task;
  }

  void wake(LoopTask<?> task) {
    if (!task.isDone() && !ready.contains(task)) {
      ready.addLast(task);
    }
  }

  private Timer at(Duration time, Runnable action) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("a time is not negative: " + time);
    }
    Timer timer = new Timer(Math.addExact(now, time.toNanos()), numbers++, action);
    timers.add(timer);
    return timer;
  }

  private <R> LoopTask<R> add(String name, Callable<R> body) {
    numbers++;
    LoopTask<R> task = new LoopTask<>(this, name, body);
    alive.add(task);
    ready.addLast(task);
    return task;
  }

  private void runUntilDone(LoopTask<?> last) {
    while (!last.isDone()) {
      LoopTask<?> next = ready.pollFirst();
      if (next != null) {
        step(next);
      } else {
        jump();
      }
    }
  }

  private void step(LoopTask<?> task) {
    current = task;
    try {
      task.step();
    } finally {
      current = null;
    }
    if (task.isDone()) {
      alive.remove(task);
      if (task.hasFailed()) {
        failed.add(task);
      }
      List.copyOf(task.waiters()).forEach(this::wake);
    }
  }

  private void jump() {
    Timer timer = timers.poll();
    if (timer == null) {
      throw new IllegalStateException(
          "every task waits and nothing can wake one: "
              + alive.stream().map(LoopTask::situation).collect(Collectors.joining(", ")));
    }
    now = Math.max(now, timer.at());
    timer.action().run();
  }

  private void endOthers() {
    for (LoopTask<?> task : List.copyOf(alive)) {
      boolean _ = task.cancel();
      runUntilDone(task);
    }
  }

  private void requireAllSeen() {
    for (LoopTask<?> task : failed) {
      if (!task.isSeen()) {
        throw new IllegalStateException(task + " failed and nobody awaited it", task.failure());
      }
    }
  }
}
