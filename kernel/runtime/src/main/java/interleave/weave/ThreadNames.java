package interleave.weave;

import static java.lang.constant.ConstantDescs.CD_String;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.MethodTypeDesc;

/// Names the threads that are made without a name, so that they are called alike in every run.
final class ThreadNames implements CodeTransform {
  static final CodeTransform ALL = new ThreadNames();

  private ThreadNames() {}

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && call.opcode() == Opcode.INVOKESPECIAL
        && call.name().equalsString("<init>")) {
      String owner = call.owner().asInternalName();
      MethodTypeDesc type = call.typeSymbol();
      if (owner.equals("java/lang/Thread") && isNameless(type)) {
        ExploreDoor.threadName(code);
        code.invokespecial(
            call.owner().asSymbol(),
            "<init>",
            type.insertParameterTypes(type.parameterCount(), CD_String));
        return;
      }
    }
    code.with(element);
  }

  private static boolean isNameless(MethodTypeDesc type) {
    return type.parameterList().stream().noneMatch(CD_String::equals);
  }
}
