package interleave.os;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// The processes that cells and their children have started, whoever started them.
///
/// A process counts from the moment it is claimed. It counts no more when its own connection or its
/// parent says that it has ended, whichever comes first.
public final class ProcessTable {

  private static final long SECOND = 1_000_000_000;

  private record Claim(long parent, long id) {}

  private final LongSupplier clock;
  private final LongPredicate isAlive;
  private final Set<Claim> claims = new HashSet<>(); // guarded by this, as all below
  private final Map<Long, Long> parents = new HashMap<>();
  private Limits limits;
  private double tokens;
  private long filled;

  private ProcessTable(Limits limits, LongSupplier clock, LongPredicate isAlive) {
    this.limits = limits;
    this.clock = clock;
    this.isAlive = isAlive;
    this.tokens = limits.startsPerSecond();
    this.filled = clock.getAsLong();
  }

  static ProcessTable of(Limits limits) {
    return of(
        limits,
        System::nanoTime,
        pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
  }

  /// With a clock in nanoseconds, and a way to ask the system whether a process is alive.
  static ProcessTable of(Limits limits, LongSupplier clock, LongPredicate isAlive) {
    return new ProcessTable(limits, clock, isAlive);
  }

  /// A process asks whether it may start another.
  ///
  /// @return the limit that stands against it and how to raise it, or empty
  synchronized String claim(long parent, long id) {
    if (alive() >= limits.processes()) {
      return "this notebook has %d live processes, which is its limit: join() or terminate() some,"
              .formatted(limits.processes())
          + raise("processes", limits.processes(), Limits.PROCESSES);
    }
    refill();
    if (tokens < 1) {
      return "this notebook has started %d processes within a second, which is its limit: start fewer,"
              .formatted(limits.startsPerSecond())
          + raise("starts", limits.startsPerSecond(), Limits.STARTS_PER_SECOND);
    }
    tokens--;
    claims.add(new Claim(parent, id));
    return "";
  }

  private static String raise(String magic, int limit, String variable) {
    return " or raise the limit with %%limits %s=%d in front of a cell, or by starting Jupyter with %s set to a larger number"
        .formatted(magic, 2 * limit, variable);
  }

  /// A bucket of tokens (Turner 1986) that fills at the allowed rate.
  private void refill() {
    long now = clock.getAsLong();
    double more = (double) (now - filled) * limits.startsPerSecond() / SECOND;
    tokens = Math.min(limits.startsPerSecond(), tokens + more);
    filled = now;
  }

  /// What became of a claim.
  ///
  /// @param child the new process's PID, or 0 if there is none
  synchronized void started(long parent, long id, long child) {
    if (claims.remove(new Claim(parent, id)) && child != 0) {
      parents.put(child, parent);
    }
  }

  /// The end of a process, as its parent saw it.
  synchronized void ended(long pid) {
    parents.remove(pid);
  }

  /// The end of a process's connection: whatever it had claimed is given back.
  synchronized void disconnected(long pid) {
    parents.remove(pid);
    claims.removeIf(claim -> claim.parent() == pid);
    parents.entrySet().removeIf(e -> e.getValue() == pid && !isAlive.test(e.getKey()));
  }

  /// Those whose parent has ended.
  synchronized Set<Long> orphans() {
    return parents.entrySet().stream()
        .filter(entry -> !isAlive.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// What it holds processes to.
  public synchronized Limits limits() {
    return limits;
  }

  /// Holds processes to other limits from now on; those that live go on.
  public synchronized void limit(Limits other) {
    limits = other;
    tokens = Math.max(tokens, other.startsPerSecond());
  }

  /// How many count now.
  public synchronized int alive() {
    return parents.size() + claims.size();
  }

  /// The PIDs of those that have been started and have not ended.
  public synchronized Set<Long> pids() {
    return Set.copyOf(parents.keySet());
  }
}
