package interleave.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `kernel`: what a front end starts. [Main] takes the usual form of it before this class is
/// loaded.
@Command(
    name = "kernel",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Serves a Jupyter front end, which starts this command itself.")
final class KernelCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CONNECTION_FILE",
      description = "the file in which the front end tells its ports and key")
  private String connectionFile = "";

  @Override
  public Integer call() {
    return Main.kernel(connectionFile);
  }
}
