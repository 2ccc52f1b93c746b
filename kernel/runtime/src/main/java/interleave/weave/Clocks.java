package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Gives the run's clock to methods of the JDK that can be given one and would take the JVM's.
final class Clocks {
  static final CodeTransform ALL = ReplacedCalls.by(Clocks::replace);

  private Clocks() {}

  private static boolean replace(CodeBuilder code, InvokeInstruction call) {
    return switch (call.opcode()) {
      case INVOKESTATIC -> ofStatic(code, call);
      case INVOKESPECIAL -> constructor(code, call);
      default -> false;
    };
  }

  private static boolean ofStatic(CodeBuilder code, InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    MethodTypeDesc type = call.typeSymbol();
    if (name.equals("now") && owner.startsWith("java/time/") && type.parameterCount() == 0) {
      ExploreDoor.clock(code);
      code.invokestatic(
          call.owner().asSymbol(), name, type.insertParameterTypes(0, ExploreDoor.CLOCK));
      return true;
    }
    switch (owner + "." + name + type.descriptorString()) {
      case "java/time/Clock.systemUTC()Ljava/time/Clock;",
          "java/time/Clock.systemDefaultZone()Ljava/time/Clock;" ->
          ExploreDoor.clock(code);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean constructor(CodeBuilder code, InvokeInstruction call) {
    if (call.owner().asInternalName().equals("java/util/Date")
        && call.name().equalsString("<init>")
        && call.type().equalsString("()V")) {
      ExploreDoor.millis(code);
      code.invokespecial(
          call.owner().asSymbol(),
          "<init>",
          MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long));
      return true;
    }
    return false;
  }
}
