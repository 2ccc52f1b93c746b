package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/// Calls a hook before each call of a method of the JDK on an object that threads may share: a
/// lock, a queue, an atomic, a collection. The call as a whole is one step.
final class LibrarySteps implements CodeTransform {
  private static final Set<String> FUTURES =
      Set.of("java/util/concurrent/CompletableFuture", "java/util/concurrent/BlockingQueue");

  static final CodeTransform ALL = new LibrarySteps(LibraryCall::isStep);

  /// In code of ours, where it acts on a learner's futures.
  static final CodeTransform OF_FUTURES =
      new LibrarySteps((owner, name) -> FUTURES.contains(owner) && LibraryCall.isStep(owner, name));

  private static final String HANDLE = "java/lang/invoke/VarHandle";
  private static final String UPDATER = "FieldUpdater";

  private final BiPredicate<String, String> isStep;

  /// @param isStep whether a call is one, by its owner and its name
  private LibrarySteps(BiPredicate<String, String> isStep) {
    this.isStep = isStep;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && isStep.test(call.owner().asInternalName(), call.name().stringValue())) {
      LibraryCall kind =
          LibraryCall.named(
              call.owner().asInternalName(),
              call.name().stringValue(),
              call.typeSymbol().parameterCount());
      if (isFence(call)) {
        ExploreDoor.fence(code, modeOf(call));
      } else if (call.opcode() == Opcode.INVOKESTATIC) {
        callStatic(code, call);
      } else if (call.opcode() != Opcode.INVOKESPECIAL) {
        before(code, call, kind);
      }
    }
    if (element instanceof InvokeInstruction call && isSynchronizedView(call)) {
      code.invokestatic(
          ClassDesc.ofInternalName("shadow/java/util/Collections"),
          call.name().stringValue(),
          call.typeSymbol());
    } else {
      code.with(element);
    }
  }

  /// Executors are known to static methods; a collection is made there, and nobody else has it.
  private static void callStatic(CodeBuilder code, InvokeInstruction call) {
    if (call.owner().asInternalName().startsWith("java/util/concurrent/")) {
      ExploreDoor.callStatic(code);
    }
  }

  private static boolean isFence(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKESTATIC && call.owner().asInternalName().equals(HANDLE);
  }

  private static AccessMode modeOf(InvokeInstruction call) {
    return AccessMode.named(call.owner().asInternalName(), call.name().stringValue());
  }

  /// The views of `Collections` that lock are those of explored code.
  private static boolean isSynchronizedView(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKESTATIC
        && call.owner().asInternalName().equals("java/util/Collections")
        && call.name().stringValue().startsWith("synchronized");
  }

  /// STACK: … receiver arguments → the same
  private static void before(CodeBuilder code, InvokeInstruction call, LibraryCall kind) {
    List<ClassDesc> parameters = call.typeSymbol().parameterList();
    String owner = call.owner().asInternalName();
    boolean onHandle = owner.equals(HANDLE) || owner.endsWith(UPDATER);
    int kept = onHandle && !parameters.isEmpty() && !parameters.getFirst().isPrimitive() ? 1 : 0;
    int[] locals = new int[parameters.size()];
    for (int i = parameters.size() - 1; i >= kept; i--) {
      TypeKind type = TypeKind.from(parameters.get(i)).asLoadable();
      locals[i] = code.allocateLocal(type);
      code.storeLocal(type, locals[i]);
    }
    if (!onHandle) {
      ExploreDoor.call(code.dup(), kind, modeOf(call));
    } else if (kept == 1) {
      ExploreDoor.handle(code.dup2(), kind, modeOf(call));
    } else {
      ExploreDoor.handle(code.dup().aconst_null(), kind, modeOf(call));
    }
    for (int i = kept; i < locals.length; i++) {
      code.loadLocal(TypeKind.from(parameters.get(i)).asLoadable(), locals[i]);
    }
  }
}
