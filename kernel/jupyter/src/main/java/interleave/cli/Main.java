package interleave.cli;

import interleave.jupyter.Kernel;
import interleave.jupyter.KernelFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The entry of the executable jar.
public final class Main {
  private Main() {}

  /// Runs a command and ends the process with its code, one of [Exit].
  public static void main(String[] arguments) {
    // A front end waits for this command: it does not load the parser of the command line.
    boolean quick =
        arguments.length == 2 && arguments[0].equals("kernel") && !arguments[1].startsWith("-");
    System.exit(quick ? kernel(arguments[1]) : Commands.run(arguments, Terminal.standard()));
  }

  /// Serves a front end until it says good-bye.
  static int kernel(String connectionFile) {
    Path file = Path.of(connectionFile);
    if (!Files.isRegularFile(file)) {
      System.err.println(
          file
              + ": there is no such connection file; Jupyter makes one and starts this command: in a"
              + " front end, choose the kernel \"Java 25 · Interleave\"");
      return Exit.USAGE;
    }
    try {
      Kernel.run(file, Preferences.settings(Machine.here(), Path.of(""), Duration.ZERO));
      return Exit.DONE;
    } catch (Refusal | KernelFault e) {
      System.err.println("interleave kernel: " + e.getMessage());
      return Exit.MACHINE;
    }
  }
}
