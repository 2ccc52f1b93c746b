package interleave.probe;

/// Which cell a thread belongs to: the one that started it.
public final class CellContext {
  private static final InheritableThreadLocal<Integer> CELL = new InheritableThreadLocal<>();

  private CellContext() {}

  /// The cell that the current thread belongs to; 0 when it belongs to none.
  public static int current() {
    Integer cell = CELL.get();
    return cell == null ? 0 : cell;
  }

  /// Makes the current thread belong to a cell.
  public static void enter(int cell) {
    CELL.set(cell);
  }
}
