package interleave.cli;

import interleave.notebook.NotebookRun;
import interleave.session.CellReply;
import java.time.Duration;
import java.util.Locale;

/// One line for each cell of a notebook's run.
final class ProgressLines implements NotebookRun.Progress {
  private static final int WIDTH = 56;

  private final Terminal terminal;
  private long started;
  private String line = "";

  ProgressLines(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void starting(int cell, int of, String source) {
    started = System.nanoTime();
    line = firstLine(source);
  }

  @Override
  public void ended(int cell, int of, CellReply reply) {
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    String how =
        switch (reply) {
          case CellReply.Ok _ -> "ok    ";
          case CellReply.Failed failed when failed.interrupted() -> "stopped";
          case CellReply.Failed _ -> "failed";
        };
    terminal
        .out()
        .printf(
            Locale.ROOT, "%3d/%d  %s %6.2f s  %s%n", cell, of, how, took.toMillis() / 1000.0, line);
  }

  private static String firstLine(String source) {
    String first = source.strip().lines().findFirst().orElse("");
    return first.codePointCount(0, first.length()) <= WIDTH
        ? first
        : first.substring(0, first.offsetByCodePoints(0, WIDTH - 1)) + "…";
  }
}
