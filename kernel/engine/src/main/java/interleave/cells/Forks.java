package interleave.cells;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the statements whose first action is a call of `fork()`.
///
/// Only such a statement can be run again from its beginning in the child as if it went on from the
/// call.
final class Forks {
  private static final Pattern MENTION = Pattern.compile("\\bfork\\s*\\(");

  /// What evaluating an expression does first.
  private enum First {
    /// It calls `fork()`.
    FORK,
    /// It does nothing that could be noticed.
    NOTHING,
    /// Anything else.
    OTHER
  }

  private final Statements statements;

  Forks(Statements statements) {
    this.statements = statements;
  }

  /// Whether a piece of a cell always calls `fork()`, once, before it does anything else.
  boolean begins(String piece) {
    return MENTION.matcher(piece).find()
        && statements.statement(piece).filter(Forks::begins).isPresent();
  }

  private static boolean begins(StatementTree statement) {
    ExpressionTree evaluated =
        switch (statement) {
          case ExpressionStatementTree expression -> expression.getExpression();
          case VariableTree variable -> variable.getInitializer();
          case IfTree branch -> branch.getCondition();
          case SwitchTree choice -> choice.getExpression();
          default -> null;
        };
    return first(evaluated) == First.FORK;
  }

  private static First first(@Nullable Tree tree) {
    return switch (tree) {
      case null -> First.NOTHING;
      case ParenthesizedTree inner -> first(inner.getExpression());
      case TypeCastTree cast -> first(cast.getExpression());
      case IdentifierTree _, LiteralTree _, LambdaExpressionTree _ -> First.NOTHING;
      case MemberSelectTree select -> first(select.getExpression());
      case MethodInvocationTree call ->
          isFork(call) ? First.FORK : firstOf(call.getMethodSelect(), call.getArguments());
      case NewClassTree made -> firstOf(made.getEnclosingExpression(), made.getArguments());
      case AssignmentTree assigned when assigned.getVariable() instanceof IdentifierTree ->
          firstOf(assigned.getExpression(), List.of());
      case CompoundAssignmentTree changed when changed.getVariable() instanceof IdentifierTree ->
          firstOf(changed.getExpression(), List.of());
      case ConditionalExpressionTree choice -> firstOf(choice.getCondition(), List.of());
      case UnaryTree unary -> firstOf(unary.getExpression(), List.of());
      case BinaryTree binary -> first(binary);
      default -> First.OTHER;
    };
  }

  private static First first(BinaryTree binary) {
    First left = first(binary.getLeftOperand());
    boolean mayStop =
        binary.getKind() == Tree.Kind.CONDITIONAL_AND
            || binary.getKind() == Tree.Kind.CONDITIONAL_OR;
    return left != First.NOTHING || mayStop ? left : first(binary.getRightOperand());
  }

  /// The first of several, behind which comes an action of another kind.
  private static First firstOf(@Nullable Tree tree, List<? extends Tree> more) {
    return Stream.concat(Stream.ofNullable(tree), more.stream())
        .map(Forks::first)
        .filter(each -> each != First.NOTHING)
        .findFirst()
        .orElse(First.OTHER);
  }

  private static boolean isFork(MethodInvocationTree call) {
    String name = call.getMethodSelect().toString();
    return call.getArguments().isEmpty() && (name.equals("fork") || name.equals("Notebook.fork"));
  }
}
