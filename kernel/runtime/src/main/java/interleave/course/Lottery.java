package interleave.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Draws among the tickets of the ready jobs, counted in the order of arrival and name.
final class Lottery implements Policy {
  private final List<RunningJob> ready = new ArrayList<>();
  private final Random random;
  private final long quantum;

  Lottery(long seed, long quantum) {
    this.random = new Random(seed);
    this.quantum = quantum;
  }

  @Override
  public void ready(RunningJob job, Why why) {
    ready.add(job);
    ready.sort(RunningJob.TIES);
  }

  @Override
  public Optional<RunningJob> take() {
    if (ready.isEmpty()) {
      return Optional.empty();
    }
    long tickets = ready.stream().mapToLong(run -> run.job().tickets()).sum();
    long drawn = random.nextLong(tickets);
    int winner = 0;
    while (drawn >= ready.get(winner).job().tickets()) {
      drawn -= ready.get(winner).job().tickets();
      winner++;
    }
    return Optional.of(ready.remove(winner));
  }

  @Override
  public long slice(RunningJob job) {
    return quantum;
  }

  @Override
  public List<List<RunningJob>> queues() {
    return List.of(List.copyOf(ready));
  }
}
