package interleave.course;

import java.util.List;
import java.util.Optional;

/// A job's pass grows by its stride for each quantum that it runs, and in proportion for less.
final class Stride implements Policy {
  private static final long STRIDE_OF_ONE_TICKET = 10_000;

  private final Shares shares = new Shares();
  private final long quantum;

  Stride(long quantum) {
    this.quantum = quantum;
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
    return quantum;
  }

  @Override
  public void ran(RunningJob job, long time) {
    shares.charge(job, Math.max(1, STRIDE_OF_ONE_TICKET / job.job().tickets()) * time);
  }

  @Override
  public List<List<RunningJob>> queues() {
    return List.of(shares.order());
  }
}
