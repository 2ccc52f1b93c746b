package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Optional;

/// Sends calls of the JDK's threads, monitors and clocks to those that simulate them.
final class ExploredCalls implements CodeTransform {
  private final Ancestry ancestry;
  private final ExploringWeaver.Exploring exploring;
  private final Positions positions;

  ExploredCalls(Ancestry ancestry, ExploringWeaver.Exploring exploring, Positions positions) {
    this.ancestry = ancestry;
    this.exploring = exploring;
    this.positions = positions;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call) {
      Optional<CallTable.Replacement> found = exploring.calls().find(call, ancestry);
      if (isStartBySuper(call)) {
        ExploreDoor.start(code);
        return;
      }
      if (found.isPresent() && (call.opcode() != Opcode.INVOKESPECIAL || CallSites.isFinal(call))) {
        CallTable.Replacement to = found.get();
        if (to.isTold()) {
          code.loadConstant(exploring.sites().call(positions.now()));
        }
        code.invokestatic(to.door(), to.name(), to.type());
        return;
      }
    }
    code.with(element);
  }

  private static boolean isStartBySuper(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKESPECIAL
        && call.owner().asInternalName().equals("java/lang/Thread")
        && call.name().equalsString("start")
        && call.type().equalsString("()V");
  }
}
