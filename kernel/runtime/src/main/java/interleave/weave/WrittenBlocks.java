package interleave.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.PseudoInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hands a block that is written where it is explored, `explore(() -> { … })`, to the explorer as
/// the name of its method.
///
/// The explorer reads a block's code and never runs it as it is. A lambda would have a class made
/// for it first, which takes about as long as exploring a small block. What captures something
/// stays a lambda.
final class WrittenBlocks implements CodeTransform {
  private static final String NOTEBOOK = "interleave/Notebook";

  private final ClassDesc self;

  /// The block that was last, and what stands between it and the next instruction: lines, labels.
  private @Nullable InvokeDynamicInstruction block;

  private final List<CodeElement> between = new ArrayList<>();

  private WrittenBlocks(ClassDesc self) {
    this.self = self;
  }

  static CodeTransform of(ClassModel model) {
    ClassDesc self = model.thisClass().asSymbol();
    return CodeTransform.ofStateful(() -> new WrittenBlocks(self));
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (block != null && element instanceof PseudoInstruction) {
      between.add(element);
      return;
    }
    handOver(
        code,
        element instanceof InvokeInstruction call
            && call.owner().asInternalName().equals(NOTEBOOK));
    if (element instanceof InvokeDynamicInstruction dynamic && isBlock(dynamic)) {
      block = dynamic;
    } else {
      code.with(element);
    }
  }

  @Override
  public void atEnd(CodeBuilder code) {
    handOver(code, false);
  }

  private void handOver(CodeBuilder code, boolean isExplored) {
    InvokeDynamicInstruction last = block;
    if (last == null) {
      return;
    }
    if (isExplored
        && ReferenceBodies.implementation(last) instanceof DirectMethodHandleDesc method) {
      ExploreDoor.written(code, method, last.typeSymbol().returnType());
    } else {
      code.with(last);
    }
    between.forEach(code::with);
    between.clear();
    block = null;
  }

  private boolean isBlock(InvokeDynamicInstruction dynamic) {
    ClassDesc made = dynamic.typeSymbol().returnType();
    return dynamic.typeSymbol().parameterCount() == 0
        && (made.equals(ExploreDoor.BLOCK) || made.equals(ExploreDoor.COMPUTATION))
        && ReferenceBodies.isLambda(dynamic)
        && ReferenceBodies.implementation(dynamic) instanceof DirectMethodHandleDesc method
        && method.kind() == Kind.STATIC
        && method.owner().equals(self);
  }
}
