package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Optional;
import java.util.Set;

/// Sends calls of the JDK's threads, locks, queues and the like to their replacements.
///
/// A replacement takes the receiver as its first argument, so that the stack needs no change.
final class CallSites implements CodeTransform {
  /// Methods of `Object` that cannot be overridden, so that `super.wait()` is `wait()`.
  private static final Set<String> FINAL = Set.of("wait", "notify", "notifyAll");

  private final Ancestry ancestry;

  CallSites(Ancestry ancestry) {
    this.ancestry = ancestry;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call) {
      if (call.opcode() == Opcode.INVOKESPECIAL && !isFinal(call)) {
        startBySuper(code, call);
      } else {
        Optional<CallTable.Replacement> found = CallTable.all().find(call, ancestry);
        if (found.isPresent()) {
          CallTable.Replacement to = found.get();
          code.invokestatic(to.door(), to.name(), to.type());
          return;
        }
      }
    }
    code.with(element);
  }

  static boolean isFinal(InvokeInstruction call) {
    return FINAL.contains(call.name().stringValue());
  }

  /// `super.start()` must stay a call of the superclass.
  private void startBySuper(CodeBuilder code, InvokeInstruction call) {
    if (call.name().equalsString("start")
        && call.type().equalsString("()V")
        && ancestry.isSubtype(call.owner().asInternalName(), "java/lang/Thread")) {
      // STACK: … thread
      Door.starting(code);
    }
  }
}
