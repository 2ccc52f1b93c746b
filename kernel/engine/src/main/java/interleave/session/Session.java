package interleave.session;

import interleave.cells.Analysis;
import interleave.cells.CellOutcome;
import interleave.cells.CellSource;
import interleave.cells.Cells;
import interleave.draw.Charts;
import interleave.draw.DeadlockPicture;
import interleave.draw.ExplorationPanel;
import interleave.draw.Views;
import interleave.host.Frame;
import interleave.host.JvmCommand;
import interleave.os.DeadlockWatch;
import interleave.os.Limits;
import interleave.os.Switchboard;
import interleave.session.CellReply.ExpressionReply;
import interleave.trace.Deadlock;
import interleave.trace.Event;
import interleave.trace.MimeBundle;
import interleave.trace.Trace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A notebook's running kernel as its clients see it: cells in, outcomes and outputs out.
///
/// [#execute] is called by one thread at a time; every other method may be called by any thread at
/// any time, also while a cell runs.
public final class Session implements AutoCloseable {
  private final Switchboard board;
  private final Cells cells;
  private final Magics magics;
  private final Streams streams = Streams.open();
  private final Panels panels = Panels.open();
  private final Sights sights = new Sights();
  private final Map<Integer, LiveCell> live = new ConcurrentHashMap<>();
  private final List<HistoryEntry> history = new CopyOnWriteArrayList<>();
  private final CellTexts texts = new CellTexts();
  private final AtomicInteger latest = new AtomicInteger();
  private int executionCount;

  private Session(Settings settings) {
    this.board = Switchboard.open(Limits.configured(), this::received);
    JvmCommand command =
        new JvmCommand(
            JvmCommand.thisJava(),
            settings.runtimeJar(),
            settings.cacheFolder(),
            settings.heap(),
            settings.caching());
    this.cells =
        Cells.open(
            command,
            settings.folder(),
            settings.warmChildren(),
            settings.cellTimeout(),
            board,
            this::noise);
    this.magics = new Magics(cells, board, this::names, settings.folder());
    board.deadlocks().tell(this::deadlocked);
  }

  /// The PID of the process that runs the cells.
  long mainPid() {
    return cells.pid();
  }

  private Map<Long, String> names() {
    Map<Long, String> names = new HashMap<>();
    live.values().forEach(cell -> names.putAll(cell.processNames()));
    return names;
  }

  /// Opens a session. Returns at once; the compiler and the cell JVM start in the background and
  /// the first cell waits for them.
  public static Session open(Settings settings) {
    return new Session(settings);
  }

  /// The wires of its processes.
  Switchboard board() {
    return board;
  }

  /// The watch over the waits of the notebook's processes.
  DeadlockWatch deadlocks() {
    return board.deadlocks();
  }

  /// Runs a cell to its end, its non-daemon children included.
  public CellReply execute(CellRequest request, CellOutput output) {
    int label = executionCount + 1;
    if (request.storeHistory()) {
      executionCount = label;
    }
    CellOutput to = request.silent() ? new SilentOutput() : output;
    int number = latest.incrementAndGet();
    LiveCell cell = new LiveCell(number, label, request.allowStdin() ? to : new NoInput(to));
    live.put(number, cell);
    texts.put(label, request.code());
    CellOutcome outcome = run(cell, number, label, request.code());
    if (request.storeHistory()) {
      history.add(new HistoryEntry(label, request.code(), plainValue(outcome)));
    }
    Optional<ErrorReport> report = Reports.of(outcome);
    if (outcome instanceof CellOutcome.Deadlocked(var found, _)) {
      cell.send(client -> client.display(DeadlockPicture.of(found), Optional.empty(), false));
    }
    if (report.isPresent()) {
      cell.send(client -> client.error(report.get()));
      return new CellReply.Failed(label, report.get(), outcome instanceof CellOutcome.Interrupted);
    }
    if (outcome instanceof CellOutcome.Value(var value) && value.isPresent()) {
      cell.send(client -> client.result(label, drawn(value.get())));
    }
    return new CellReply.Ok(label, expressions(request.userExpressions(), label));
  }

  private CellOutcome run(LiveCell cell, int number, int label, String code) {
    return switch (magics.prepare(CellSource.of(label, code), cell)) {
      case Preparation.Failed(var diagnostic) -> new CellOutcome.Rejected(List.of(diagnostic));
      case Preparation.Ready ready -> run(cell, number, ready);
    };
  }

  private CellOutcome run(LiveCell cell, int number, Preparation.Ready ready) {
    Tracing tracing = magics.tracing();
    panels.watch(cell, cells::pid, tracing);
    try {
      CellOutcome outcome = cells.run(number, ready.sources(), ready.background(), cell);
      if (ready.timed()) {
        cell.noted(String.format(Locale.ROOT, "Time: %.1f ms", cell.elapsed().toNanos() / 1e6));
      }
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CellOutcome.Interrupted(Optional.empty());
    } finally {
      panels.unwatch();
      cell.flush();
      sights.ended(cell.now(cells.pid()));
      cell.drawPanel(cells.pid(), false, tracing);
    }
  }

  private static String plainValue(CellOutcome outcome) {
    return outcome instanceof CellOutcome.Value(var value)
        ? value.map(MimeBundle::plain).orElse("")
        : "";
  }

  private Map<String, ExpressionReply> expressions(Map<String, String> wanted, int label) {
    Map<String, ExpressionReply> replies = new LinkedHashMap<>();
    wanted.forEach((name, code) -> replies.put(name, expression(code, label)));
    return replies;
  }

  private ExpressionReply expression(String code, int label) {
    int number = latest.incrementAndGet();
    LiveCell cell = new LiveCell(number, label, new SilentOutput());
    live.put(number, cell);
    CellOutcome outcome = run(cell, number, label, code);
    return Reports.of(outcome)
        .<ExpressionReply>map(ExpressionReply.Failed::new)
        .orElseGet(
            () ->
                new ExpressionReply.Value(
                    outcome instanceof CellOutcome.Value(var value)
                        ? value.orElse(MimeBundle.text(""))
                        : MimeBundle.text("")));
  }

  /// Stops the running cell; without one, stops what earlier cells left running. Returns at once.
  public void interrupt() {
    cells.interrupt();
  }

  /// Whether `code` can be run as it stands.
  public Completeness isComplete(String code) {
    return switch (cells.analysis().completeness(MagicLines.java(code))) {
      case COMPLETE -> new Completeness.Complete();
      case INCOMPLETE -> new Completeness.Incomplete(indent(code));
      case INVALID -> new Completeness.Invalid();
    };
  }

  private static String indent(String code) {
    long open = code.chars().filter(c -> c == '{').count();
    long closed = code.chars().filter(c -> c == '}').count();
    return "    ".repeat((int) Math.max(0, open - closed));
  }

  /// What may stand at the cursor.
  ///
  /// @param cursor a UTF-16 index into `code`
  public Completions complete(String code, int cursor) {
    Optional<Completions> magics = MagicLines.complete(code, cursor);
    return magics.orElseGet(() -> completeJava(MagicLines.java(code), cursor));
  }

  private Completions completeJava(String code, int cursor) {
    Analysis.Suggestions found = cells.analysis().suggestions(code, cursor);
    return new Completions(
        found.texts().stream().map(text -> new Completions.Match(text, "")).toList(),
        found.anchor(),
        cursor);
  }

  /// Signature and documentation of what is at the cursor.
  ///
  /// @param cursor a UTF-16 index into `code`
  /// @param detail 0 for the signature, 1 for all there is
  public Optional<MimeBundle> inspect(String code, int cursor, int detail) {
    List<String> found = cells.analysis().documentation(MagicLines.java(code), cursor, detail > 0);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(MimeBundle.text(String.join("\n\n", found)));
  }

  /// The cells run so far that were stored, oldest first.
  public List<HistoryEntry> history() {
    return List.copyOf(history);
  }

  /// What the kernel draws of the data that a cell shows.
  private MimeBundle drawn(MimeBundle bundle) {
    return ExplorationPanel.drawn(Charts.drawn(bundle), texts);
  }

  private void received(long pid, Frame.Up frame) {
    switch (frame) {
      case Frame.Events(var number, var events) -> with(number, cell -> hear(cell, events));
      case Frame.InputRequest request -> ask(pid, request);
      case Frame.Display display -> with(display.cell(), cell -> show(cell, display));
      case Frame.ClearOutput(var number, var lazily) ->
          with(number, cell -> cell.send(to -> to.clear(lazily)));
      case Frame.Dropped(var number, var count) -> with(number, cell -> cell.dropped(count));
      case Frame.Saved saved -> cells.keep(saved);
      case Frame.Look look -> with(look.cell(), cell -> show(cell, pid, look));
      case Frame.Hello _,
          Frame.Mark _,
          Frame.Claim _,
          Frame.Started _,
          Frame.Gone _,
          Frame.Calling _,
          Frame.CallingRemote _,
          Frame.Waits _ -> {
        // Answered by the switchboard.
      }
    }
  }

  private void with(int number, Consumer<LiveCell> action) {
    LiveCell cell = cell(number);
    if (cell != null) {
      action.accept(cell);
    }
  }

  private void hear(LiveCell cell, List<Event> events) {
    if (cell.heard(events)) {
      streams.wake(cell);
    }
  }

  private void show(LiveCell cell, Frame.Display display) {
    String name = display.displayId();
    Optional<String> id = name.isEmpty() ? Optional.empty() : Optional.of(name);
    MimeBundle drawn = drawn(display.bundle());
    cell.send(to -> to.display(drawn, id, display.update()));
  }

  private void show(LiveCell cell, long pid, Frame.Look look) {
    Trace trace = cell.now(cells.pid());
    MimeBundle view = sights.of(Views.Name.valueOf(look.view()), trace);
    board.send(pid, new Frame.Seen(look.id(), view));
  }

  /// The cell of that number; what no cell started goes to the latest one.
  private @Nullable LiveCell cell(int number) {
    return live.get(number == 0 ? latest.get() : number);
  }

  private void ask(long pid, Frame.InputRequest request) {
    LiveCell cell = cell(request.cell());
    if (cell == null) {
      board.send(pid, new Frame.InputReply(request.id(), "", true));
      return;
    }
    Thread.ofVirtual()
        .name("interleave-input")
        .start(
            () -> {
              cell.flush();
              Optional<String> line;
              try {
                line = cell.output().readLine(request.prompt(), request.password());
              } catch (InterruptedException e) {
                line = Optional.empty();
              }
              board.send(pid, new Frame.InputReply(request.id(), line.orElse(""), line.isEmpty()));
            });
  }

  /// A deadlock ends the running cell if its threads are among it; others stay as they are, and it
  /// is told below the cell that started them.
  private void deadlocked(Deadlock found) {
    if (!cells.stop(found)) {
      with(found.cycle().getFirst().cell(), cell -> warn(cell, found));
    }
  }

  private static void warn(LiveCell cell, Deadlock found) {
    cell.warned("Deadlock: " + String.join("\n  ", found.lines()));
    cell.send(to -> to.display(DeadlockPicture.of(found), Optional.empty(), false));
  }

  private void noise(String text) {
    with(
        0,
        cell -> {
          cell.note(true, text);
          streams.wake(cell);
        });
  }

  /// Ends every process of the notebook and frees what the session holds.
  @Override
  public void close() {
    cells.close();
    board.close();
    streams.close();
    panels.close();
  }
}
