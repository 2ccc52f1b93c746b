package interleave.redis;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// The locks that processes of this notebook hold, whose leases are renewed as long as the kernel
/// lives.
///
/// Not safe for use by several threads.
final class Leases {
  private static final int RENEWALS_IN_A_LEASE = 3;
  private static final byte[] NOTHING = {};

  private record Held(long token, String epoch) {}

  private final Duration lease;
  private final Map<String, Held> locks = new HashMap<>();
  private long renewAt;

  Leases(Duration lease) {
    this.lease = lease;
  }

  long millis() {
    return lease.toMillis();
  }

  void taken(String name, long token, String epoch) {
    locks.put(name, new Held(token, epoch));
  }

  void given(String name) {
    locks.remove(name);
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
