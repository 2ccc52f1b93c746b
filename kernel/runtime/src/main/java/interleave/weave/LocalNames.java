package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.List;

/// Tells a run by which local variable an object is first known, so that two locks of a block are
/// `left` and `right` to a learner, and not both `Object`.
///
/// It needs the table of local variables that a compiler writes for debuggers; without it nothing
/// has such a name. A variable counts from right after the instruction that stores into it.
final class LocalNames implements CodeTransform {
  private final List<LocalVariable> variables;
  private int stored = -1;

  private LocalNames(List<LocalVariable> variables) {
    this.variables = variables;
  }

  static CodeTransform of(CodeModel code) {
    List<LocalVariable> variables = new ArrayList<>();
    for (CodeElement element : code) {
      if (element instanceof LocalVariable variable && isTold(variable)) {
        variables.add(variable);
      }
    }
    return variables.isEmpty() ? CodeTransform.ACCEPT_ALL : new LocalNames(variables);
  }

  /// Not what is shown by its value, or has a name of its own as threads and processes have.
  private static boolean isTold(LocalVariable variable) {
    String type = variable.type().stringValue();
    return type.equals("Ljava/lang/Object;")
        || type.startsWith("[")
        || (type.startsWith("L")
            && !type.startsWith("Ljava/lang/")
            && !type.startsWith("Linterleave/"));
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    code.with(element);
    switch (element) {
      case StoreInstruction store when store.typeKind() == TypeKind.REFERENCE ->
          stored = store.slot();
      case Instruction _ -> stored = -1;
      case LabelTarget target when stored >= 0 -> name(code, target.label());
      default -> {}
    }
  }

  /// STACK: … → …
  private void name(CodeBuilder code, Label label) {
    for (LocalVariable each : variables) {
      if (each.slot() == stored && each.startScope().equals(label)) {
        ExploreDoor.local(code.aload(stored), each.name().stringValue());
        stored = -1;
        return;
      }
    }
  }
}
