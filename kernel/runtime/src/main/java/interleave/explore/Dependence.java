package interleave.explore;

import interleave.explore.Operation.Acquire;
import interleave.explore.Operation.Begin;
import interleave.explore.Operation.Choose;
import interleave.explore.Operation.Copy;
import interleave.explore.Operation.End;
import interleave.explore.Operation.Expire;
import interleave.explore.Operation.Inspect;
import interleave.explore.Operation.Interrupt;
import interleave.explore.Operation.Join;
import interleave.explore.Operation.Loop;
import interleave.explore.Operation.Notify;
import interleave.explore.Operation.Park;
import interleave.explore.Operation.Pause;
import interleave.explore.Operation.Print;
import interleave.explore.Operation.Read;
import interleave.explore.Operation.Receive;
import interleave.explore.Operation.Release;
import interleave.explore.Operation.Send;
import interleave.explore.Operation.Signal;
import interleave.explore.Operation.Start;
import interleave.explore.Operation.TryAcquire;
import interleave.explore.Operation.Unpark;
import interleave.explore.Operation.Update;
import interleave.explore.Operation.Wait;
import interleave.explore.Operation.Write;

/// Which operations of different threads depend on one another.
///
/// Two are independent when neither can enable or disable the other and both orders lead to the
/// same state (Godefroid, *Partial-Order Methods*, LNCS 1032, 1996). Saying "dependent" too often
/// costs schedules; saying it too seldom would lose some.
final class Dependence {
  private Dependence() {}

  static boolean dependent(Operation a, Operation b) {
    if (a.place().id() != b.place().id()) {
      return false;
    }
    return switch (a) {
      case Read _, Inspect _ -> !(b instanceof Read || b instanceof Inspect);
      case Join _ -> !(b instanceof Join);
      case Expire _ -> b instanceof Notify;
      case Notify _ -> true;
      case Choose _, Pause _, Loop _ -> false;
      case Write _, Update _, Print _ -> true;
      case Acquire _, TryAcquire _, Release _, Wait _ -> !(b instanceof Expire);
      case Start _, Begin _, End _, Interrupt _, Park _, Unpark _ -> true;
      case Copy _, Signal _, Send _, Receive _ -> true;
    };
  }

  /// Dependent, and not one of the pairs that no state has both enabled: only the thread inside a
  /// monitor can leave it, and nobody enters it meanwhile; a thread has to be started before it
  /// begins and has to end before a join returns; a message is sent before it is received.
  static boolean racing(Operation a, Operation b) {
    return dependent(a, b)
        && !(needsMonitor(a) && (needsMonitor(b) || b instanceof Acquire))
        && !(needsMonitor(b) && a instanceof Acquire)
        && !isInOrder(a, b)
        && !isInOrder(b, a);
  }

  private static boolean needsMonitor(Operation operation) {
    return switch (operation) {
      case Release(_, boolean isOwners) -> isOwners;
      case Wait _, Notify _ -> true;
      default -> false;
    };
  }

  private static boolean isInOrder(Operation a, Operation b) {
    return switch (a) {
      case Start _ -> b instanceof Begin || b instanceof End;
      case Begin _ -> b instanceof End;
      case End _ -> b instanceof Join join && !join.isTimed();
      case Send _ -> b instanceof Receive;
      case Join _, Receive _ -> false;
      case Read _, Write _, Update _, Acquire _, TryAcquire _, Release _, Wait _, Expire _ -> false;
      case Notify _, Interrupt _, Park _, Unpark _, Choose _, Pause _, Loop _, Print _ -> false;
      case Copy _, Signal _, Inspect _ -> false;
    };
  }
}
