package interleave.cells;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Tells statements from declarations, and Java from what is not, by parsing alone.
final class Statements {
  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final JavaFileManager files = javac.getStandardFileManager(_ -> {}, Locale.ROOT, UTF_8);

  /// Whether a piece of a cell is one statement that declares nothing to the pieces behind it.
  boolean isStatement(String piece) {
    return parse(inMethod(piece)).filter(Statements::isOneStatement).isPresent();
  }

  /// Whether a piece of a cell has the form of an import, a declaration, a statement or an
  /// expression. What its names mean is not asked.
  boolean isJava(String piece) {
    return parse(inMethod(piece)).isPresent()
        || parse(inMethod(piece + "\n;")).isPresent()
        || parse(inMethod("Object cell = " + piece + "\n;")).isPresent()
        || parse("class Cell { " + piece + "\n }").isPresent()
        || parse(piece).isPresent();
  }

  /// The statement or variable declaration that a piece of a cell is, if it is one.
  Optional<StatementTree> statement(String piece) {
    return parse(inMethod(piece + "\n;"))
        .map(unit -> (ClassTree) unit.getTypeDecls().getFirst())
        .map(type -> type.getMembers().getFirst())
        .filter(MethodTree.class::isInstance)
        .map(method -> ((MethodTree) method).getBody().getStatements())
        .filter(statements -> !statements.isEmpty())
        .map(List::getFirst);
  }

  private static String inMethod(String piece) {
    return "class Cell { void cell() {\n" + piece + "\n} }";
  }

  /// The tree of a compilation unit, empty when it has errors.
  private synchronized Optional<CompilationUnitTree> parse(String unit) {
    AtomicBoolean wrong = new AtomicBoolean();
    JavacTask task =
        (JavacTask)
            javac.getTask(
                null,
                files,
                diagnostic -> wrong.compareAndSet(false, isError(diagnostic.getKind())),
                List.of("--enable-preview", "-source", Compiler.version()),
                null,
                List.of(new Text(unit)));
    try {
      CompilationUnitTree tree = task.parse().iterator().next();
      return wrong.get() ? Optional.empty() : Optional.of(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("parsing from memory failed", e);
    }
  }

  private static boolean isError(javax.tools.Diagnostic.Kind kind) {
    return kind == javax.tools.Diagnostic.Kind.ERROR;
  }

  private static boolean isOneStatement(CompilationUnitTree unit) {
    if (unit.getTypeDecls().size() != 1
        || !(unit.getTypeDecls().getFirst() instanceof ClassTree cell)
        || cell.getMembers().size() != 1
        || !(cell.getMembers().getFirst() instanceof MethodTree method)) {
      return false;
    }
    List<? extends StatementTree> statements = method.getBody().getStatements();
    return statements.size() == 1 && isPlain(statements.getFirst().getKind());
  }

  private static boolean isPlain(Tree.Kind kind) {
    return switch (kind) {
      case EXPRESSION_STATEMENT,
          IF,
          FOR_LOOP,
          ENHANCED_FOR_LOOP,
          WHILE_LOOP,
          DO_WHILE_LOOP,
          TRY,
          SYNCHRONIZED,
          SWITCH,
          BLOCK ->
          true;
      default -> false;
    };
  }

  /// A source in memory.
  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String text) {
      super(URI.create("string:///Cell.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
