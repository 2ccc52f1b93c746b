package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.MonitorInstruction;

/// Sends `synchronized` blocks to simulated monitors.
final class ExploredMonitors implements CodeTransform {
  static final CodeTransform ALL = new ExploredMonitors();

  private ExploredMonitors() {}

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      // STACK: … monitor → …
      case MonitorInstruction monitor when monitor.opcode() == Opcode.MONITORENTER ->
          ExploreDoor.enter(code);
      case MonitorInstruction _ -> ExploreDoor.exit(code);
      case ExceptionCatch each when MonitorHooks.guardsItself(each) -> {}
      default -> code.with(element);
    }
  }
}
