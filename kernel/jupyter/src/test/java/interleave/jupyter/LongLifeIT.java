package interleave.jupyter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged kernel over a day's work, through restarts and losses. The drivers are those of
/// [FrontEndIT] that take longest.
class LongLifeIT extends KernelOfDrivers {

  @ParameterizedTest
  @ValueSource(strings = {"life", "soak"})
  void theDriverIsContent(String driver) throws Exception {
    kernel.pass(driver);
  }
}
