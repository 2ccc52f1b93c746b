package interleave.redis;

import interleave.remote.RemoteCall.Ask;
import interleave.trace.Party.OfThread;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The locks that processes of this notebook hold, whose leases are renewed as long as the kernel
/// lives.
///
/// Not safe for use by several threads.
final class Leases {
  private static final int RENEWALS_IN_A_LEASE = 3;
  private static final byte[] NOTHING = {};

  /// What stands for who takes tasks from a pool, as the name of a lock; it does not outlive its
  /// process.
  private static final String MEMBER = "member:";

  private record Held(long pid, long thread, long token, String epoch) {}

  private final Duration lease;
  private final Map<String, Held> locks = new HashMap<>();
  private long renewAt;

  Leases(Duration lease) {
    this.lease = lease;
  }

  long millis() {
    return lease.toMillis();
  }

  /// Notes a lock that a thread of this notebook has taken.
  void taken(long pid, Ask ask, long token) {
    locks.put(ask.name(), new Held(pid, ask.second(), token, ask.epoch()));
  }

  /// Who holds a lock.
  ///
  /// @param token of whoever took it last; he may be of another notebook
  Optional<OfThread> holder(String name, long token) {
    return Optional.ofNullable(locks.get(name))
        .filter(held -> held.token == token)
        .map(held -> new OfThread(held.pid, held.thread));
  }

  void given(String name) {
    locks.remove(name);
  }

  /// Gives up what stands for a process that has ended; if the server is away, by not renewing it.
  void ended(long pid, Connection connection) {
    giveUp(held -> held.pid == pid, connection);
  }

  /// The same for all processes: the kernel stops.
  void ended(Connection connection) {
    giveUp(_ -> true, connection);
  }

  private void giveUp(Predicate<Held> whose, Connection connection) {
    for (Map.Entry<String, Held> each : Map.copyOf(locks).entrySet()) {
      Held held = each.getValue();
      if (whose.test(held) && each.getKey().startsWith(MEMBER)) {
        locks.remove(each.getKey());
        try {
          var _ = connection.step("UNLOCK", each.getKey(), held.epoch, held.token, 0, NOTHING);
        } catch (Unreachable e) {
          return;
        }
      }
    }
  }

  /// Renews what is due; what is held by somebody else by now is forgotten.
  void renew(Connection connection) {
    long now = System.nanoTime();
    if (locks.isEmpty() || now < renewAt) {
      return;
    }
    renewAt = now + lease.toNanos() / RENEWALS_IN_A_LEASE;
    for (Iterator<Map.Entry<String, Held>> all = locks.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Held> each = all.next();
      Held held = each.getValue();
      try {
        var reply =
            connection.step("RENEW", each.getKey(), held.epoch, held.token, millis(), NOTHING);
        if (reply.number() == 0) {
          all.remove();
        }
      } catch (Unreachable e) {
        return;
      }
    }
  }
}
