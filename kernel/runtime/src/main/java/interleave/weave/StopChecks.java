package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts a stop check at the entry of a method and before each jump back.
///
/// Accessors get one too: the JDK may be calling them in an endless loop of its own.
final class StopChecks implements CodeTransform {
  private final boolean atEntry;
  private final Set<Label> passed = new HashSet<>();

  private StopChecks(boolean atEntry) {
    this.atEntry = atEntry;
  }

  /// A class initialiser has no check at its entry: stopping it makes the class unusable, so only a
  /// loop in it is worth that.
  static CodeTransform of(String method) {
    boolean atEntry = !method.equals("<clinit>");
    return CodeTransform.ofStateful(() -> new StopChecks(atEntry));
  }

  @Override
  public void atStart(CodeBuilder code) {
    if (atEntry) {
      Door.check(code);
    }
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case LabelTarget target -> passed.add(target.label());
      case BranchInstruction branch when passed.contains(branch.target()) -> Door.check(code);
      case LookupSwitchInstruction s when isBack(s.defaultTarget(), s.cases()) -> Door.check(code);
      case TableSwitchInstruction s when isBack(s.defaultTarget(), s.cases()) -> Door.check(code);
      default -> {}
    }
    code.with(element);
  }

  private boolean isBack(Label other, List<SwitchCase> cases) {
    return passed.contains(other) || cases.stream().anyMatch(c -> passed.contains(c.target()));
  }
}
