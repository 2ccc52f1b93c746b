package interleave.course;

import java.io.Serial;
import java.time.Duration;

/// A [SharedQueue] whose items are dealt with: each `put` adds one to the [#unfinished], each
/// [#taskDone] takes one off — a `get` does not —, and [#join] waits until none is left.
///
/// @param <T> the type of the items
public final class JoinableQueue<T> extends SharedQueue<T> {
  @Serial private static final long serialVersionUID = 1;

  /// A queue for any number of items.
  public JoinableQueue() {
    this(0);
  }

  /// A queue for so many items; for any number if that is 0 or less.
  public JoinableQueue(int capacity) {
    this(Space.machine(), "", capacity);
  }

  /// A queue with a name that lives somewhere else.
  public JoinableQueue(Space space, String name, int capacity) {
    super(space.queue(name, Math.max(0, capacity), true));
  }

  /// Says that an item that was taken has been dealt with.
  ///
  /// @throws IllegalStateException if it is called more often than items were put
  public void taskDone() {
    if (!place().taskDone()) {
      throw new IllegalStateException(
          place()
              + ": taskDone() was called more often than items were put; call it once for each"
              + " item that get() gave");
    }
  }

  /// Waits until every item that was put has been dealt with.
  public void join() throws InterruptedException {
    boolean _ = place().awaitFinished(Patience.ENDLESS);
  }

  /// Waits until every item that was put has been dealt with, but no longer than `limit`.
  ///
  /// @return whether every item has
  public boolean join(Duration limit) throws InterruptedException {
    return place().awaitFinished(Patience.of(limit));
  }

  /// How many items have been put and not been dealt with.
  public int unfinished() {
    return place().unfinished();
  }
}
