package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;

/// Wraps the `Runnable` that is handed to a constructor of `Thread`, by `new` and by `super`, so
/// that the thread's beginning and end are seen.
final class ThreadConstructors implements CodeTransform {
  static final CodeTransform ALL = new ThreadConstructors();

  private ThreadConstructors() {}

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && call.opcode() == Opcode.INVOKESPECIAL
        && call.name().equalsString("<init>")
        && call.owner().asInternalName().equals("java/lang/Thread")) {
      wrap(code, call.type().stringValue());
    }
    code.with(element);
  }

  private static void wrap(CodeBuilder code, String descriptor) {
    int runnable = descriptor.indexOf("Ljava/lang/Runnable;");
    if (runnable < 0) {
      return;
    }
    switch (descriptor.substring(runnable + "Ljava/lang/Runnable;".length())) {
      // STACK: … runnable
      case ")V" -> Door.body(code);
      case "Ljava/lang/String;)V" -> underName(code);
      case "Ljava/lang/String;J)V" -> underStackSize(code);
      case "Ljava/lang/String;JZ)V" -> {
        int inherits = code.allocateLocal(TypeKind.BOOLEAN);
        code.istore(inherits);
        underStackSize(code);
        code.iload(inherits);
      }
      default -> {}
    }
  }

  /// STACK: … runnable name stackSize → the same
  private static void underStackSize(CodeBuilder code) {
    int size = code.allocateLocal(TypeKind.LONG);
    code.lstore(size);
    underName(code);
    code.lload(size);
  }

  /// STACK: … runnable name → the same
  private static void underName(CodeBuilder code) {
    code.swap();
    Door.body(code);
    code.swap();
  }
}
