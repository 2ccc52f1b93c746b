package interleave.cells;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// Answers about code that is being written.
public final class Analysis {
  private final JShell shell;
  private final Statements statements;
  private final Runnable index;

  /// @param index has JShell look up all classes of the JDK, unless it has already
  Analysis(JShell shell, Statements statements, Runnable index) {
    this.shell = shell;
    this.statements = statements;
    this.index = index;
  }

  /// How far a text is from being a cell.
  public enum Completeness {
    COMPLETE,
    INCOMPLETE,
    INVALID
  }

  /// Texts that may replace a range.
  ///
  /// @param anchor first index of the range; it ends at the cursor
  public record Suggestions(List<String> texts, int anchor) {
    public Suggestions {
      texts = List.copyOf(texts);
    }
  }

  /// Something that a cell declared.
  ///
  /// @param kind such as `variable`, `method` or `record`
  /// @param type a variable's type, a method's signature; empty for a type
  public record Declaration(String kind, String name, String type) {}

  /// What cells have declared and not replaced, in the order of its declaration.
  public List<Declaration> declarations() {
    return shell
        .snippets()
        .filter(snippet -> shell.status(snippet).isActive())
        .flatMap(snippet -> declaration(snippet).stream())
        .toList();
  }

  private static Optional<Declaration> declaration(Snippet snippet) {
    return switch (snippet) {
      case VarSnippet variable ->
          Optional.of(new Declaration("variable", variable.name(), variable.typeName()));
      case MethodSnippet method ->
          Optional.of(new Declaration("method", method.name(), method.signature()));
      case TypeDeclSnippet type ->
          Optional.of(new Declaration(kind(type.subKind()), type.name(), ""));
      default -> Optional.empty();
    };
  }

  private static String kind(Snippet.SubKind kind) {
    return kind.name().replaceFirst("_SUBKIND$", "").replaceFirst("_TYPE$", "").toLowerCase(ROOT);
  }

  /// Whether `code` can be run as it stands.
  public Completeness completeness(String code) {
    SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
    String rest = code;
    while (!rest.isBlank()) {
      CompletionInfo info = analysis.analyzeCompletion(rest);
      switch (info.completeness()) {
        case EMPTY -> {
          return Completeness.COMPLETE;
        }
        case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
          return Completeness.INCOMPLETE;
        }
        case UNKNOWN -> {
          return Completeness.INVALID;
        }
        case COMPLETE, COMPLETE_WITH_SEMI -> {
          String piece = rest.substring(0, rest.length() - info.remaining().length());
          if (!statements.isJava(piece)) {
            return Completeness.INVALID;
          }
          rest = info.remaining();
        }
      }
    }
    return Completeness.COMPLETE;
  }

  /// What may stand at the cursor.
  public Suggestions suggestions(String code, int cursor) {
    index.run();
    int[] anchor = {cursor};
    int start = snippetStart(code, cursor);
    List<Suggestion> found =
        shell
            .sourceCodeAnalysis()
            .completionSuggestions(code.substring(start), cursor - start, anchor);
    Set<String> texts = new LinkedHashSet<>();
    found.stream()
        .filter(Suggestion::matchesType)
        .map(Suggestion::continuation)
        .forEach(texts::add);
    found.stream().map(Suggestion::continuation).forEach(texts::add);
    return new Suggestions(List.copyOf(texts), start + anchor[0]);
  }

  /// Signatures at the cursor, with their documentation where asked for.
  ///
  /// JShell tells those of a method only behind its parenthesis, so a name that it does not know as
  /// it stands is asked for as a method's.
  public List<String> documentation(String code, int cursor, boolean withText) {
    index.run();
    int start = snippetStart(code, cursor);
    List<String> found = documentation(code.substring(start, cursor), withText);
    int end = cursor;
    while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
      end++;
    }
    return found.isEmpty() && end > start && Character.isJavaIdentifierPart(code.charAt(end - 1))
        ? documentation(code.substring(start, end) + "(", withText)
        : found;
  }

  /// Signatures of what `code` ends with.
  private List<String> documentation(String code, boolean withText) {
    List<String> found = new ArrayList<>();
    for (Documentation each :
        shell.sourceCodeAnalysis().documentation(code, code.length(), withText)) {
      String text = withText ? each.javadoc() : null;
      found.add(text == null ? each.signature() : each.signature() + "\n\n" + text);
    }
    return List.copyOf(found);
  }

  /// Where the snippet begins that the cursor is in.
  private int snippetStart(String code, int cursor) {
    int start = 0;
    while (true) {
      CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(code.substring(start));
      int next = code.length() - (info.remaining() == null ? 0 : info.remaining().length());
      if (!info.completeness().isComplete() || next >= cursor || next <= start) {
        return start;
      }
      start = next;
    }
  }
}
