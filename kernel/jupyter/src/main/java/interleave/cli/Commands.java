package interleave.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// All commands, and what becomes of a command line that is wrong or that fails.
@Command(
    name = "interleave",
    description = "A Jupyter kernel for Java 25 in which a class sees concurrency.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = KernelCommand.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a cell failed, or doctor found a problem",
      "2:wrong command line, or the file is not a notebook for this kernel",
      "3:this machine did not allow it",
      "70:a fault of Interleave"
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  INTERLEAVE_HEAP   largest heap of each of a notebook's processes (512m)",
      "  INTERLEAVE_WARM   how many child processes wait ready, 0 to 16 (2)"
    })
final class Commands {
  private Commands() {}

  /// Runs a command line.
  ///
  /// @return a code of [Exit]
  static int run(String[] arguments, Terminal terminal) {
    for (String argument : arguments) {
      if (argument.indexOf('\uFFFD') >= 0) {
        terminal
            .err()
            .println(
                "interleave: this locale loses letters of \""
                    + argument
                    + "\"; set LC_ALL=C.UTF-8");
        return Exit.MACHINE;
      }
    }
    Machine machine = Machine.here();
    return new CommandLine(new Commands())
        .addSubcommand(new InstallCommand(terminal, machine))
        .addSubcommand(new RunCommand(terminal, machine))
        .addSubcommand(new DoctorCommand(terminal, machine))
        .addSubcommand(new UninstallCommand(terminal, machine))
        .setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler((wrong, given) -> explain(wrong, given))
        .setExecutionExceptionHandler((failure, command, _) -> explain(failure, command))
        .execute(arguments);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  private static int explain(ParameterException wrong, String[] given) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    if (given.length == 0) {
      command.usage(err);
      return Exit.USAGE;
    }
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try: " + name + " --help");
    return Exit.USAGE;
  }

  private static int explain(Exception failure, CommandLine command) {
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    if (failure instanceof Refusal) {
      err.println(name + ": " + failure.getMessage());
      return Exit.MACHINE;
    }
    err.println(name + ": this is a fault of Interleave; please report it with these lines:");
    err.println(Version.line());
    failure.printStackTrace(err);
    return Exit.FAULT;
  }
}
