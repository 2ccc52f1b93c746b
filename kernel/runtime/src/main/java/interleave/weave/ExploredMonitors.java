package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.MonitorInstruction;
import java.util.function.Consumer;

/// Sends `synchronized` blocks to simulated monitors.
final class ExploredMonitors implements CodeTransform {
  static final CodeTransform ALL = new ExploredMonitors(ExploreDoor::enter, ExploreDoor::exit);

  /// Those of our own code, which guard what a learner does not see.
  static final CodeTransform INSIDE =
      new ExploredMonitors(ExploreDoor::enterInside, ExploreDoor::exitInside);

  private final Consumer<CodeBuilder> enter;
  private final Consumer<CodeBuilder> exit;

  private ExploredMonitors(Consumer<CodeBuilder> enter, Consumer<CodeBuilder> exit) {
    this.enter = enter;
    this.exit = exit;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      // STACK: … monitor → …
      case MonitorInstruction monitor when monitor.opcode() == Opcode.MONITORENTER ->
          enter.accept(code);
      case MonitorInstruction _ -> exit.accept(code);
      case ExceptionCatch each when MonitorHooks.guardsItself(each) -> {}
      default -> code.with(element);
    }
  }
}
