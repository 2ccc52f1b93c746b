package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.ReturnInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Wraps the body of a method: something before it, something at each return, something when it
/// throws. What is inserted is itself outside of the guarded ranges.
final class GuardedBody implements CodeTransform {
  private final Consumer<CodeBuilder> before;
  private final Consumer<CodeBuilder> atReturn;
  private final Consumer<CodeBuilder> atThrow;
  private final List<Range> ranges = new ArrayList<>();
  private @org.jspecify.annotations.Nullable Label from;

  private record Range(Label from, Label to) {}

  private GuardedBody(
      Consumer<CodeBuilder> before, Consumer<CodeBuilder> atReturn, Consumer<CodeBuilder> atThrow) {
    this.before = before;
    this.atReturn = atReturn;
    this.atThrow = atThrow;
  }

  /// The body of a `synchronized` method without that flag.
  ///
  /// @param monitor pushes the monitor
  static CodeTransform synchronizedOn(Consumer<CodeBuilder> monitor) {
    return of(
        monitor.andThen(Door::enterMonitor),
        monitor.andThen(Door::exitMonitor),
        monitor.andThen(Door::exitMonitor).andThen(CodeBuilder::athrow));
  }

  /// The `run` method of a class of threads.
  static CodeTransform ofThread() {
    return of(
        code -> Door.began(code.aload(0)),
        code -> Door.ended(code.aload(0)),
        code -> {
          Door.failed(code.aload(0));
          code.return_();
        });
  }

  static CodeTransform of(
      Consumer<CodeBuilder> before, Consumer<CodeBuilder> atReturn, Consumer<CodeBuilder> atThrow) {
    return CodeTransform.ofStateful(() -> new GuardedBody(before, atReturn, atThrow));
  }

  @Override
  public void atStart(CodeBuilder code) {
    before.accept(code);
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case ReturnInstruction _ -> {
        closeRange(code);
        // STACK: [value] → [value]
        atReturn.accept(code);
      }
      case Instruction _ when from == null -> from = code.newBoundLabel();
      default -> {}
    }
    code.with(element);
  }

  private void closeRange(CodeBuilder code) {
    if (from != null) {
      ranges.add(new Range(from, code.newBoundLabel()));
      from = null;
    }
  }

  @Override
  public void atEnd(CodeBuilder code) {
    closeRange(code);
    if (!ranges.isEmpty()) {
      Label handler = code.newBoundLabel();
      ranges.forEach(range -> code.exceptionCatchAll(range.from, range.to, handler));
      // STACK: thrown
      atThrow.accept(code);
    }
  }
}
