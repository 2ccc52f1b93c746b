package interleave.course;

import interleave.memory.Kind;
import interleave.memory.Layout.Rows;
import interleave.memory.Memory;
import interleave.memory.Spin;
import interleave.memory.Until;
import interleave.memory.Wait;
import interleave.memory.Words;
import interleave.trace.Reason;
import interleave.trace.Resource;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The locks of a table with numbered rows, as a database has them: who locks a row keeps others
/// out of that row, who locks the table keeps others out of all rows.
///
/// The table is locked when nobody holds a row, and rows while nobody holds the table. A process
/// that dies while it holds a row or the table leaves it locked, and those who wait see who died.
public final class RowLocks implements Serializable {
  @Serial private static final long serialVersionUID = 1;
  private static final Spin SPIN = new Spin();

  /// The part that is no row.
  private static final int TABLE = -1;

  /// In place of a part, when there is none.
  private static final int NOTHING = -2;

  private final int rows;
  private final Spot spot;

  /// Locks for the rows 0 to `rows - 1`.
  public RowLocks(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("a table has 1 row or more, not " + rows);
    }
    this.rows = rows;
    this.spot = Spot.make(Kind.ROWS, "", Rows.FIRST + rows * Rows.STEP);
  }

  /// A row, or the whole table.
  private record Part(RowLocks of, int part) implements Releasable {
    @Override
    public void release() {
      of.release(part);
    }
  }

  /// How many rows there are.
  public int rows() {
    return rows;
  }

  /// Waits until a row is free and takes it.
  public Held row(int row) throws InterruptedException {
    boolean _ = acquire(Objects.checkIndex(row, rows), Patience.ENDLESS);
    return new Held(new Part(this, row));
  }

  /// Takes a row if it becomes free in time.
  public Optional<Held> tryRow(int row, Duration limit) throws InterruptedException {
    return acquire(Objects.checkIndex(row, rows), Patience.of(limit))
        ? Optional.of(new Held(new Part(this, row)))
        : Optional.empty();
  }

  /// Waits until the table and all of its rows are free and takes it.
  public Held table() throws InterruptedException {
    boolean _ = acquire(TABLE, Patience.ENDLESS);
    return new Held(new Part(this, TABLE));
  }

  /// Takes the table if it and all of its rows become free in time.
  public Optional<Held> tryTable(Duration limit) throws InterruptedException {
    return acquire(TABLE, Patience.of(limit))
        ? Optional.of(new Held(new Part(this, TABLE)))
        : Optional.empty();
  }

  /// Whether somebody holds a row, or the table.
  public boolean isLocked(int row) {
    return owner(Objects.checkIndex(row, rows)) != 0 || owner(TABLE) > 0;
  }

  private boolean acquire(int part, long nanos) throws InterruptedException {
    long end = nanos == Patience.ENDLESS ? nanos : System.nanoTime() + nanos;
    int busy = attempt(part);
    while (busy != NOTHING) {
      if (!untilFree(busy, nanos == Patience.ENDLESS ? nanos : end - System.nanoTime())) {
        return false;
      }
      int waitedFor = busy;
      busy = attempt(part);
      if (waitedFor != part) {
        Memory.wake(cell(waitedFor)); // it is free for somebody else, who was not woken
      }
    }
    Spot.acquired(resource(part));
    return true;
  }

  private boolean untilFree(int part, long nanos) throws InterruptedException {
    long cell = cell(part);
    var wait = new Wait(spot.place(), cell, Until.FREE, 0, Reason.LOCK, () -> resource(part), SPIN);
    return wait.until(() -> words().get(cell) == 0, nanos);
  }

  /// Takes a part, if it is free.
  ///
  /// @return what has to become free first, [#NOTHING] if the part is taken
  private int attempt(int part) {
    return part == TABLE ? attemptTable() : attemptRow(part);
  }

  private int attemptRow(int row) {
    if (owner(TABLE) > 0) {
      return TABLE;
    }
    if (!change(row, 0, Memory.self())) {
      return row;
    }
    for (long now = owner(TABLE); now != 0; now = owner(TABLE)) {
      if (now > 0) {
        free(row);
        return TABLE;
      }
      if (change(TABLE, now, 0)) {
        Memory.wake(cell(TABLE));
      }
    }
    return NOTHING;
  }

  private int attemptTable() {
    long self = Memory.self();
    if (!change(TABLE, 0, Rows.LOOKING | self)) {
      return TABLE;
    }
    for (int row = 0; row < rows; row++) {
      if (owner(row) != 0) {
        if (change(TABLE, Rows.LOOKING | self, 0)) {
          Memory.wake(cell(TABLE));
        }
        return row;
      }
    }
    return change(TABLE, Rows.LOOKING | self, self) ? NOTHING : TABLE;
  }

  private void release(int part) {
    Spot.released(resource(part));
    free(part);
  }

  private void free(int part) {
    words().set(cell(part), 0);
    Memory.wake(cell(part));
  }

  private boolean change(int part, long from, long to) {
    return words().compareAndSet(cell(part), from, to);
  }

  private long owner(int part) {
    return words().get(cell(part));
  }

  private long cell(int part) {
    return spot.place() + (part == TABLE ? Rows.TABLE : Rows.FIRST + part * Rows.STEP);
  }

  private Resource resource(int part) {
    String name = (part == TABLE ? spot.label() : spot.label() + " row " + part) + died(part);
    return new Resource(spot.kind().title(), spot.number(), name);
  }

  /// That a part's holder died, which no waiter can change; else nothing.
  private String died(int part) {
    long owner = owner(part);
    return (owner & Rows.DEAD) != 0
        ? ", whose holder, PID " + Rows.pid(owner) + ", died: it will not release it"
        : "";
  }

  private static Words words() {
    return Memory.words();
  }

  @Override
  public String toString() {
    long locked = IntStream.range(0, rows).filter(row -> owner(row) != 0).count();
    String dead =
        IntStream.range(TABLE, rows)
            .filter(part -> !died(part).isEmpty())
            .mapToObj(part -> "; " + resource(part).name())
            .collect(Collectors.joining());
    return spot.label()
        + (owner(TABLE) > 0 ? " (table locked)" : " (" + locked + " rows locked)")
        + dead;
  }
}
