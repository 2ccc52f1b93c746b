package interleave.weave;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;

/// Where the elements of a method's code are written, as a stack would say it.
final class Positions {
  private final ClassModel model;
  private final MethodModel method;
  private int line;

  Positions(ClassModel model, MethodModel method) {
    this.model = model;
    this.method = method;
  }

  /// Has to see each element in turn.
  void see(CodeElement element) {
    if (element instanceof LineNumber number) {
      line = number.line();
    }
  }

  /// The position of the element that was seen last.
  StackTraceElement now() {
    String file =
        model
            .findAttribute(Attributes.sourceFile())
            .map(source -> source.sourceFile().stringValue())
            .orElse(null);
    String type = model.thisClass().asInternalName().replace('/', '.');
    return new StackTraceElement(type, method.methodName().stringValue(), file, line);
  }
}
