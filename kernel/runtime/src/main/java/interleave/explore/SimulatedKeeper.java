package interleave.explore;

import interleave.course.Proc;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// Stands for `Keeper` in explored code: a call of a manager is one step, which the caller takes.
/// The manager's process only lives and ends.
final class SimulatedKeeper {
  private SimulatedKeeper() {}

  @SuppressWarnings("UnusedVariable") // nobody sends it anything
  static void serve(Proc.Body calls) throws Exception {
    byte[] _ = MailDoor.receive(MailDoor.open("Manager"));
  }

  @SuppressWarnings("UnusedVariable") // its process has nothing to do
  static byte[] call(
      long manager,
      boolean looks,
      byte[] request,
      UnaryOperator<byte[]> process,
      BiFunction<Map<Long, Object>, byte[], byte[]> call) {
    if (!KeeperDoor.begin(manager, looks)) {
      throw new IllegalStateException("nobody takes calls any more");
    }
    return KeeperDoor.within(manager, kept -> call.apply(kept, request));
  }
}
