package interleave.explore;

import java.util.List;

/// An exception that nothing caught.
///
/// @param thread the number of the thread that it ended
/// @param type the exception's class name
/// @param message its message, empty when it has none
/// @param spot where it was thrown
/// @param stack its stack in lines, cells' frames only
record Failure(int thread, String type, String message, Spot spot, List<String> stack) {
  Failure {
    stack = List.copyOf(stack);
  }
}
