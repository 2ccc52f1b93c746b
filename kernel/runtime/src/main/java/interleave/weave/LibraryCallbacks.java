package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;

/// In code of `java.util.concurrent`: where it calls a learner's code and goes on afterwards, what
/// follows is a step of its own.
final class LibraryCallbacks implements CodeTransform {
  static final CodeTransform ALL = new LibraryCallbacks();

  private LibraryCallbacks() {}

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && call.opcode() == Opcode.INVOKEINTERFACE
        && isCallback(call.owner().asInternalName())) {
      around(code, call);
    } else {
      code.with(element);
    }
  }

  private static boolean isCallback(String owner) {
    return owner.equals("java/lang/Runnable")
        || owner.equals("java/util/concurrent/Callable")
        || owner.equals("java/util/concurrent/StructuredTaskScope$Joiner")
        || owner.startsWith("java/util/function/");
  }

  private static void around(CodeBuilder code, InvokeInstruction call) {
    int place = code.allocateLocal(TypeKind.REFERENCE);
    ExploreDoor.leave(code);
    code.astore(place);
    Label start = code.newBoundLabel();
    code.with(call);
    Label end = code.newBoundLabel();
    ExploreDoor.back(code.aload(place));
    Label after = code.newLabel();
    code.goto_(after);
    Label handler = code.newBoundLabel();
    code.exceptionCatchAll(start, end, handler);
    // STACK: thrown
    ExploreDoor.back(code.aload(place));
    code.athrow();
    code.labelBinding(after);
  }
}
