package interleave.redis;

import interleave.trace.Party.OfThread;

/// A thread of this notebook that waits for a lock on a server which another thread of this
/// notebook has taken.
///
/// @param lock the name that the program gave to it
public record LockWait(OfThread waiter, String lock, OfThread holder) {}
