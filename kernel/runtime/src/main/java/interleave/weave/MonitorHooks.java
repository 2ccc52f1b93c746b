package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.MonitorInstruction;

/// Tells the probe of each monitor that a `synchronized` block enters and exits.
///
/// javac lets the handler that exits a monitor guard itself. That is dropped: were the exit to fail
/// for want of stack, it would be tried for ever.
final class MonitorHooks implements CodeTransform {
  static final CodeTransform ALL = new MonitorHooks();

  private MonitorHooks() {}

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      // STACK: … monitor → …
      case MonitorInstruction monitor when monitor.opcode() == Opcode.MONITORENTER ->
          Door.enterMonitor(code);
      case MonitorInstruction _ -> Door.exitMonitor(code);
      case ExceptionCatch each when guardsItself(each) -> {}
      default -> code.with(element);
    }
  }

  static boolean guardsItself(ExceptionCatch each) {
    return each.catchType().isEmpty() && each.tryStart().equals(each.handler());
  }
}
