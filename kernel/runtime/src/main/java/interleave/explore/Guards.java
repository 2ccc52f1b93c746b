package interleave.explore;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/// What the objects of `java.util.concurrent` are like inside, read from their fields: what a lock
/// and its parts share, who owns it, where an atomic has its value.
final class Guards {
  private static final int SHARED_SHIFT = 16;
  private static final int EXCLUSIVE_MASK = (1 << SHARED_SHIFT) - 1;

  /// What of a class is read.
  ///
  /// @param sync the offset of the field that has the synchronizer, 0 if the class has none
  /// @param isCondition whether it is a condition of a lock
  private record Shape(long sync, boolean isCondition, String name) {}

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          boolean isCondition = type.getSimpleName().equals("ConditionObject");
          Field field = Library.field(type, isCondition ? "this$0" : "sync");
          return new Shape(
              field == null ? 0 : Memory.offset(field), isCondition, type.getSimpleName());
        }
      };

  private static final ClassValue<Long> STATES = offsets("state");
  private static final ClassValue<Long> OWNERS = offsets("exclusiveOwnerThread");

  private static final ClassValue<Long> POOLS =
      new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
          boolean isWorker = type.getName().endsWith(".ThreadPoolExecutor$Worker");
          Field field = isWorker ? Library.field(type, "this$0") : null;
          return field == null ? 0L : Memory.offset(field);
        }
      };

  private Guards() {}

  private static ClassValue<Long> offsets(String name) {
    return new ClassValue<>() {
      @Override
      protected Long computeValue(Class<?> type) {
        Field field = Library.field(type, name);
        return field == null ? 0L : Memory.offset(field);
      }
    };
  }

  /// Where an atomic of a class keeps its value, null if it has not one value.
  static @Nullable Slot value(Class<?> type) {
    Field field = Library.field(type, "value");
    Field found = field == null ? Library.field(type, "pair") : field;
    return found == null ? null : Slot.of(type, found);
  }

  /// The synchronizer that a lock and its parts have in common.
  static @Nullable Object sync(Object receiver) {
    long offset = SHAPES.get(receiver.getClass()).sync();
    return offset == 0 ? null : Memory.reference(receiver, offset);
  }

  /// The synchronizer of a lock that has an owner, null for anything else.
  static @Nullable Object owned(Object receiver) {
    Object sync = sync(receiver);
    String type = SHAPES.get(receiver.getClass()).name();
    boolean isLock = type.endsWith("Lock") || SHAPES.get(receiver.getClass()).isCondition();
    return sync != null && isLock ? sync : null;
  }

  /// Whether several threads may be in a lock at once, so that one leaves it while another enters.
  static boolean isShared(Object lock) {
    return SHAPES.get(lock.getClass()).name().equals("ReadLock");
  }

  private static int state(Object sync) {
    return (int) Memory.bits(sync, STATES.get(sync.getClass()), 'I');
  }

  /// Whether a lock, or its synchronizer, is free for a thread.
  @SuppressWarnings("ReferenceEquality") // it is the identity that counts
  static boolean isFree(Object lock, SimulatedThread thread) {
    Object part = sync(lock);
    Object sync = part == null ? lock : part;
    int state = state(sync);
    if (state == 0 || owner(sync) == thread.thread) {
      return true;
    }
    return isShared(lock) && (state & EXCLUSIVE_MASK) == 0;
  }

  /// The thread that owns a lock, as its synchronizer has it.
  static @Nullable Object owner(Object sync) {
    long offset = OWNERS.get(sync.getClass());
    return offset == 0 ? null : Memory.reference(sync, offset);
  }

  /// The pool that a thread's task is a worker of, null if it is none.
  static @Nullable Object pool(Object task) {
    long offset = POOLS.get(task.getClass());
    return offset == 0 ? null : Memory.reference(task, offset);
  }
}
