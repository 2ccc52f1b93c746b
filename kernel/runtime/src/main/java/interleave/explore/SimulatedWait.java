package interleave.explore;

import interleave.memory.Spin;
import interleave.memory.Until;
import interleave.memory.Words;
import interleave.trace.Reason;
import interleave.trace.Resource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stands for `Wait` in explored code: the run goes on with others until the wait may end.
public record SimulatedWait(
    long object,
    long cell,
    Until until,
    long operand,
    @Nullable Reason reason,
    Supplier<Resource> on,
    Spin spin) {
  private static final Object WORDS = new SimulatedWords(false);

  /// As `Wait` does.
  public boolean until(BooleanSupplier attempt, long nanos) throws InterruptedException {
    ProcessDoor.begin(object, cell);
    ProcessDoor.checkInterrupt();
    if (attempt.getAsBoolean()) {
      return true;
    }
    if (nanos <= 0) {
      return false;
    }
    long deadline = ProcessDoor.deadline(nanos);
    long owner = until == Until.FREE ? cell : -1;
    ProcessDoor.meets(object, operand);
    try {
      while (!attempt.getAsBoolean()) {
        if (!ProcessDoor.await(object, cell, this::isReady, owner, deadline)) {
          ProcessDoor.checkInterrupt();
          return attempt.getAsBoolean();
        }
      }
      return true;
    } finally {
      ProcessDoor.met();
    }
  }

  private boolean isReady() {
    return until.ready((Words) WORDS, cell, operand) > 0;
  }

  public static InterruptedException interrupted() {
    return new InterruptedException();
  }
}
