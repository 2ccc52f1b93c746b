package interleave.weave;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/// Gives the JDK's immutable sets and maps an order: that of its own is another in each JVM, so
/// that a schedule would come to something else in another session.
final class FixedOrders {
  static final CodeTransform ALL = ReplacedCalls.by(FixedOrders::replace);

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

  private static boolean replace(CodeBuilder code, InvokeInstruction call) {
    String maker = MAKERS.get(call.owner().asInternalName() + "." + call.name().stringValue());
    if (maker == null || call.opcode() != Opcode.INVOKESTATIC) {
      return false;
    }
    MethodTypeDesc type = call.typeSymbol();
    if (call.name().equalsString("of")
        && type.parameterList().stream().noneMatch(ClassDesc::isArray)) {
      gather(code, type.parameterCount());
      type = MethodTypeDesc.of(type.returnType(), CD_Object.arrayType());
    }
    ExploreDoor.ordered(code, maker, type);
    return true;
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
