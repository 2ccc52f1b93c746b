package interleave.os;

import interleave.redis.LockWait;
import interleave.trace.Party.OfThread;
import interleave.trace.Resource;
import java.util.Optional;

/// A thread that sleeps until it gets a shared object.
///
/// @param holder who holds it, if it is a lock that somebody holds
public record SharedWait(OfThread waiter, Resource on, Optional<OfThread> holder) {
  static SharedWait remote(LockWait wait) {
    return new SharedWait(
        wait.waiter(), new Resource("SharedLock", 0, wait.lock()), Optional.of(wait.holder()));
  }
}
