package interleave.jupyter;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The packaged kernel over a day's work, through restarts and losses. The drivers are those of
/// [FrontEndIT] that take longest.
class LongLifeIT {
  @TempDir static Path prefix;
  private static Installed kernel = new Installed(Path.of(""));

  @BeforeAll
  static void install() throws Exception {
    kernel = Installed.under(prefix);
  }

  @ParameterizedTest
  @ValueSource(strings = {"life", "soak"})
  void theDriverIsContent(String driver) throws Exception {
    kernel.pass(driver);
  }
}
