package interleave.explore;

import java.util.concurrent.atomic.AtomicInteger;

/// What a [Rehearsal] explores, as cells would have it: each class is that of a cell, and gives its
/// block. They differ, since a JVM that has seen one kind of block alone compiles the engine for
/// that kind, and has to begin anew at the next.
final class RehearsedBlocks {
  private RehearsedBlocks() {}

  /// The variables of the cells before.
  static final class Variables {
    static int count;
    static volatile boolean flag;
    static final Object left = new Object();
    static final Object right = new Object();

    private Variables() {}
  }

  /// A lost update, which throws.
  static final class LostUpdate {
    private LostUpdate() {}

    public static Block block() {
      return () -> {
        Variables.count = 0;
        Thread one = new Thread(() -> Variables.count++);
        Thread two = new Thread(() -> Variables.count++);
        one.start();
        two.start();
        one.join();
        two.join();
        if (Variables.count != 2) {
          throw new AssertionError(Variables.count);
        }
      };
    }
  }

  /// The same with a lock, in variables of the block: nothing is wrong with it.
  static final class Guarded {
    private int count;

    private synchronized void add() {
      count++;
    }

    public static Block block() {
      return () -> {
        Guarded guarded = new Guarded();
        Thread one = Thread.startVirtualThread(guarded::add);
        Thread two = Thread.ofPlatform().name("two").start(guarded::add);
        one.join();
        two.join();
        assert guarded.count == 2 : "count is " + guarded.count;
      };
    }
  }

  /// Two locks in two orders.
  static final class Deadlock {
    private Deadlock() {}

    public static Block block() {
      return () -> {
        Thread other =
            new Thread(
                () -> {
                  synchronized (Variables.right) {
                    synchronized (Variables.left) {
                      Variables.count--;
                    }
                  }
                },
                "other");
        other.start();
        synchronized (Variables.left) {
          synchronized (Variables.right) {
            Variables.count++;
          }
        }
        other.join();
      };
    }
  }

  /// A thread that looks until another has set a flag.
  static final class Flag {
    private Flag() {}

    public static Block block() {
      return () -> {
        int[] seen = {0};
        AtomicInteger sum = new AtomicInteger();
        Thread reader =
            new Thread(
                () -> {
                  while (!Variables.flag) {
                    Thread.onSpinWait();
                  }
                  seen[0] = sum.incrementAndGet();
                });
        reader.start();
        sum.addAndGet(1);
        Variables.flag = true;
        reader.join();
        assert seen[0] <= 2 : "seen " + seen[0];
      };
    }
  }

  /// Two threads that count.
  static final class Counter {
    private Counter() {}

    public static Block block() {
      return () -> {
        AtomicInteger count = new AtomicInteger();
        Thread one = new Thread(() -> add(count));
        Thread two = new Thread(() -> add(count));
        one.start();
        two.start();
        one.join();
        two.join();
        assert count.get() == 6 : "count is " + count;
      };
    }

    private static void add(AtomicInteger count) {
      for (int i = 0; i < 3; i++) {
        count.incrementAndGet();
      }
    }
  }
}
