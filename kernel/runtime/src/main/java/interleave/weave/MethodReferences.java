package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;

/// Sends method references (`list.forEach(Thread::start)`) to the same replacements as calls.
///
/// A serialisable one is left alone: the class deserialises it by the name of what it refers to.
final class MethodReferences implements CodeTransform {
  private static final int FLAG_SERIALIZABLE = 1;
  private static final int IMPLEMENTATION = 1;
  private static final int FLAGS = 3;

  private final Ancestry ancestry;

  MethodReferences(Ancestry ancestry) {
    this.ancestry = ancestry;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction dynamic) {
      List<ConstantDesc> args = dynamic.bootstrapArgs();
      if (args.size() > IMPLEMENTATION
          && args.get(IMPLEMENTATION) instanceof DirectMethodHandleDesc target
          && !isSerializable(args)) {
        Optional<CallTable.Replacement> found = replacement(target);
        if (found.isPresent()) {
          redirect(code, dynamic, found.get());
          return;
        }
      }
    }
    code.with(element);
  }

  private static boolean isSerializable(List<ConstantDesc> args) {
    return args.size() > FLAGS
        && args.get(FLAGS) instanceof Integer flags
        && (flags & FLAG_SERIALIZABLE) != 0;
  }

  private Optional<CallTable.Replacement> replacement(DirectMethodHandleDesc target) {
    boolean isStatic = target.kind() == Kind.STATIC || target.kind() == Kind.INTERFACE_STATIC;
    if (!isStatic && target.kind() != Kind.VIRTUAL && target.kind() != Kind.INTERFACE_VIRTUAL) {
      return Optional.empty();
    }
    String owner = target.owner().descriptorString();
    return CallTable.all()
        .find(
            owner.substring(owner.startsWith("L") ? 1 : 0, owner.length() - 1),
            target.methodName(),
            target.lookupDescriptor(),
            isStatic,
            ancestry);
  }

  private static void redirect(
      CodeBuilder code, InvokeDynamicInstruction dynamic, CallTable.Replacement to) {
    ConstantDesc[] args = dynamic.bootstrapArgs().toArray(ConstantDesc[]::new);
    args[IMPLEMENTATION] = MethodHandleDesc.ofMethod(Kind.STATIC, to.door(), to.name(), to.type());
    MethodTypeDesc type = dynamic.typeSymbol();
    if (type.parameterCount() > 0 && !to.isStatic()) {
      // A captured receiver must have exactly the type of the static method's parameter.
      type = type.changeParameterType(0, to.type().parameterType(0));
    }
    code.invokedynamic(
        DynamicCallSiteDesc.of(
            dynamic.bootstrapMethod(), dynamic.name().stringValue(), type, args));
  }
}
