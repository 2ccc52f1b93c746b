package interleave.weave;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.runtime.ObjectMethods;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Writes out `equals` and `hashCode` of a record that declares none. They give what those of
/// [ObjectMethods] give.
final class PlainRecords implements ClassTransform {
  private static final ClassDesc BOOTSTRAPS = ObjectMethods.class.describeConstable().orElseThrow();
  private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc HASH_OF_OBJECT =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);
  private static final MethodTypeDesc EQUAL_OBJECTS =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
  private static final int FACTOR = 31;

  private final ClassDesc self;
  private final List<RecordComponentInfo> components;

  PlainRecords(ClassModel model) {
    self = model.thisClass().asSymbol();
    components =
        model.findAttribute(Attributes.record()).map(RecordAttribute::components).orElse(List.of());
  }

  /// Whether a class is such a record.
  static boolean areIn(ClassModel model) {
    return model.methods().stream().anyMatch(method -> isHashCode(method) || isEquals(method));
  }

  private static boolean isHashCode(MethodModel method) {
    return method.methodName().equalsString("hashCode")
        && Desugaring.has(method, PlainRecords::isOne);
  }

  private static boolean isEquals(MethodModel method) {
    return method.methodName().equalsString("equals")
        && Desugaring.has(method, PlainRecords::isOne);
  }

  private static boolean isOne(InvokeDynamicInstruction site) {
    return site.bootstrapMethod().owner().equals(BOOTSTRAPS);
  }

  @Override
  public void accept(ClassBuilder builder, ClassElement element) {
    if (element instanceof MethodModel method && isHashCode(method)) {
      write(builder, method, this::hashCode);
    } else if (element instanceof MethodModel method && isEquals(method)) {
      write(builder, method, this::equals);
    } else {
      builder.with(element);
    }
  }

  /// Writes a method of the class, with the lines of what stood there.
  private static void write(ClassBuilder builder, MethodModel method, Consumer<CodeBuilder> body) {
    builder.transformMethod(
        method,
        (written, element) -> {
          if (element instanceof CodeModel linked) {
            written.withCode(
                code -> {
                  linked.elementStream().filter(LineNumber.class::isInstance).forEach(code::with);
                  body.accept(code);
                });
          } else {
            written.with(element);
          }
        });
  }

  private void hashCode(CodeBuilder code) {
    code.iconst_0();
    for (RecordComponentInfo each : components) {
      code.loadConstant(FACTOR).imul();
      load(code, 0, each);
      ClassDesc type = each.descriptorSymbol();
      if (type.isPrimitive()) {
        code.invokestatic(boxOf(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
      } else {
        code.invokestatic(OBJECTS, "hashCode", HASH_OF_OBJECT);
      }
      code.iadd();
    }
    code.ireturn();
  }

  private void equals(CodeBuilder code) {
    Label different = code.newLabel();
    code.aload(1).instanceOf(self).ifeq(different);
    code.aload(1).checkcast(self).astore(2);
    for (RecordComponentInfo each : components) {
      ClassDesc type = each.descriptorSymbol();
      load(code, 0, each);
      load(code, 2, each);
      if (type.isPrimitive()) {
        code.invokestatic(
            boxOf(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
        code.ifne(different);
      } else {
        code.invokestatic(OBJECTS, "equals", EQUAL_OBJECTS).ifeq(different);
      }
    }
    code.iconst_1().ireturn();
    code.labelBinding(different).iconst_0().ireturn();
  }

  private void load(CodeBuilder code, int record, RecordComponentInfo component) {
    code.aload(record);
    code.getfield(self, component.name().stringValue(), component.descriptorSymbol());
  }

  private static ClassDesc boxOf(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID ->
          throw new IllegalArgumentException(primitive.displayName() + " is no primitive type");
    };
  }
}
