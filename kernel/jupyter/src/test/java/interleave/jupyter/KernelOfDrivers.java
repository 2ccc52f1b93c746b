package interleave.jupyter;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The packaged kernel, installed once for the drivers of a test class.
abstract class KernelOfDrivers {
  @TempDir static Path prefix;
  static Installed kernel = new Installed(Path.of(""));

  @BeforeAll
  static void install() throws Exception {
    kernel = Installed.under(prefix);
  }
}
