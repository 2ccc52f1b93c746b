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
import java.util.function.BooleanSupplier;
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

  private final int rows;
  private final Spot spot;
  private final long table;

  /// Locks for the rows 0 to `rows - 1`.
  public RowLocks(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("a table has 1 row or more, not " + rows);
    }
    this.rows = rows;
    this.spot = Spot.make(Kind.ROWS, "", Rows.FIRST + rows * Rows.STEP);
    this.table = spot.place() + Rows.TABLE;
  }

  /// A row, or the whole table.
  private record Part(RowLocks of, int row) implements Releasable {
    @Override
    public void release() {
      of.release(row);
    }
  }

  private static final int TABLE = -1;

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
    boolean _ = acquireTable(Patience.ENDLESS);
    return new Held(new Part(this, TABLE));
  }

  /// Takes the table if it and all of its rows become free in time.
  public Optional<Held> tryTable(Duration limit) throws InterruptedException {
    return acquireTable(Patience.of(limit))
        ? Optional.of(new Held(new Part(this, TABLE)))
        : Optional.empty();
  }

  /// Whether somebody holds a row, or the table.
  public boolean isLocked(int row) {
    return words().get(cell(Objects.checkIndex(row, rows))) != 0 || words().get(table) < 0;
  }

  private boolean acquireTable(long nanos) throws InterruptedException {
    long self = Long.MIN_VALUE | Memory.self();
    return wait(table, Until.FREE, 0, TABLE, () -> words().compareAndSet(table, 0, self), nanos);
  }

  private boolean acquire(int row, long nanos) throws InterruptedException {
    long end = nanos == Patience.ENDLESS ? nanos : System.nanoTime() + nanos;
    if (!enter(nanos)) {
      return false;
    }
    boolean taken = false;
    try {
      long left = nanos == Patience.ENDLESS ? nanos : Math.max(0, end - System.nanoTime());
      long self = Memory.self();
      taken =
          wait(
              cell(row),
              Until.FREE,
              0,
              row,
              () -> words().get(cell(row)) == 0 && words().compareAndSet(cell(row), 0, self),
              left);
      return taken;
    } finally {
      if (!taken) {
        leave();
      }
    }
  }

  /// Keeps the table from being locked.
  private boolean enter(long nanos) throws InterruptedException {
    while (true) {
      long now = words().get(table);
      if (now >= 0) {
        if (words().compareAndSet(table, now, now + 1)) {
          return true;
        }
      } else if (!untilChanged(now, nanos)) {
        return false;
      }
    }
  }

  private boolean untilChanged(long from, long nanos) throws InterruptedException {
    var wait = new Wait(spot.place(), table, Until.CHANGED, from, Reason.LOCK, this::shown, SPIN);
    return wait.until(() -> words().get(table) != from, nanos);
  }

  private void leave() {
    if (words().getAndAdd(table, -1) == 1) {
      Memory.wake(table);
    }
  }

  private boolean wait(
      long cell, Until until, long operand, int row, BooleanSupplier attempt, long nanos)
      throws InterruptedException {
    var wait = new Wait(spot.place(), cell, until, operand, Reason.LOCK, () -> resource(row), SPIN);
    if (!wait.until(attempt, nanos)) {
      return false;
    }
    Spot.acquired(resource(row));
    return true;
  }

  private void release(int row) {
    Spot.released(resource(row));
    if (row == TABLE) {
      words().set(table, 0);
      Memory.wake(table);
    } else {
      words().set(cell(row), 0);
      Memory.wake(cell(row));
      leave();
    }
  }

  private long cell(int row) {
    return spot.place() + Rows.FIRST + row * Rows.STEP;
  }

  private Resource shown() {
    return resource(TABLE);
  }

  private Resource resource(int row) {
    String name = (row == TABLE ? spot.label() : spot.label() + " row " + row) + died(row);
    return new Resource(spot.kind().title(), spot.number(), name);
  }

  /// That a row's or the table's holder died, which no waiter can change; else nothing.
  private String died(int row) {
    long owner = words().get(row == TABLE ? table : cell(row));
    return (row != TABLE || owner < 0) && (owner & Rows.DEAD) != 0
        ? ", whose holder, PID " + Rows.pid(owner) + ", died: it will not release it"
        : "";
  }

  private static Words words() {
    return Memory.words();
  }

  @Override
  public String toString() {
    long now = words().get(table);
    String dead =
        IntStream.range(TABLE, rows)
            .filter(row -> !died(row).isEmpty())
            .mapToObj(row -> "; " + resource(row).name())
            .collect(Collectors.joining());
    return spot.label()
        + (now < 0 ? " (table locked)" : " (" + now + " rows locked or wanted)")
        + dead;
  }
}
