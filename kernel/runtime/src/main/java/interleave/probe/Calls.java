package interleave.probe;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// Which classes hold replacements of the JDK's methods. Each of their public static methods
/// replaces one method of the same name.
public final class Calls {
  private Calls() {}

  /// Those that replace instance methods: the first parameter is the receiver.
  public static List<Class<?>> ofInstances() {
    return List.of(
        ThreadCalls.class,
        MonitorCalls.class,
        LockCalls.class,
        ConditionCalls.class,
        StampedLockCalls.class,
        QueueCalls.class,
        DequeCalls.class,
        SemaphoreCalls.class,
        MeetingCalls.class,
        FutureCalls.class,
        ExecutorCalls.class,
        ProcessCalls.class,
        RuntimeCalls.class);
  }

  /// Those that replace static methods, with the class whose methods they replace.
  public static Map<Class<?>, Class<?>> ofStatics() {
    return Map.of(
        ThreadStatics.class, Thread.class,
        ParkCalls.class, LockSupport.class,
        AsyncCalls.class, CompletableFuture.class);
  }
}
