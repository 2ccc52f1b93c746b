package interleave.course;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;

/// A flag that processes share and can wait for. It is clear at first.
public final class SharedEvent implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final EventPlace place;

  /// An event that is not set.
  public SharedEvent() {
    this(Space.machine(), "");
  }

  /// An event with a name that lives somewhere else.
  public SharedEvent(Space space, String name) {
    this.place = space.event(name);
  }

  /// Sets the flag; all who wait go on, also if it is cleared right afterwards.
  public void set() {
    place.set();
  }

  /// Clears the flag.
  public void clear() {
    place.clear();
  }

  /// Whether the flag is set.
  public boolean isSet() {
    return place.isSet();
  }

  /// Waits until the flag is set.
  public void await() throws InterruptedException {
    boolean _ = place.await(Patience.ENDLESS);
  }

  /// Waits until the flag is set, but no longer than `limit`.
  ///
  /// @return whether it was set
  public boolean await(Duration limit) throws InterruptedException {
    return place.await(Patience.of(limit));
  }

  @Override
  public String toString() {
    return place.toString();
  }
}
