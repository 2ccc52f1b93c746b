package interleave.course;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// Where what a [Manager] keeps is: in its process.
final class Keeper {
  private Keeper() {}

  /// What the manager's process does until it ends.
  static void serve(Proc.Body calls) throws Exception {
    calls.run();
  }

  /// Does a call.
  ///
  /// @param manager the place of its requests
  /// @param looks whether it changes nothing
  /// @param process has its process do the call
  /// @param call does it where what is kept is at hand
  @SuppressWarnings("UnusedVariable") // another needs them
  static byte[] call(
      long manager,
      boolean looks,
      byte[] request,
      UnaryOperator<byte[]> process,
      BiFunction<Map<Long, Object>, byte[], byte[]> call) {
    return process.apply(request);
  }
}
