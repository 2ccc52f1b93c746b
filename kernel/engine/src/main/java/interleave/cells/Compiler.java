package interleave.cells;

import interleave.weave.Outline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
          "import interleave.trace.ExitStatus;",
          "import static interleave.Notebook.*;");

  private static final String CLASS_PATH = "java.class.path";

  private static final Set<SubKind> EXPRESSIONS =
      Set.of(
          SubKind.TEMP_VAR_EXPRESSION_SUBKIND,
          SubKind.VAR_VALUE_SUBKIND,
          SubKind.ASSIGNMENT_SUBKIND,
          SubKind.OTHER_EXPRESSION_SUBKIND);

  /// Where a snippet stands.
  ///
  /// @param start the index in the cell at which `source` begins
  private record Place(CellSource cell, int start, String source) {
    /// The text between two indices, without the white space around it.
    static Place of(CellSource cell, int from, int to) {
      String text = cell.text().substring(from, to);
      return new Place(cell, from + text.length() - text.stripLeading().length(), text.strip());
    }

    /// The same place with another text, whose lines are those of the first.
    Place with(String other) {
      return new Place(cell, start, other);
    }
  }

  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final LiveControl control;
  private final Map<String, Place> places = new HashMap<>();
  private @Nullable Place current;

  private Compiler(Supplier<CellJvm> starter) {
    this.control = new LiveControl(starter, this::isRewrap, this::place);
    this.shell =
        JShell.builder()
            .executionEngine(new Provider(control), Map.of())
            .compilerOptions("-g", "-parameters", "--enable-preview", "-source", version())
            .build();
    this.analysis = shell.sourceCodeAnalysis();
  }

  private static String version() {
    return Integer.toString(Runtime.version().feature());
  }

  /// Starts the compiler; the cell JVM starts beside it.
  ///
  /// @param runtimeJar what cells are compiled against, beside the JDK
  static Compiler start(Supplier<CellJvm> starter, Path runtimeJar) {
    Compiler compiler = new Compiler(starter);
    Thread process =
        Thread.ofPlatform()
            .daemon()
            .name("interleave-cell-jvm")
            .start(compiler.control::ensureAlive);
    compiler.preload(runtimeJar);
    try {
      process.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return compiler;
  }

  /// Imports what every cell finds. JShell compiles against the class path of the JVM that it runs
  /// in, and looks it up once: here, where it is the cells' and not the kernel's.
  private void preload(Path runtimeJar) {
    String own = System.getProperty(CLASS_PATH);
    System.setProperty(CLASS_PATH, runtimeJar.toString());
    try {
      PRELOADED.forEach(shell::eval);
    } finally {
      System.setProperty(CLASS_PATH, own);
    }
  }

  LiveControl control() {
    return control;
  }

  Analysis analysis() {
    return new Analysis(shell);
  }

  /// Compiles and runs a cell, snippet by snippet, until one fails or `stop` says so.
  ///
  /// @return why it does not compile; empty when it does
  List<Diagnostic> run(CellSource cell, BooleanSupplier stop) {
    int at = 0;
    while (!stop.getAsBoolean()) {
      String rest = cell.text().substring(at);
      CompletionInfo info = analysis.analyzeCompletion(rest);
      if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY || rest.isBlank()) {
        return List.of();
      }
      boolean whole = info.completeness().isComplete();
      String remaining = whole ? info.remaining() : "";
      int next = cell.text().length() - remaining.length();
      Optional<List<Diagnostic>> done =
          eval(
              Place.of(cell, at, next),
              info.completeness() == SourceCodeAnalysis.Completeness.COMPLETE_WITH_SEMI,
              remaining.isBlank());
      if (done.isPresent()) {
        return done.get();
      }
      at = next;
    }
    return List.of();
  }

  /// Runs one snippet.
  ///
  /// @return empty to go on; an empty list to stop after a failure that the cell JVM tells
  private Optional<List<Diagnostic>> eval(Place place, boolean lacksSemicolon, boolean last) {
    if (last && !lacksSemicolon && isExpression(place.source())) {
      Place wrapped = place.with("interleave.host.Result.of(" + place.source() + "\n);");
      List<SnippetEvent> events = events(wrapped);
      if (!isRejected(events)) {
        return verdict(events, wrapped);
      }
    }
    Place whole = lacksSemicolon ? place.with(place.source() + "\n;") : place;
    return verdict(events(whole), whole);
  }

  private List<SnippetEvent> events(Place place) {
    current = place;
    try {
      List<SnippetEvent> events = shell.eval(place.source());
      for (SnippetEvent event : events) {
        if (event.causeSnippet() == null) {
          places.put(event.snippet().id(), place);
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
    int start = place.start() + (int) Math.max(0, diag.getStartPosition());
    int end = place.start() + (int) Math.max(0, diag.getEndPosition());
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
