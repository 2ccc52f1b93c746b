package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Calls a hook before each jump back, which says whether the code jumped over only looks: stores
/// nothing, and calls only what looks or tries.
final class Rounds implements CodeTransform {
  private static final Set<String> LOOKS =
      Set.of("get", "onSpinWait", "yield", "compareAndSet", "isAlive", "isInterrupted", "isDone");

  private final Map<Label, Integer> targets = new HashMap<>();
  private final IdentityHashMap<CodeElement, Integer> jumps = new IdentityHashMap<>();
  private final List<CodeElement> elements = new ArrayList<>();
  private final String where;
  private final ExploringWeaver.Sites sites;
  private int line;

  private Rounds(String where, ExploringWeaver.Sites sites) {
    this.where = where;
    this.sites = sites;
  }

  static CodeTransform of(CodeModel code, String where, ExploringWeaver.Sites sites) {
    Rounds rounds = new Rounds(where, sites);
    for (CodeElement element : code) {
      rounds.scan(element);
    }
    return rounds.jumps.isEmpty() ? CodeTransform.ACCEPT_ALL : rounds;
  }

  private void scan(CodeElement element) {
    elements.add(element);
    switch (element) {
      case LabelTarget target -> targets.put(target.label(), elements.size());
      case BranchInstruction branch -> jump(element, branch.target());
      case LookupSwitchInstruction s -> jumps(element, s.defaultTarget(), s.cases());
      case TableSwitchInstruction s -> jumps(element, s.defaultTarget(), s.cases());
      default -> {}
    }
  }

  private void jumps(CodeElement element, Label other, List<SwitchCase> cases) {
    jump(element, other);
    cases.forEach(each -> jump(element, each.target()));
  }

  private void jump(CodeElement element, Label to) {
    Integer from = targets.get(to);
    if (from != null) {
      jumps.merge(element, from, Math::min);
    }
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof LineNumber number) {
      line = number.line();
    }
    Integer from = jumps.get(element);
    if (from != null) {
      boolean looksOnly =
          elements.subList(from, elements.indexOf(element)).stream().allMatch(Rounds::looks);
      ExploreDoor.loop(code, sites.loop(where + ":" + line), looksOnly);
    }
    code.with(element);
  }

  private static boolean looks(CodeElement element) {
    return switch (element) {
      case StoreInstruction _, IncrementInstruction _, ArrayStoreInstruction _ -> false;
      case InvokeDynamicInstruction _ -> false;
      case FieldInstruction field ->
          field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.GETSTATIC;
      case InvokeInstruction call -> LOOKS.contains(call.name().stringValue());
      default -> true;
    };
  }
}
