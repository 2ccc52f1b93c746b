package interleave.weave;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.LineNumber;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// What of a class file tells how its source was laid out.
///
/// @param classLine the line of the class's head: the implicit constructor carries it; 0 if there
///   is none
/// @param methods the names of its methods
/// @param staticFields the names of its static fields
public record Outline(int classLine, List<String> methods, List<String> staticFields) {
  public Outline {
    methods = List.copyOf(methods);
    staticFields = List.copyOf(staticFields);
  }

  /// Reads the outline of a class.
  public static Outline of(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    return new Outline(
        model.methods().stream()
            .filter(method -> method.methodName().equalsString("<init>"))
            .mapToInt(Outline::firstLine)
            .min()
            .orElse(0),
        model.methods().stream().map(method -> method.methodName().stringValue()).toList(),
        model.fields().stream()
            .filter(field -> field.flags().has(AccessFlag.STATIC))
            .map(field -> field.fieldName().stringValue())
            .toList());
  }

  private static int firstLine(MethodModel method) {
    return method
        .code()
        .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
        .map(
            table ->
                table.lineNumbers().stream().mapToInt(LineNumberInfo::lineNumber).min().orElse(0))
        .orElse(0);
  }

  /// The same class with other line numbers and another source file's name, so that stack traces
  /// show where the learner wrote it.
  public static byte[] relocate(byte[] classFile, String sourceFile, IntUnaryOperator line) {
    ClassFile format = ClassFile.of();
    CodeTransform lines =
        (builder, element) -> {
          if (element instanceof LineNumber number) {
            builder.lineNumber(line.applyAsInt(number.line()));
          } else {
            builder.with(element);
          }
        };
    ClassTransform file =
        ClassTransform.ofStateful(
            () ->
                ClassTransform.dropping((ClassElement e) -> e instanceof SourceFileAttribute)
                    .andThen(
                        ClassTransform.endHandler(
                            builder -> builder.with(SourceFileAttribute.of(sourceFile)))));
    return format.transformClass(
        format.parse(classFile), ClassTransform.transformingMethodBodies(lines).andThen(file));
  }
}
