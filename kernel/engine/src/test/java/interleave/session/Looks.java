package interleave.session;

import interleave.trace.Party;
import interleave.trace.Waiting;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Lets cells wait until the deadlock watch has looked at their waits and found nothing: the lines
/// that [#SEEN] reads.
final class Looks implements Iterator<String> {
  private static final String MARK = "mark";

  /// The method `seen`, which returns when the threads that it is given wait and the watch has
  /// looked since. A thread of its own waits meanwhile, by which the watch's look is known.
  static final String SEEN =
      """
      void seen(Thread... waiting) throws Exception {
        for (Thread each : waiting) {
          while (each.getState() == Thread.State.RUNNABLE) Thread.onSpinWait();
        }
        var mark = new ReentrantLock();
        mark.lock();
        var thread = Thread.ofPlatform().name("%s").start(() -> { mark.lock(); mark.unlock(); });
        new Scanner(System.in).nextLine();
        mark.unlock();
        thread.join();
      }
      """
          .formatted(MARK);

  private final Set<Party> answered = new HashSet<>();
  private List<Waiting> latest = List.of();

  Looks(Session session) {
    session.deadlocks().follow(this::looked);
  }

  private synchronized void looked(List<Waiting> waits) {
    latest = waits;
    notifyAll();
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  /// Waits until a thread of a call of `seen` is seen to wait that was not before.
  @Override
  public synchronized String next() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
    try {
      while (news().isEmpty()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError("the watch has not looked within 180 s; it saw " + latest);
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    answered.add(news().orElseThrow());
    return "";
  }

  private Optional<Party> news() {
    return latest.stream()
        .filter(each -> each.name().equals(MARK))
        .<Party>map(Waiting::who)
        .filter(each -> !answered.contains(each))
        .findFirst();
  }
}
