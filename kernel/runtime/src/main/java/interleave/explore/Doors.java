package interleave.explore;

import interleave.probe.CellContext;
import interleave.probe.Recorder;
import interleave.weave.CallTable;
import interleave.weave.ExploringWeaver.Exploring;
import interleave.weave.ExploringWeaver.Sites;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// Which classes hold what explored code calls in place of the JDK's methods.
final class Doors {
  /// In a learner's code.
  private static final CallTable CALLS =
      CallTable.of(
          List.of(UserThreadDoor.class),
          List.of(
              ThreadDoor.class,
              MonitorDoor.class,
              RandomDoor.class,
              RuntimeDoor.class,
              ThrowableDoor.class),
          Map.of(
              ThreadStaticsDoor.class, Thread.class,
              UserParkDoor.class, LockSupport.class,
              SystemDoor.class, System.class,
              UserSystemDoor.class, System.class,
              HandleDoor.class, ProcessHandle.class,
              FilesDoor.class, Files.class,
              UuidDoor.class, UUID.class,
              CollectionsDoor.class, Collections.class,
              MathDoor.class, Math.class));

  /// In the code of `java.util.concurrent`.
  private static final CallTable LIBRARY_CALLS =
      CallTable.of(
          List.of(ThreadDoor.class, MonitorDoor.class, RuntimeDoor.class, CleanerDoor.class),
          Map.of(
              ThreadStaticsDoor.class, Thread.class,
              ParkDoor.class, LockSupport.class,
              SystemDoor.class, System.class,
              HandleDoor.class, ProcessHandle.class,
              RecorderDoor.class, Recorder.class,
              CellDoor.class, CellContext.class));

  /// In the code of collections.
  private static final CallTable INSIDE_CALLS =
      CallTable.of(
          List.of(),
          Map.of(InsideSystemDoor.class, System.class, InsideArraysDoor.class, Arrays.class));

  private Doors() {}

  static Exploring library() {
    return new Exploring(
        LIBRARY_CALLS,
        new Sites() {
          @Override
          public int access(String owner, String name, boolean isStatic, StackTraceElement at) {
            throw new IllegalStateException("the JDK's variables are no places");
          }

          @Override
          public int call(StackTraceElement at) {
            throw new IllegalStateException("the JDK's calls are no places");
          }

          @Override
          public int loop(String name) {
            throw new IllegalStateException("the JDK's loops are no places");
          }

          @Override
          public int lambda(String owner, String method, String type) {
            throw new IllegalStateException("the JDK's lambdas stay what they are");
          }
        });
  }

  static Exploring inside(Sites sites) {
    return new Exploring(INSIDE_CALLS, sites);
  }

  static Exploring exploring(Sites sites) {
    return new Exploring(CALLS, sites);
  }
}
