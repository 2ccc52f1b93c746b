package interleave.course;

import java.util.ArrayList;
import java.util.List;

/// What a simulated scheduler has to run: a job that arrives, computes, waits for its devices, and
/// ends.
///
/// ```java
/// new Job("编译", 0, 24);                    // arrives at 0 and computes for 24 units of time
/// new Job("disk", 2, 3, 10, 1).priority(1);  // computes 3, waits 10 for I/O, computes 1
/// ```
///
/// Every job has its own devices: I/O never waits for the I/O of another job.
///
/// @param name tells it from the others
/// @param arrival when it becomes ready for the first time
/// @param bursts times of computing and of I/O in turn, the first of computing; each at least 1
/// @param priority for [Scheduling#priority]: the smaller, the more urgent
/// @param tickets for [Scheduling#lottery] and [Scheduling#stride]: its share of the processor
/// @param nice for [Scheduling#fair]: from −20, which gets most, to 19
public record Job(
    String name, long arrival, List<Long> bursts, int priority, int tickets, int nice) {

  /// No simulated time is later than this.
  static final long LATEST = 1_000_000_000L;

  private static final int TICKETS = 100;

  public Job {
    bursts = List.copyOf(bursts);
    require(!name.isBlank(), "a job needs a name", name);
    require(arrival >= 0 && arrival <= LATEST, "a job's arrival is from 0 to 10^9", arrival);
    require(!bursts.isEmpty(), "a job needs at least one burst of computing", name);
    require(
        bursts.stream().allMatch(burst -> burst >= 1 && burst <= LATEST),
        "a burst takes from 1 to 10^9 units of time",
        bursts);
    require(tickets >= 1, "a job holds at least one ticket", tickets);
    require(nice >= -20 && nice <= 19, "nice is from -20 to 19", nice);
  }

  /// A job of equal standing with all others.
  ///
  /// @param bursts computing, I/O, computing, …
  public Job(String name, long arrival, long... bursts) {
    this(name, arrival, boxed(bursts), 0, TICKETS, 0);
  }

  /// The same job with this priority; the smaller, the more urgent.
  public Job priority(int number) {
    return new Job(name, arrival, bursts, number, tickets, nice);
  }

  /// The same job with so many tickets.
  public Job tickets(int number) {
    return new Job(name, arrival, bursts, priority, number, nice);
  }

  /// The same job with this nice value, from −20, which gets most of the processor, to 19.
  public Job nice(int value) {
    return new Job(name, arrival, bursts, priority, tickets, value);
  }

  /// How long it computes in all.
  public long computing() {
    return total(0);
  }

  /// How long it waits for its devices in all.
  public long waitingForDevices() {
    return total(1);
  }

  private long total(int first) {
    long total = 0;
    for (int i = first; i < bursts.size(); i += 2) {
      total += bursts.get(i);
    }
    return total;
  }

  private static List<Long> boxed(long[] bursts) {
    List<Long> boxed = new ArrayList<>(bursts.length);
    for (long burst : bursts) {
      boxed.add(burst);
    }
    return boxed;
  }

  private static void require(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", not " + found);
    }
  }
}
