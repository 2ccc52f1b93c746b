package interleave.course;

import interleave.course.Gantt.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Runs jobs on simulated processors under a policy, from one moment at which something happens to
/// the next.
final class Simulation {
  /* Overview. At each moment, in this order: bursts that are over end; jobs that arrive or come
   * back from I/O become ready; jobs whose slice is over become ready; the policy's alarm rings;
   * idle processors take jobs; jobs give way. A job that has arrived is thus ready before one whose
   * slice ends at the same moment, as textbooks have it.
   */

  /// Moments simulated at most: a policy whose slices are tiny would fill the memory.
  private static final int MOMENTS = 200_000;

  private final Policy policy;
  private final List<RunningJob> jobs;
  private final @Nullable RunningJob[] processors;
  private final @Nullable RunningJob[] before;
  private final long[] sliceEnds;
  private final List<Gantt.Queues> queues = new ArrayList<>();
  private OptionalLong alarm;
  private long now;
  private long switches;

  private Simulation(Policy policy, List<Job> jobs, int processors) {
    this.policy = policy;
    this.jobs = jobs.stream().map(RunningJob::new).sorted(RunningJob.TIES).toList();
    this.processors = new @Nullable RunningJob[processors];
    this.before = new @Nullable RunningJob[processors];
    this.sliceEnds = new long[processors];
    this.alarm = policy.nextAlarm(-1);
  }

  static Gantt run(String algorithm, Policy policy, List<Job> jobs, int processors) {
    Simulation simulation = new Simulation(policy, jobs, processors);
    simulation.run();
    return new Gantt(
        algorithm,
        processors,
        simulation.now,
        simulation.jobs.stream().map(run -> new Gantt.Row(run.job(), run.spans())).toList(),
        simulation.queues,
        simulation.switches);
  }

  private void run() {
    for (int moment = 0; moment < MOMENTS; moment++) {
      endBursts();
      wake();
      endSlices();
      ring();
      dispatch();
      giveWay();
      noteQueues();
      long next = next();
      if (next == Long.MAX_VALUE) {
        requireAllDone();
        return;
      }
      pass(next - now);
    }
    throw new IllegalStateException(
        "the simulation takes more than %d steps: use shorter bursts or longer slices"
            .formatted(MOMENTS));
  }

  private void endBursts() {
    for (int i = 0; i < processors.length; i++) {
      RunningJob run = processors[i];
      if (run != null && run.left() == 0) {
        processors[i] = null;
        run.enter(run.nextBurst() ? State.BLOCKED : State.TERMINATED, now);
      }
    }
  }

  private void wake() {
    for (RunningJob run : jobs) {
      boolean arrives = run.state() == State.NEW && run.job().arrival() == now;
      boolean returns = run.state() == State.BLOCKED && run.left() == 0;
      if (returns && !run.nextBurst()) {
        run.enter(State.TERMINATED, now);
      } else if (arrives || returns) {
        makeReady(run, arrives ? Policy.Why.ARRIVED : Policy.Why.WOKEN);
      }
    }
  }

  private void endSlices() {
    List<RunningJob> expired = new ArrayList<>();
    for (int i = 0; i < processors.length; i++) {
      RunningJob run = processors[i];
      if (run != null && sliceEnds[i] <= now) {
        expired.add(run);
        processors[i] = null;
      }
    }
    expired.sort(RunningJob.TIES);
    expired.forEach(run -> makeReady(run, Policy.Why.EXPIRED));
  }

  private void makeReady(RunningJob run, Policy.Why why) {
    run.enter(State.READY, now);
    policy.ready(run, why);
  }

  private void ring() {
    if (alarm.isEmpty() || alarm.getAsLong() > now) {
      return;
    }
    int[] levels = jobs.stream().mapToInt(RunningJob::level).toArray();
    policy.alarm(running());
    for (int i = 0; i < levels.length; i++) {
      jobs.get(i).changed(levels[i], now);
    }
    for (int i = 0; i < processors.length; i++) {
      RunningJob run = processors[i];
      if (run != null) {
        sliceEnds[i] = sliceEnd(run);
      }
    }
    alarm = policy.nextAlarm(now);
  }

  private void dispatch() {
    while (Arrays.asList(processors).contains(null)) {
      var taken = policy.take();
      if (taken.isEmpty()) {
        return;
      }
      RunningJob run = taken.get();
      int last = run.core();
      start(run, last >= 0 && processors[last] == null ? last : idle());
    }
  }

  private int idle() {
    return Arrays.asList(processors).indexOf(null);
  }

  private void start(RunningJob run, int processor) {
    run.enter(State.RUNNING, now, processor);
    processors[processor] = run;
    sliceEnds[processor] = sliceEnd(run);
    RunningJob last = before[processor];
    if (last != null && last != run) {
      switches++;
    }
    before[processor] = run;
  }

  private long sliceEnd(RunningJob run) {
    long slice = policy.slice(run);
    if (slice < 1) {
      throw new IllegalStateException(
          "the policy gives '%s' a slice of %d; the least is 1".formatted(run.name(), slice));
    }
    return slice > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + slice;
  }

  /// A processor gives way once at a moment at most: whoever takes its place is more urgent.
  private void giveWay() {
    for (int i = 0; i < processors.length; i++) {
      List<RunningJob> running = running();
      if (running.size() < processors.length) {
        return;
      }
      var victim = policy.givesWay(running);
      if (victim.isEmpty()) {
        return;
      }
      int processor = Arrays.asList(processors).indexOf(victim.get());
      if (processor < 0) {
        throw new IllegalStateException(
            "the policy has '%s' give way, which does not run".formatted(victim.get().name()));
      }
      processors[processor] = null;
      var next = policy.take();
      makeReady(victim.get(), Policy.Why.PREEMPTED);
      start(next.or(policy::take).orElseThrow(), processor);
    }
  }

  private List<RunningJob> running() {
    List<RunningJob> running = new ArrayList<>();
    for (RunningJob run : processors) {
      if (run != null) {
        running.add(run);
      }
    }
    running.sort(RunningJob.TIES);
    return running;
  }

  private void noteQueues() {
    List<List<String>> levels =
        policy.queues().stream()
            .map(level -> level.stream().map(RunningJob::name).toList())
            .toList();
    if (queues.isEmpty() || !queues.getLast().levels().equals(levels)) {
      queues.add(new Gantt.Queues(now, levels));
    }
  }

  /// When something happens next; nothing does after the last job's end.
  private long next() {
    long next = Long.MAX_VALUE;
    boolean waiting = false;
    for (RunningJob run : jobs) {
      long at =
          switch (run.state()) {
            case NEW -> run.job().arrival();
            case RUNNING -> Math.min(now + run.left(), sliceEnds[run.core()]);
            case BLOCKED -> now + run.left();
            case READY, TERMINATED -> Long.MAX_VALUE;
          };
      next = Math.min(next, at);
      waiting |= run.state() != State.TERMINATED;
    }
    return waiting && alarm.isPresent() ? Math.min(next, alarm.getAsLong()) : next;
  }

  private void pass(long time) {
    for (RunningJob run : jobs) {
      switch (run.state()) {
        case RUNNING -> {
          run.pass(time);
          policy.ran(run, time);
        }
        case BLOCKED -> run.pass(time);
        case NEW, READY, TERMINATED -> {}
      }
    }
    now += time;
  }

  private void requireAllDone() {
    jobs.stream()
        .filter(run -> run.state() != State.TERMINATED)
        .min(Comparator.comparing(RunningJob::name))
        .ifPresent(
            run -> {
              throw new IllegalStateException(
                  "the policy never runs '%s', which is ready".formatted(run.name()));
            });
  }
}
