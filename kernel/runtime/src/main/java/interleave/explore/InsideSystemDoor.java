package interleave.explore;

/// In place of what collections do to whole arrays by way of `System`.
public final class InsideSystemDoor {
  private InsideSystemDoor() {}

  @SuppressWarnings("ReferenceEquality") // elements may be moved within one array
  public static void arraycopy(Object from, int start, Object to, int at, int length) {
    if (from != to) {
      InsideHooks.read(from);
    }
    InsideHooks.change(to);
    System.arraycopy(from, start, to, at, length);
  }
}
