package interleave.cells;

import interleave.weave.Outline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/// JShell with the cell JVM behind it: splits a cell into snippets, compiles and runs each.
///
/// Used by one thread at a time.
final class Compiler implements AutoCloseable {
  /// What every cell finds imported.
  private static final List<String> PRELOADED =
      List.of(
          "import java.util.*;",
          "import java.util.function.*;",
          "import java.util.stream.*;",
          "import java.util.concurrent.*;",
          "import java.util.concurrent.atomic.*;",
          "import java.util.concurrent.locks.*;",
          "import java.time.*;",
          "import java.io.*;",
          "import java.nio.file.*;",
          "import java.net.*;",
          "import java.math.*;",
          "import interleave.course.*;",
          "import interleave.explore.Exploration;",
          "import interleave.explore.Options;",
          "import interleave.trace.ExitStatus;",
          "import static interleave.Notebook.*;");

  private static final Set<SubKind> EXPRESSIONS =
      Set.of(
          SubKind.TEMP_VAR_EXPRESSION_SUBKIND,
          SubKind.VAR_VALUE_SUBKIND,
          SubKind.ASSIGNMENT_SUBKIND,
          SubKind.OTHER_EXPRESSION_SUBKIND);

  /// Where a snippet stands.
  ///
  /// @param start the index in the cell at which the learner's text begins
  /// @param source what JShell gets
  /// @param lead how many characters of ours stand before the learner's text, on its first line
  private record Place(CellSource cell, int start, String source, int lead) {}

  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final Statements statements = new Statements();
  private final Forks forks = new Forks(statements);
  private final LiveControl control;
  private final Map<String, Place> places = new HashMap<>();
  private @Nullable Place current;
  private @Nullable CellFiles files;

  private Compiler(Supplier<CellJvm> starter, Path runtimeJar) {
    this.control = new LiveControl(starter, this::isRewrap, this::place);
    this.shell =
        JShell.builder()
            .executionEngine(new Provider(control), Map.of())
            .fileManager(jdk -> keep(new CellFiles(jdk, runtimeJar)))
            .compilerOptions("-g", "-parameters", "--enable-preview", "-source", version())
            .build();
    this.analysis = shell.sourceCodeAnalysis();
  }

  static String version() {
    return Integer.toString(Runtime.version().feature());
  }

  /// Starts the compiler; the cell JVM starts beside it.
  ///
  /// @param runtimeJar what cells are compiled against, beside the JDK
  static Compiler start(Supplier<CellJvm> starter, Path runtimeJar) {
    Compiler compiler = new Compiler(starter, runtimeJar);
    Thread process =
        Thread.ofPlatform()
            .daemon()
            .name("interleave-cell-jvm")
            .start(compiler.control::startAhead);
    PRELOADED.forEach(compiler.shell::eval);
    try {
      process.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return compiler;
  }

  private CellFiles keep(CellFiles made) {
    files = made;
    return made;
  }

  /// Adds jars and folders in which cells find classes.
  void addToClassPath(List<Path> entries) {
    CellFiles found = Objects.requireNonNull(files);
    for (Path entry : entries) {
      if (found.add(entry)) {
        // Makes JShell forget what it knows of packages, and tells the cell JVM.
        shell.addToClasspath(entry.toString());
      }
    }
    found.lookOnClassPath();
  }

  LiveControl control() {
    return control;
  }

  Analysis analysis() {
    return new Analysis(shell, statements, Objects.requireNonNull(files)::wantIndex);
  }

  /// Compiles and runs texts, one after another, until something fails or `stop` says so.
  ///
  /// Statements that follow one another are one snippet: they are compiled together before the
  /// first runs, so that threads that they start run beside one another and not beside the
  /// compiler.
  ///
  /// @return why it does not compile; empty when it does
  List<Diagnostic> run(List<CellSource> sources, BooleanSupplier stop) {
    for (CellSource source : sources) {
      Optional<List<Diagnostic>> failed = run(source, stop);
      if (failed.isPresent()) {
        return failed.get();
      }
    }
    return List.of();
  }

  private Optional<List<Diagnostic>> run(CellSource cell, BooleanSupplier stop) {
    List<Piece> pieces = pieces(cell);
    int next = 0;
    while (next < pieces.size() && !stop.getAsBoolean()) {
      if (forks.begins(pieces.get(next).source())) {
        return runForking(cell, pieces, next);
      }
      int end = endOfRun(pieces, next);
      Optional<List<Diagnostic>> done = eval(cell, pieces.subList(next, end), end == pieces.size());
      if (done.isPresent()) {
        return done;
      }
      next = end;
    }
    return Optional.empty();
  }

  /// Runs the rest of a cell that calls `fork()`: all of it is compiled before, as there will be
  /// several processes to run it.
  private Optional<List<Diagnostic>> runForking(CellSource cell, List<Piece> pieces, int first) {
    control.plan();
    Optional<List<Diagnostic>> refused = Optional.empty();
    for (int next = first; next < pieces.size() && refused.isEmpty(); ) {
      boolean forking = forks.begins(pieces.get(next).source());
      control.forks(forking);
      int end = forking ? next + 1 : endOfRun(pieces, next);
      refused = eval(cell, pieces.subList(next, end), end == pieces.size());
      next = end;
    }
    return control.runPlan() ? refused : Optional.of(List.of());
  }

  private List<Piece> pieces(CellSource cell) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    while (at < cell.text().length()) {
      String rest = cell.text().substring(at);
      CompletionInfo info = analysis.analyzeCompletion(rest);
      if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY || rest.isBlank()) {
        break;
      }
      boolean whole = info.completeness().isComplete();
      int end = cell.text().length() - (whole ? info.remaining().length() : 0);
      boolean lacksSemicolon =
          info.completeness() == SourceCodeAnalysis.Completeness.COMPLETE_WITH_SEMI;
      pieces.add(Piece.of(cell, at, end, lacksSemicolon));
      at = end;
    }
    return pieces;
  }

  /// The index behind the statements that begin at `first`; just behind `first` when there is no
  /// statement.
  private int endOfRun(List<Piece> pieces, int first) {
    int end = first;
    while (pieces.size() > 1 && end < pieces.size() && isStatement(pieces.get(end))) {
      end++;
    }
    return Math.max(end, first + 1);
  }

  private boolean isStatement(Piece piece) {
    if (forks.begins(piece.source())) {
      return false;
    }
    return statements.isStatement(piece.source() + "\n;") || statements.isStatement(piece.source());
  }

  /// Runs one snippet made of the given pieces.
  ///
  /// @return empty to go on; an empty list to stop after a failure that the cell JVM tells
  private Optional<List<Diagnostic>> eval(CellSource cell, List<Piece> run, boolean last) {
    Piece tail = run.getLast();
    if (last && !tail.lacksSemicolon() && isExpression(tail.source())) {
      // A block, since JShell would first attribute an expression to find its type.
      Place valued = place(cell, run, "{interleave.host.Result.of(" + tail.source() + "\n);}");
      List<SnippetEvent> events = events(valued);
      if (!isRejected(events)) {
        return verdict(events, valued);
      }
    }
    // Behind a loop without an end even an empty statement is an error.
    boolean bare =
        tail.lacksSemicolon() || (run.size() > 1 && !statements.isStatement(tail.source()));
    Place plain = place(cell, run, bare ? tail.source() + "\n;" : tail.source());
    return verdict(events(plain), plain);
  }

  /// Several pieces become a block; the cell's text between them stays, and so do its lines.
  private static Place place(CellSource cell, List<Piece> run, String tail) {
    int start = run.getFirst().start();
    if (run.size() == 1) {
      return new Place(cell, start, tail, 0);
    }
    String before = cell.text().substring(start, run.getLast().start());
    return new Place(cell, start, "{" + before + tail + "\n}", 1);
  }

  private List<SnippetEvent> events(Place place) {
    current = place;
    control.standAt(place.cell(), place.start());
    try {
      List<SnippetEvent> events = shell.eval(place.source());
      for (SnippetEvent event : events) {
        if (event.causeSnippet() == null) {
          places.put(event.snippet().id(), place);
          if (event.snippet() instanceof DeclarationSnippet declared) {
            control.moveHere(analysis.wrapper(declared).fullClassName());
          }
        }
      }
      return events;
    } finally {
      current = null;
    }
  }

  private Optional<List<Diagnostic>> verdict(List<SnippetEvent> events, Place place) {
    if (isRejected(events)) {
      return Optional.of(diagnostics(events, place));
    }
    for (SnippetEvent event : events) {
      if (event.exception() instanceof UnresolvedReferenceException unresolved) {
        int end = place.start() + place.source().length();
        String why = undeclared(unresolved.getSnippet()).orElse("something is not declared");
        return Optional.of(List.of(place.cell().diagnostic(place.start(), end, why)));
      }
    }
    boolean failed =
        control.hasDied()
            || events.stream().anyMatch(e -> e.exception() != null)
            || events.stream()
                .anyMatch(
                    e ->
                        e.causeSnippet() == null
                            && e.snippet().kind() != Snippet.Kind.IMPORT
                            && isExecuted(e.snippet())
                            && e.value() == null);
    return failed ? Optional.of(List.of()) : Optional.empty();
  }

  /// What a snippet of a cell still needs before it can be used.
  ///
  /// @return one line for each such snippet
  List<String> waiting(CellSource cell) {
    return places.entrySet().stream()
        .filter(entry -> entry.getValue().cell().equals(cell))
        .flatMap(entry -> shell.snippets().filter(s -> s.id().equals(entry.getKey())))
        .filter(snippet -> shell.status(snippet).isActive())
        .filter(DeclarationSnippet.class::isInstance)
        .map(DeclarationSnippet.class::cast)
        .flatMap(snippet -> undeclared(snippet).stream())
        .distinct()
        .toList();
  }

  private Optional<String> undeclared(DeclarationSnippet snippet) {
    List<String> names = shell.unresolvedDependencies(snippet).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            snippet.name() + " cannot be used until this is declared: " + String.join(", ", names));
  }

  private static boolean isExecuted(Snippet snippet) {
    return switch (snippet.kind()) {
      case VAR, EXPRESSION, STATEMENT -> true;
      case IMPORT, TYPE_DECL, METHOD, ERRONEOUS -> false;
    };
  }

  private static boolean isRejected(List<SnippetEvent> events) {
    return events.stream()
        .anyMatch(e -> e.causeSnippet() == null && e.status() == Snippet.Status.REJECTED);
  }

  /// Whether a snippet that is complete without a semicolon is an expression, or a call without a
  /// value, which the wrapping finds out. JShell is asked only where the text does not tell: it
  /// attributes the snippet, which takes longer than running it.
  private boolean isExpression(String source) {
    if (!source.endsWith("}")) {
      return !source.endsWith(";");
    }
    return analysis.sourceToSnippets(source).stream()
        .map(Snippet::subKind)
        .anyMatch(EXPRESSIONS::contains);
  }

  private List<Diagnostic> diagnostics(List<SnippetEvent> events, Place place) {
    List<Diagnostic> found = new ArrayList<>();
    for (SnippetEvent event : events) {
      shell
          .diagnostics(event.snippet())
          .filter(Diag::isError)
          .forEach(diag -> found.add(diagnostic(diag, place)));
    }
    if (found.isEmpty()) {
      int end = place.start() + place.source().length();
      found.add(place.cell().diagnostic(end, end + 1, "this is not a complete piece of Java"));
    }
    return found;
  }

  private static Diagnostic diagnostic(Diag diag, Place place) {
    int shift = place.start() - place.lead();
    int start = shift + (int) Math.max(0, diag.getStartPosition());
    int end = shift + (int) Math.max(0, diag.getEndPosition());
    return place.cell().diagnostic(start, end, diag.getMessage(null));
  }

  /// Whether JShell loads this wrapper because something changed that an older snippet uses.
  private boolean isRewrap(String wrapper) {
    return older(wrapper).isPresent();
  }

  private Optional<Snippet> older(String wrapper) {
    return shell
        .snippets()
        .filter(snippet -> shell.status(snippet).isActive())
        .filter(snippet -> analysis.wrapper(snippet).fullClassName().equals(wrapper))
        .findFirst();
  }

  /// Where the learner wrote what a wrapper holds.
  private @Nullable LineMap place(String wrapper, Outline outline) {
    Place place = older(wrapper).map(snippet -> places.get(snippet.id())).orElse(current);
    return place == null ? null : LineMap.of(outline, place.cell(), place.start(), place.source());
  }

  @Override
  public void close() {
    Objects.requireNonNull(files).wantIndex();
    shell.close();
  }

  /// Gives JShell the control that is already there.
  private record Provider(LiveControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "interleave";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
      return control;
    }
  }
}
