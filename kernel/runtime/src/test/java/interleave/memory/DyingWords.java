package interleave.memory;

import java.lang.foreign.MemorySegment;

/// Memory in which a process dies before one of its steps: from then on it does nothing any more,
/// not even what its `finally` blocks would do.
public final class DyingWords extends Words {

  /// The process has died.
  public static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }

  private long left = Long.MAX_VALUE;

  public DyingWords(MemorySegment segment) {
    super(segment);
  }

  /// Lets so many steps happen, and none after them.
  public void dieAfter(long steps) {
    left = steps;
  }

  /// Another process goes on.
  public void live() {
    left = Long.MAX_VALUE;
  }

  private void step() {
    if (left == 0) {
      throw new Death();
    }
    left--;
  }

  @Override
  public long get(long at) {
    step();
    return super.get(at);
  }

  @Override
  public void set(long at, long value) {
    step();
    super.set(at, value);
  }

  @Override
  public long plain(long at) {
    step();
    return super.plain(at);
  }

  @Override
  public void setPlain(long at, long value) {
    step();
    super.setPlain(at, value);
  }

  @Override
  public boolean compareAndSet(long at, long expected, long value) {
    step();
    return super.compareAndSet(at, expected, value);
  }

  @Override
  public long getAndSet(long at, long value) {
    step();
    return super.getAndSet(at, value);
  }

  @Override
  public long getAndAdd(long at, long change) {
    step();
    return super.getAndAdd(at, change);
  }

  @Override
  public void write(long at, byte[] bytes, int from, int count) {
    step();
    super.write(at, bytes, from, count / 2);
    step();
    super.write(at, bytes, from, count);
  }

  @Override
  public byte[] read(long at, int count) {
    step();
    return super.read(at, count);
  }
}
