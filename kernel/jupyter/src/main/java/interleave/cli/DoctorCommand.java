package interleave.cli;

import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `doctor`: looks at all that the kernel needs and says what to do where something is missing.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Checks this machine and the installation, and says what to do.")
final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Machine machine;

  @Mixin private Where where = new Where();

  DoctorCommand(Terminal terminal, Machine machine) {
    this.terminal = terminal;
    this.machine = machine;
  }

  @Override
  public Integer call() {
    Checks checks = new Checks(machine, where.place(machine), where.name());
    terminal.out().println(Version.line());
    long problems =
        Stream.<Supplier<Finding>>of(
                checks::java,
                checks::program,
                checks::kernelspec,
                checks::jupyter,
                checks::caches,
                checks::cell)
            .map(Supplier::get)
            .peek(this::print)
            .filter(Finding.Problem.class::isInstance)
            .count();
    terminal
        .out()
        .println(problems == 0 ? "All is in order." : problems + " to put right, see above.");
    return problems == 0 ? Exit.DONE : Exit.NOT_IN_ORDER;
  }

  private void print(Finding finding) {
    String mark =
        switch (finding) {
          case Finding.Good _ -> "ok  ";
          case Finding.Note _ -> "note";
          case Finding.Problem _ -> "BAD ";
        };
    terminal.out().printf("%s  %-10s  %s%n", mark, finding.subject(), finding.seen());
    switch (finding) {
      case Finding.Good _ -> {}
      case Finding.Note note -> printRemedy(note.remedy());
      case Finding.Problem problem -> printRemedy(problem.remedy());
    }
  }

  private void printRemedy(String remedy) {
    terminal.out().println("                  → " + remedy);
  }
}
