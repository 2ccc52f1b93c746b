package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ReturnInstruction;

/// Calls a hook where a constructor ends: there the object's final fields are frozen.
final class Constructions implements CodeTransform {
  private static final CodeTransform ALL = new Constructions();

  private Constructions() {}

  /// What weaves a method, which may be a constructor.
  static CodeTransform of(MethodModel method) {
    return method.methodName().equalsString("<init>") ? ALL : CodeTransform.ACCEPT_ALL;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof ReturnInstruction) {
      // STACK: … → …
      ExploreDoor.made(code.aload(0));
    }
    code.with(element);
  }
}
