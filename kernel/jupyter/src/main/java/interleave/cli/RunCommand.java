package interleave.cli;

import interleave.notebook.HtmlPage;
import interleave.notebook.NotebookFile;
import interleave.notebook.NotebookRun;
import interleave.notebook.Opened;
import interleave.notebook.RunReport;
import interleave.session.Session;
import interleave.session.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `run`: runs a notebook from the top without Jupyter and keeps what it showed.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Runs the cells of a notebook, without Jupyter.",
      "A cell that fails ends the run; one tagged raises-exception may fail.",
      "Outputs are written in either case."
    })
final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Machine machine;

  @Parameters(paramLabel = "NOTEBOOK", description = "a notebook (.ipynb)")
  private Path notebook = Path.of("");

  @Option(names = "--html", paramLabel = "OUT", description = "write a page that stands alone")
  private Optional<Path> html = Optional.empty();

  @Option(
      names = "--ipynb",
      paramLabel = "OUT",
      description = "write the notebook with its outputs; may be NOTEBOOK itself")
  private Optional<Path> ipynb = Optional.empty();

  @Option(names = "--allow-errors", description = "go on behind a cell that fails")
  private boolean allowErrors;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Seconds.class,
      description = "stop a cell after TIME: 30s, 2m, or a number of seconds; else never")
  private Duration timeout = Duration.ZERO;

  RunCommand(Terminal terminal, Machine machine) {
    this.terminal = terminal;
    this.machine = machine;
  }

  @Override
  public Integer call() {
    html.ifPresent(RunCommand::mustBeFile);
    ipynb.ifPresent(RunCommand::mustBeFile);
    return switch (NotebookFile.open(notebook)) {
      case Opened.Refused(String message) -> {
        terminal.err().println("interleave run: " + message);
        yield Exit.USAGE;
      }
      case Opened.Ok(NotebookFile file) -> run(file);
    };
  }

  private int run(NotebookFile file) {
    Settings settings = Preferences.settings(machine, file.folder(), timeout);
    NotebookRun run = new NotebookRun(file, allowErrors, new ProgressLines(terminal));
    RunReport report;
    try (Session session = Session.open(settings)) {
      Thread atExit = new Thread(session::close, "interleave-exit");
      Runtime.getRuntime().addShutdownHook(atExit);
      report = run.run(session::execute);
      Runtime.getRuntime().removeShutdownHook(atExit);
    }
    run.store(System.getProperty("java.version", ""));
    html.ifPresent(out -> write(HtmlPage.of(file, note()), out));
    ipynb.ifPresent(out -> write(file.text(), out));
    tell(report);
    return report.passed() ? Exit.DONE : Exit.NOT_IN_ORDER;
  }

  private void tell(RunReport report) {
    for (RunReport.Failure failure : report.failures()) {
      terminal
          .err()
          .printf(
              "%ninterleave run: cell [%d] failed (cell %d of %s):%n",
              failure.executionCount(), failure.cell(), notebook);
      failure
          .report()
          .traceback()
          .forEach(line -> terminal.err().println("  " + terminal.coloured(line)));
    }
    if (report.notRun() > 0) {
      terminal.err().printf("%n%d more cells were not run.%n", report.notRun());
    }
  }

  private void write(String text, Path out) {
    try {
      Folders.putWhole(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), out);
      terminal.out().println("Wrote " + out);
    } catch (IOException e) {
      throw new Refusal("cannot write " + out + " (" + e + "); choose another place", e);
    }
  }

  private static void mustBeFile(Path out) {
    if (Files.isDirectory(out)) {
      throw new Refusal(out + " is a folder; give the name of a file to write");
    }
  }

  private static String note() {
    return "Run by Interleave %s on Java %s"
        .formatted(Version.number(), System.getProperty("java.version"));
  }
}
