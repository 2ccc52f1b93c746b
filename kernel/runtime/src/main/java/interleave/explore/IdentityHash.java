package interleave.explore;

/// Identity hashes that are given instead of drawn by the JVM, which draws another in every run.
///
/// The JVM keeps an object's identity hash in the object's header, once somebody has asked for it.
/// Where in the header is found out from an object that was asked; a JVM that keeps it elsewhere
/// goes on drawing.
final class IdentityHash {
  private static final int BITS = Integer.MAX_VALUE;
  private static final int LOCK = 3;
  private static final int UNLOCKED = 1;
  private static final int NOWHERE = -1;
  private static final int SPREAD = 0x9E3779B9;

  private static final int SHIFT = shift();

  private IdentityHash() {}

  private static int shift() {
    Object asked = new Object();
    int hash = System.identityHashCode(asked);
    long header = Memory.header(asked);
    for (int shift = Integer.SIZE - Integer.numberOfLeadingZeros(LOCK);
        shift <= Long.SIZE - Integer.SIZE;
        shift++) {
      if (((header >>> shift) & BITS) == hash && keeps(shift)) {
        return shift;
      }
    }
    return NOWHERE;
  }

  /// Whether an object has a hash that was put there, and goes on having it as a monitor.
  private static boolean keeps(int shift) {
    Object trial = new Object();
    if (!give(trial, of(1), shift) || System.identityHashCode(trial) != of(1)) {
      return false;
    }
    synchronized (trial) {
      if (System.identityHashCode(trial) != of(1) || !Thread.holdsLock(trial)) {
        return false;
      }
    }
    return System.identityHashCode(trial) == of(1) && !Thread.holdsLock(trial);
  }

  /// The hash that belongs to a number.
  static int of(int number) {
    int hash = (number * SPREAD) >>> 1;
    return hash == 0 ? 1 : hash;
  }

  /// Gives an object the hash that belongs to a number.
  ///
  /// @return whether it has that now: not if it had one before, or is locked
  static boolean give(Object object, int number) {
    return SHIFT != NOWHERE && give(object, of(number), SHIFT);
  }

  private static boolean give(Object object, int hash, int shift) {
    long header = Memory.header(object);
    return (header & LOCK) == UNLOCKED
        && ((header >>> shift) & BITS) == 0
        && Memory.changeHeader(object, header, header | ((long) hash << shift));
  }
}
