package interleave.explore;

import interleave.weave.LibraryCall;
import java.lang.reflect.Field;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Whether a call of a shared object of `java.util.concurrent` would have to wait, read from the
/// object's own fields.
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
  private static final ClassValue<Slot> VALUES =
      new ClassValue<>() {
        @Override
        protected Slot computeValue(Class<?> type) {
          Field field = Library.field(type, "value");
          Field found = field == null ? Library.field(type, "pair") : field;
          return found == null
              ? new Slot(type, 0, ' ')
              : new Slot(
                  type, Memory.offset(found), found.getType().descriptorString().charAt(0));
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

  /// Where an atomic keeps its value, null if it has not one value.
  static @Nullable Slot value(Object atomic) {
    Slot shape = VALUES.get(atomic.getClass());
    return shape.kind() == ' ' ? null : new Slot(atomic, shape.offset(), shape.kind());
  }

  /// The synchronizer that a lock and its parts have in common.
  static @Nullable Object sync(Object receiver) {
    long offset = SHAPES.get(receiver.getClass()).sync();
    return offset == 0 ? null : Memory.reference(receiver, offset);
  }

  static boolean isLatch(Object receiver) {
    return SHAPES.get(receiver.getClass()).name().equals("CountDownLatch");
  }

  /// Whether it can be seen from outside that a call would wait.
  static boolean mayWait(Object receiver, LibraryCall call) {
    return switch (call) {
      case LOCK -> sync(receiver) != null;
      case AWAIT -> isLatch(receiver) || Library.isSemaphore(receiver) || isFuture(receiver);
      case READ -> isFuture(receiver);
      case TAKE, PUT -> isBounded(receiver);
      case WRITE, UPDATE, TRY, UNLOCK -> false;
    };
  }

  private static boolean isFuture(Object receiver) {
    return receiver instanceof Future<?>;
  }

  private static boolean isBounded(Object receiver) {
    return switch (SHAPES.get(receiver.getClass()).name()) {
      case "ArrayBlockingQueue", "LinkedBlockingQueue", "LinkedBlockingDeque" -> true;
      case "PriorityBlockingQueue" -> true;
      default -> false;
    };
  }

  static boolean isReady(Object receiver, LibraryCall call, SimulatedThread thread) {
    return switch (call) {
      case LOCK -> isFree(receiver, thread);
      case TAKE -> receiver instanceof BlockingQueue<?> queue && !queue.isEmpty();
      case PUT -> receiver instanceof BlockingQueue<?> queue && queue.remainingCapacity() > 0;
      case AWAIT, READ -> receiver instanceof Future<?> future ? future.isDone() : isOpen(receiver);
      case WRITE, UPDATE, TRY, UNLOCK -> true;
    };
  }

  private static int state(Object sync) {
    return (int) Memory.bits(sync, STATES.get(sync.getClass()), 'I');
  }

  /// Of a latch, whether it is down; of a semaphore, whether it has a permit.
  private static boolean isOpen(Object receiver) {
    Object sync = sync(receiver);
    return sync == null || (isLatch(receiver) ? state(sync) == 0 : state(sync) > 0);
  }

  private static boolean isFree(Object lock, SimulatedThread thread) {
    Object sync = sync(lock);
    if (sync == null) {
      return true;
    }
    int state = state(sync);
    if (state == 0 || owner(sync) == thread.thread) {
      return true;
    }
    return SHAPES.get(lock.getClass()).name().equals("ReadLock") && (state & EXCLUSIVE_MASK) == 0;
  }

  /// The thread that owns a lock, as its synchronizer has it.
  static @Nullable Object owner(Object sync) {
    long offset = OWNERS.get(sync.getClass());
    return offset == 0 ? null : Memory.reference(sync, offset);
  }
}
