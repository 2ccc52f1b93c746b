package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/// Seeds the random generators that have no seed, so that they give the same numbers in every run.
/// That of a thread is seeded with the thread.
final class Chance {
  static final CodeTransform ALL = ReplacedCalls.by(Chance::replace);

  private static final long SEED = 25;
  private static final Set<String> SEEDABLE =
      Set.of("java/util/Random", "java/util/SplittableRandom");

  private static final String GENERATOR = "java/util/random/RandomGenerator";
  private static final ClassDesc FACTORY = ClassDesc.of("java.util.random.RandomGeneratorFactory");
  private static final MethodTypeDesc CREATE =
      MethodTypeDesc.of(ClassDesc.ofInternalName(GENERATOR), ConstantDescs.CD_long);

  private Chance() {}

  private static boolean replace(CodeBuilder code, InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    if (SEEDABLE.contains(owner) && name.equals("<init>") && call.type().equalsString("()V")) {
      ExploreDoor.chance(code);
      code.loadConstant(SEED)
          .invokespecial(
              call.owner().asSymbol(),
              name,
              MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long));
      return true;
    }
    if (isGenerator(owner) && call.opcode() == Opcode.INVOKESTATIC) {
      // STACK: … [name] → … generator
      create(code.invokestatic(FACTORY, name, call.typeSymbol().changeReturnType(FACTORY)));
      code.checkcast(call.typeSymbol().returnType());
      return true;
    }
    switch (owner + "." + name) {
      case "java/util/concurrent/ThreadLocalRandom.current" -> {
        ExploreDoor.chance(code);
        return false;
      }
      // STACK: … factory [seed] → … generator
      case "java/util/random/RandomGeneratorFactory.create" -> {
        if (call.typeSymbol().parameterCount() > 0) {
          return false;
        }
        create(code);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Whether a type is that of generators, or of a kind of them.
  private static boolean isGenerator(String owner) {
    return owner.equals(GENERATOR) || owner.startsWith(GENERATOR + "$");
  }

  private static void create(CodeBuilder code) {
    ExploreDoor.chance(code);
    code.loadConstant(SEED).invokevirtual(FACTORY, "create", CREATE);
  }
}
