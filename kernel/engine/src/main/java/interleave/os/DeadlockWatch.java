package interleave.os;

import interleave.host.Frame;
import interleave.trace.Deadlock;
import interleave.trace.Party;
import interleave.trace.Waiting;
import interleave.trace.Waiting.Wakers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Watches the waits of all processes of a notebook for deadlocks.
///
/// Processes are looked at one after the other, so what looks like a cycle may never have been one.
/// Therefore it asks again: a cycle counts if each process says, after all of them had said so
/// before, that the same threads are in the very same waits. Then all of these waits lasted from
/// the last of the first answers to the first of the second ones, and so they were there at once.
///
/// It does nothing while no process reports a wait.
public final class DeadlockWatch implements AutoCloseable {
  /// Until it asks again, when a cycle stays one whatever other threads do, and when it does not: a
  /// thread that was just woken is given the time to get a processor.
  private static final long SOON_MILLIS = 20;

  private static final long LATER_MILLIS = 250;

  private static final int REMEMBERED = 16;

  private final BiConsumer<Long, Frame.Down> board;
  private final Supplier<Set<Long>> processes;
  private final Timer timer = new Timer("interleave-deadlocks", true);
  private final Supplier<List<SharedWait>> shared;
  private final Map<Long, Frame.Waits> reports = new HashMap<>(); // guarded by this, as all below
  private final List<Deadlock> told = new ArrayList<>();
  private volatile Consumer<Deadlock> listener = _ -> {};
  private volatile Consumer<List<Waiting>> follower = _ -> {};
  private @Nullable Suspicion suspicion;
  private long rounds;

  /// A cycle that is being asked about.
  private record Suspicion(Deadlock found, long round, Set<Long> asked) {}

  /// Watches.
  ///
  /// @param board sends a frame to a process
  /// @param processes the PIDs of those that run cells' code now
  /// @param shared who sleeps until it gets an object that processes share, and who holds that
  DeadlockWatch(
      BiConsumer<Long, Frame.Down> board,
      Supplier<Set<Long>> processes,
      Supplier<List<SharedWait>> shared) {
    this.board = board;
    this.processes = processes;
    this.shared = shared;
  }

  /// Has each deadlock told to `hearer`, once, by a thread of this watch or of a connection.
  public void tell(Consumer<Deadlock> hearer) {
    listener = hearer;
  }

  /// Has the waits of all processes told to `hearer` whenever they have been looked through, unless
  /// they look like a deadlock that is still asked about.
  public void follow(Consumer<List<Waiting>> hearer) {
    follower = hearer;
  }

  void heard(long pid, Frame.Waits waits) {
    synchronized (this) {
      reports.put(pid, waits);
    }
    answered(pid, waits.round());
  }

  void disconnected(long pid) {
    long round;
    synchronized (this) {
      reports.remove(pid);
      round = suspicion == null ? 0 : suspicion.round();
    }
    answered(pid, round);
  }

  private void answered(long pid, long round) {
    Optional<Deadlock> confirmed = Optional.empty();
    synchronized (this) {
      Suspicion asked = suspicion;
      if (asked != null && round == asked.round()) {
        asked.asked().remove(pid);
        if (asked.asked().isEmpty()) {
          confirmed = settle(asked);
        }
      }
    }
    confirmed.ifPresent(listener);
    look().ifPresent(follower);
  }

  /// @return the waits, if none of them is suspected
  private synchronized Optional<List<Waiting>> look() {
    if (suspicion == null && !reports.isEmpty()) {
      find().ifPresent(this::suspect);
    }
    return suspicion != null
        ? Optional.empty()
        : Optional.of(reports.values().stream().flatMap(each -> each.waits().stream()).toList());
  }

  private Optional<Deadlock> settle(Suspicion asked) {
    suspicion = null;
    Optional<Deadlock> again = find().filter(asked.found()::isSame);
    again.ifPresent(told::add);
    if (told.size() > REMEMBERED) {
      told.removeFirst();
    }
    return again;
  }

  private void suspect(Deadlock found) {
    var next = new Suspicion(found, ++rounds, new HashSet<>(reports.keySet()));
    suspicion = next;
    boolean stable = found.cycle().stream().allMatch(each -> each.wakers() == Wakers.NOBODY);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            ask(next);
          }
        },
        stable ? SOON_MILLIS : LATER_MILLIS);
  }

  private void ask(Suspicion about) {
    Set<Long> pids;
    synchronized (this) {
      about.asked().retainAll(reports.keySet());
      pids = Set.copyOf(about.asked());
    }
    if (pids.isEmpty()) {
      answered(0, about.round());
    }
    pids.forEach(pid -> board.accept(pid, new Frame.Recheck(about.round())));
  }

  private Optional<Deadlock> find() {
    Set<Long> free = new HashSet<>();
    List<Waiting> waits = new ArrayList<>();
    for (long pid : processes.get()) {
      Frame.Waits report = reports.get(pid);
      if (report == null || report.free()) {
        free.add(pid);
      }
      if (report != null) {
        waits.addAll(report.waits());
      }
    }
    waits.removeIf(this::isTold);
    return WaitGraph.deadlock(withHolders(waits), free);
  }

  /// Of what is shared, a process knows that its threads wait for it, and the kernel who holds it.
  private List<Waiting> withHolders(List<Waiting> waits) {
    Map<Party, Party> holders = new HashMap<>();
    if (waits.stream().anyMatch(each -> each.wakers() == Wakers.ANYBODY)) {
      for (SharedWait each : shared.get()) {
        each.holder().ifPresent(holder -> holders.put(each.waiter(), holder));
      }
    }
    return waits.stream().map(each -> each.needing(holders.get(each.who()))).toList();
  }

  private boolean isTold(Waiting waiting) {
    return told.stream().flatMap(d -> d.cycle().stream()).anyMatch(waiting::isSame);
  }

  @Override
  public void close() {
    timer.cancel();
  }
}
