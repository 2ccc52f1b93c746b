package interleave.course;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// One queue, first in, first out.
final class Fifo implements Policy {
  private final Deque<RunningJob> queue = new ArrayDeque<>();
  private final long quantum;

  Fifo(long quantum) {
    this.quantum = quantum;
  }

  @Override
  public void ready(RunningJob job, Why why) {
    queue.addLast(job);
  }

  @Override
  public Optional<RunningJob> take() {
    return Optional.ofNullable(queue.pollFirst());
  }

  @Override
  public long slice(RunningJob job) {
    return quantum;
  }

  @Override
  public List<List<RunningJob>> queues() {
    return List.of(List.copyOf(queue));
  }
}
