package interleave.weave;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;

/// Knows where the elements of a method's code are written: stands before the transforms that ask,
/// and leaves the code as it is.
final class Positions implements CodeTransform {
  private final ClassModel model;
  private final MethodModel method;
  private int line;

  Positions(ClassModel model, MethodModel method) {
    this.model = model;
    this.method = method;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof LineNumber number) {
      line = number.line();
    }
    code.with(element);
  }

  /// The line of the element that is being woven, 0 if not known.
  int line() {
    return line;
  }

  /// Its position, as a stack would say it.
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
