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
import java.util.concurrent.atomic.AtomicBoolean;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Tells statements from declarations, by parsing alone.
final class Statements {
  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final JavaFileManager files = javac.getStandardFileManager(_ -> {}, Locale.ROOT, UTF_8);

  /// Whether a piece of a cell is one statement that declares nothing to the pieces behind it.
  boolean isStatement(String piece) {
    AtomicBoolean wrong = new AtomicBoolean();
    JavacTask task =
        (JavacTask)
            javac.getTask(
                null,
                files,
                diagnostic -> wrong.compareAndSet(false, isError(diagnostic.getKind())),
                List.of("--enable-preview", "-source", Compiler.version()),
                null,
                List.of(new Text("class Cell { void cell() {\n" + piece + "\n} }")));
    try {
      CompilationUnitTree unit = task.parse().iterator().next();
      return !wrong.get() && isOneStatement(unit);
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
