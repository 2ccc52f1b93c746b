package interleave.course;

import java.util.List;
import java.util.Optional;

/// Virtual running time: what a job ran, divided by its weight.
final class Fair implements Policy {
  /// Virtual time of a job of nice 0 for one unit.
  private static final long UNIT = 1_024 * 1_024;

  private static final int ZERO = 20;

  /// Linux' weights of nice −20 to 19: each step is about a quarter.
  private static final int[] WEIGHTS = {
    88761, 71755, 56483, 46273, 36291, 29154, 23254, 18705, 14949, 11916, 9548, 7620, 6100, 4904,
    3906, 3121, 2501, 1991, 1586, 1277, 1024, 820, 655, 526, 423, 335, 272, 215, 172, 137, 110, 87,
    70, 56, 45, 36, 29, 23, 18, 15
  };

  private final Shares shares = new Shares();
  private final long latency;
  private final long granularity;

  Fair(long latency, long granularity) {
    this.latency = latency;
    this.granularity = granularity;
  }

  @Override
  public void ready(RunningJob job, Why why) {
    shares.add(job, why);
  }

  @Override
  public Optional<RunningJob> take() {
    return shares.take();
  }

  @Override
  public long slice(RunningJob job) {
    long all = shares.all().stream().mapToLong(Fair::weight).sum();
    return Math.max(granularity, Math.round((double) latency * weight(job) / all));
  }

  @Override
  public void ran(RunningJob job, long time) {
    shares.charge(job, Math.multiplyExact(time, UNIT * WEIGHTS[ZERO] / weight(job)));
  }

  @Override
  public List<List<RunningJob>> queues() {
    return List.of(shares.order());
  }

  static long weight(RunningJob run) {
    return WEIGHTS[ZERO + run.job().nice()];
  }
}
