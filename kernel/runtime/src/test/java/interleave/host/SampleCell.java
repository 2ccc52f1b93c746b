package interleave.host;

import interleave.course.Proc.Body;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Stands for the classes of cells: tests define it anew in loaders of their own.
final class SampleCell {
  static int count;
  static @Nullable String name;
  static @Nullable Node node;
  static @Nullable Node sameNode;
  static @Nullable Object guard;
  static @Nullable Object sameGuard;
  static @Nullable ReentrantLock lock;
  static @Nullable Semaphore semaphore;
  static @Nullable Thread thread;
  static @Nullable Runnable plainLambda;
  static @Nullable Object large;
  static Map<String, List<Object>> table = new HashMap<>();
  static final int CONSTANT = 5;

  private SampleCell() {}

  /// An object of a cell.
  @SuppressWarnings("serial") // as the classes of cells are
  static final class Node implements Serializable {
    static int made;
    @Nullable Node next;

    int useLock() {
      return lock == null ? 0 : 1;
    }
  }

  /// Fills the variables.
  static void fill() {
    count = 7;
    name = "安";
    node = new Node();
    node.next = node;
    sameNode = node;
    Node.made = 3;
    guard = new Object();
    sameGuard = guard;
    lock = new ReentrantLock();
    lock.lock();
    semaphore = new Semaphore(2);
    thread = new Thread(() -> {});
    plainLambda = () -> {};
    table.put("a", new ArrayList<>(List.of(1)));
  }

  static Body countsDown() {
    return () -> count--;
  }

  static Body callsOn() {
    return SampleCell::indirect;
  }

  private static void indirect() {
    Runnable inner = () -> name = "changed" + CONSTANT;
    inner.run();
  }

  static Body makesNode() {
    return () -> System.out.println(new Node().useLock());
  }

  static Body captures(Object value) {
    List<Object> values = List.of(value);
    return () -> System.out.println(values);
  }

  static Body switches(int selector) {
    return () -> {
      switch (selector) {
        case 1 -> count = 1;
        case 100, 200 -> name = "x";
        default -> {
          long wide = count;
          for (int i = 0; i < 1_000; i++) {
            wide += i;
          }
          table.put(wide + "", new ArrayList<>());
        }
      }
    };
  }
}
