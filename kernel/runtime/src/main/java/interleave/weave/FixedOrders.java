package interleave.weave;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives the JDK's immutable sets and maps an order: that of its own is another in each JVM, so
/// that a schedule would come to something else in another session.
final class FixedOrders implements CodeTransform {
  static final CodeTransform ALL = new FixedOrders();

  /// By each method that makes one, what is called in its place.
  private static final Map<String, String> MAKERS =
      Map.of(
          "java/util/Set.of", "set",
          "java/util/Set.copyOf", "copy",
          "java/util/Map.of", "map",
          "java/util/Map.ofEntries", "map",
          "java/util/Map.copyOf", "copy",
          "java/util/stream/Collectors.toUnmodifiableSet", "collectingSet",
          "java/util/stream/Collectors.toUnmodifiableMap", "collectingMap");

  private FixedOrders() {}

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    String maker = element instanceof InvokeInstruction call ? maker(call) : null;
    if (maker == null || !(element instanceof InvokeInstruction call)) {
      code.with(element);
      return;
    }
    MethodTypeDesc type = call.typeSymbol();
    if (call.name().equalsString("of")
        && type.parameterList().stream().noneMatch(ClassDesc::isArray)) {
      gather(code, type.parameterCount());
      type = MethodTypeDesc.of(type.returnType(), CD_Object.arrayType());
    }
    ExploreDoor.ordered(code, maker, type);
  }

  private static @Nullable String maker(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKESTATIC
        ? MAKERS.get(call.owner().asInternalName() + "." + call.name().stringValue())
        : null;
  }

  /// STACK: … objects → … array
  private static void gather(CodeBuilder code, int count) {
    int array = code.allocateLocal(TypeKind.REFERENCE);
    code.loadConstant(count).anewarray(CD_Object).astore(array);
    int last = code.allocateLocal(TypeKind.REFERENCE);
    for (int i = count - 1; i >= 0; i--) {
      code.astore(last).aload(array).loadConstant(i).aload(last).aastore();
    }
    code.aload(array);
  }
}
