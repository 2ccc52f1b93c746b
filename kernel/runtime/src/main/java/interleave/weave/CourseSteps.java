package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;

/// Calls a hook before each call of a method of the course's processes and shared objects.
final class CourseSteps implements CodeTransform {
  private final Ancestry ancestry;

  CourseSteps(Ancestry ancestry) {
    this.ancestry = ancestry;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && !call.name().equalsString("<init>")
        && CourseCall.isOne(call.owner().asInternalName(), ancestry)) {
      LibraryCall kind =
          CourseCall.named(
              call.owner().asInternalName(),
              call.name().stringValue(),
              call.typeSymbol().parameterCount());
      if (call.opcode() == Opcode.INVOKESTATIC) {
        ExploreDoor.course(code.aconst_null(), kind);
      } else if (call.opcode() != Opcode.INVOKESPECIAL) {
        before(code, call.typeSymbol().parameterList(), kind);
      }
    }
    code.with(element);
  }

  /// STACK: … receiver arguments → the same
  private static void before(CodeBuilder code, List<ClassDesc> parameters, LibraryCall kind) {
    int[] locals = new int[parameters.size()];
    for (int i = locals.length - 1; i >= 0; i--) {
      TypeKind type = TypeKind.from(parameters.get(i)).asLoadable();
      locals[i] = code.allocateLocal(type);
      code.storeLocal(type, locals[i]);
    }
    ExploreDoor.course(code.dup(), kind);
    for (int i = 0; i < locals.length; i++) {
      code.loadLocal(TypeKind.from(parameters.get(i)).asLoadable(), locals[i]);
    }
  }
}
