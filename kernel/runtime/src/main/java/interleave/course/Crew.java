package interleave.course;

import interleave.probe.CellContext;
import interleave.probe.Launcher;
import interleave.trace.ExitStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The workers of a [ProcPool] and the jobs that wait for them.
///
/// A worker gets one job at a time, so that it is known which job dies with it. One thread of ours
/// takes the results, hears of workers that have ended and calls back, one at a time; fields are
/// guarded by this object's monitor, which is not held then.
final class Crew implements PoolPlace {
  /// In the place of a job's number: the worker has ended.
  private static final long ENDED = 0;

  /// A message for a worker.
  ///
  /// @param cell the cell that it was given in, in which it calls back
  /// @param task packed
  /// @param done takes the results
  @SuppressWarnings("ArrayRecordComponent") // never compared or changed
  record Job(
      int cell,
      byte[] task,
      byte[] arguments,
      Consumer<ItemReader> done,
      Consumer<Throwable> failed) {}

  private static final class Member {
    final PoolWorker worker;
    final Runnable owner; // closes the worker's mailbox when this process dies
    @Nullable Job job;
    long jobNumber;

    Member(PoolWorker worker) {
      this.worker = worker;
      this.owner = worker.tasks().own();
    }
  }

  private final String name;
  private final int size;
  private final int home = CellContext.current();
  private final Mailbox results;
  private final Map<Integer, Member> members = new HashMap<>();
  private final Deque<Job> waiting = new ArrayDeque<>();
  private long jobs;
  private int workers;
  private boolean closed;

  Crew(String name, int size) {
    this.name = name;
    this.size = size;
    this.results = Mailbox.make(name);
    fill();
    Thread.ofPlatform()
        .daemon()
        .inheritInheritableThreadLocals(false)
        .name("interleave-" + name)
        .start(this::serve);
  }

  /// What its workers are named after.
  String name() {
    return name;
  }

  private synchronized void fill() {
    while (!closed && members.size() < size) {
      start();
    }
  }

  private void start() {
    int number = ++workers;
    var worker = new PoolWorker(number, Mailbox.make(name + "-worker-" + number), results);
    Proc _ = worker.name(name + "-worker-" + number).daemon(true);
    var member = new Member(worker);
    members.put(number, member);
    try {
      worker.start();
    } catch (RuntimeException | Error e) {
      members.remove(number);
      throw e;
    }
    results.putAtEnd(worker, status -> endOf(number, status));
  }

  @Override
  public Giver prepare(PoolTask task) {
    byte[] packed = Launcher.installed().packTask(task, "the task");
    return (cell, arguments, done, failed) ->
        give(new Job(cell, packed, written(arguments), done, failed));
  }

  private static byte[] written(List<?> arguments) {
    var writer = new ItemWriter("the pool", 8 * arguments.size());
    for (Object argument : arguments) {
      ItemWriter _ = writer.add(argument);
    }
    return writer.toBytes();
  }

  private synchronized void give(Job job) {
    if (closed) {
      throw new IllegalStateException(name + " is closed: it takes no more tasks");
    }
    waiting.add(job);
    dispatch();
  }

  private void dispatch() {
    for (Member member : members.values()) {
      if (waiting.isEmpty()) {
        break;
      }
      if (member.job == null) {
        send(member, waiting.remove());
      }
    }
    if (closed && waiting.isEmpty()) {
      members.values().stream().filter(member -> member.job == null).forEach(Crew::dismiss);
    }
  }

  private void send(Member member, Job job) {
    member.job = job;
    member.jobNumber = ++jobs;
    byte[] message =
        new ItemWriter(name, 64 + job.task.length + job.arguments.length)
            .number(member.jobNumber)
            .number(job.cell)
            .block(job.task)
            .bytes(job.arguments)
            .toBytes();
    try {
      member.worker.tasks().put(message);
    } catch (IllegalStateException e) {
      member.job = null;
      job.failed.accept(e);
    }
  }

  private static void dismiss(Member member) {
    member.worker.tasks().close();
  }

  private void serve() {
    try {
      for (byte[] answer = results.take(); answer != null; answer = results.take()) {
        took(new ItemReader(answer));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts it
    }
  }

  private void took(ItemReader answer) {
    int number = (int) answer.number();
    long jobNumber = answer.number();
    if (jobNumber == ENDED) {
      ended(number, (int) answer.number());
    } else {
      Job job = finished(number, jobNumber);
      if (job != null) {
        callBack(job.cell, () -> PoolTask.hear(answer, job.done, job.failed));
      }
    }
  }

  private synchronized @Nullable Job finished(int number, long jobNumber) {
    Member member = members.get(number);
    if (member == null || member.jobNumber != jobNumber) {
      return null;
    }
    Job job = member.job;
    member.job = null;
    dispatch();
    return job;
  }

  /// Runs a learner's callback as of a cell; what it throws is shown there.
  static void callBack(int cell, Runnable body) {
    CellContext.within(
        cell,
        () -> {
          try {
            body.run();
          } catch (Throwable thrown) {
            Thread here = Thread.currentThread();
            here.getUncaughtExceptionHandler().uncaughtException(here, thrown);
          }
        });
  }

  /// A worker has ended: its job has failed, and another takes its place.
  private void ended(int number, int code) {
    Member member = removed(number);
    Job lost = member == null ? null : member.job;
    if (member != null && lost != null) {
      var status = code < 0 ? new ExitStatus.Killed(-code) : new ExitStatus.Exited(code);
      var died = new WorkerDiedException(member.worker.name(), member.worker.pid(), status);
      callBack(lost.cell, () -> lost.failed.accept(died));
    }
  }

  private synchronized @Nullable Member removed(int number) {
    Member member = members.remove(number);
    if (member == null) {
      return null;
    }
    member.owner.run();
    if (member.job != null || !waiting.isEmpty()) {
      CellContext.within(home, this::replace);
    }
    if (closed && members.isEmpty()) {
      results.close();
    }
    return member;
  }

  /// What comes after the last answer of a worker.
  private static byte[] endOf(int worker, ExitStatus status) {
    int code = status.exitCode().orElseThrow();
    return new ItemWriter("the pool", 24).number(worker).number(ENDED).number(code).toBytes();
  }

  private void replace() {
    if (closed && waiting.isEmpty()) {
      return;
    }
    try {
      start();
      dispatch();
    } catch (RuntimeException e) {
      if (members.isEmpty()) {
        failWaiting(e); // nobody is left who could do them
      }
    }
  }

  private void failWaiting(RuntimeException why) {
    List<Job> lost = new ArrayList<>(waiting);
    waiting.clear();
    lost.forEach(job -> callBack(job.cell, () -> job.failed.accept(why)));
  }

  @Override
  public synchronized void close() {
    closed = true;
    dispatch();
    if (members.isEmpty()) {
      results.close();
    }
  }

  @Override
  public synchronized void terminate() {
    closed = true;
    failWaiting(new IllegalStateException(name + " was terminated"));
    members.values().forEach(member -> member.worker.kill());
  }

  @Override
  public synchronized void cancel(int cell) {
    waiting.removeIf(job -> job.cell == cell);
    for (Member member : members.values()) {
      if (member.job != null && member.job.cell == cell) {
        member.worker.kill();
      }
    }
  }

  @Override
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized List<Proc> workers() {
    return members.values().stream().<Proc>map(each -> each.worker).filter(Proc::isAlive).toList();
  }

  @Override
  public synchronized String toString() {
    long busy = members.values().stream().filter(member -> member.job != null).count();
    return "%s (%d workers, %d busy, %d tasks wait)"
        .formatted(name, members.size(), busy, waiting.size());
  }
}
