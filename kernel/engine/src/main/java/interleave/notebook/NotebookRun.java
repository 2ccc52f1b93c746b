package interleave.notebook;

import interleave.session.CellReply;
import interleave.session.CellRequest;
import interleave.session.ErrorReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A run of all code cells of a notebook, from the top, as a front end's "run all" does it.
///
/// A cell that fails ends the run unless errors are allowed or the cell is tagged
/// `raises-exception`. A cell tagged `skip-execution` and an empty one are left out. States: made,
/// running, ended; then [#store] puts the outputs in the notebook. The one who made the run calls
/// its methods; outputs may come from any thread.
public final class NotebookRun {
  private static final String MAY_RAISE = "raises-exception";
  private static final String SKIP = "skip-execution";

  private final NotebookFile notebook;
  private final boolean allowErrors;
  private final Progress progress;
  private final Shown shown = new Shown();
  private final List<Ran> ran = new ArrayList<>();

  /// Told as the run goes on.
  public interface Progress {
    /// A cell starts.
    ///
    /// @param cell the cell's place among the code cells to run, from 1
    /// @param of how many there are
    default void starting(int cell, int of, String source) {}

    /// The cell has ended.
    default void ended(int cell, int of, CellReply reply) {}

    /// Tells nobody.
    static Progress none() {
      return new Progress() {};
    }
  }

  private record Ran(NotebookCell.Code cell, int executionCount, Shown.Page page) {}

  private record Todo(int place, NotebookCell.Code cell) {}

  /// A run that has not begun.
  ///
  /// @param allowErrors whether to go on behind a cell that fails
  public NotebookRun(NotebookFile notebook, boolean allowErrors, Progress progress) {
    this.notebook = notebook;
    this.allowErrors = allowErrors;
    this.progress = progress;
  }

  /// Forgets what the notebook holds of earlier runs and runs its cells.
  public RunReport run(CellRunner runner) {
    List<Todo> todo = todo();
    List<RunReport.Failure> failures = new ArrayList<>();
    for (int i = 0; i < todo.size(); i++) {
      Todo next = todo.get(i);
      progress.starting(i + 1, todo.size(), next.cell().source());
      CellReply reply = runOne(next.cell(), runner);
      progress.ended(i + 1, todo.size(), reply);
      if (reply instanceof CellReply.Failed(int count, ErrorReport report, _)
          && !next.cell().hasTag(MAY_RAISE)) {
        failures.add(new RunReport.Failure(next.place(), count, report));
        if (!allowErrors) {
          return new RunReport(i + 1, todo.size() - i - 1, failures);
        }
      }
    }
    return new RunReport(todo.size(), 0, failures);
  }

  /// Puts what the cells showed into the notebook. Call it when the session is closed, so that what
  /// came late is in it.
  public void store(String javaVersion) {
    ran.forEach(each -> each.cell().ran(each.executionCount(), each.page().outputs()));
    notebook.ranOn(javaVersion);
  }

  private CellReply runOne(NotebookCell.Code cell, CellRunner runner) {
    Shown.Page page = shown.page();
    CellReply reply =
        runner.execute(new CellRequest(cell.source(), false, true, Map.of(), false), page);
    ran.add(new Ran(cell, reply.executionCount(), page));
    return reply;
  }

  private List<Todo> todo() {
    List<Todo> todo = new ArrayList<>();
    List<NotebookCell> cells = notebook.cells();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) instanceof NotebookCell.Code code) {
        code.clear();
        if (!code.source().isBlank() && !code.hasTag(SKIP)) {
          todo.add(new Todo(i + 1, code));
        }
      }
    }
    return todo;
  }
}
