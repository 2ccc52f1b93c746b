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
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Calls a hook before each jump back, which says whether the code jumped over only looks: stores
/// nothing, and calls only what looks or tries.
final class Rounds implements CodeTransform {
  private static final Set<String> LOOKS =
      Set.of(
          "get",
          "getPlain",
          "getOpaque",
          "getAcquire",
          "getVolatile",
          "onSpinWait",
          "yield",
          "compareAndSet",
          "isAlive",
          "isInterrupted",
          "getState",
          "currentThread",
          "isEmpty",
          "size",
          "peek",
          "getCount",
          "isLocked",
          "isTerminated",
          "availablePermits",
          "isDone");

  private final Map<Label, Integer> targets = new HashMap<>();

  /// By the index of an element that jumps back: the index of what it jumps to.
  private final Map<Integer, Integer> jumps = new HashMap<>();

  private final List<CodeElement> elements = new ArrayList<>();
  private final ExploringWeaver.Sites sites;
  private final Positions positions;

  /// The index of the element that comes next: a code model may make its elements anew each time it
  /// is gone through, so they cannot be told by identity.
  private int next;

  private Rounds(ExploringWeaver.Sites sites, Positions positions) {
    this.sites = sites;
    this.positions = positions;
  }

  static CodeTransform of(CodeModel code, ExploringWeaver.Sites sites, Positions positions) {
    Rounds rounds = new Rounds(sites, positions);
    for (CodeElement element : code) {
      rounds.scan(element);
    }
    return rounds.jumps.isEmpty() ? CodeTransform.ACCEPT_ALL : rounds;
  }

  private void scan(CodeElement element) {
    elements.add(element);
    switch (element) {
      case LabelTarget target -> targets.put(target.label(), elements.size());
      case BranchInstruction branch -> jump(branch.target());
      case LookupSwitchInstruction s -> jumps(s.defaultTarget(), s.cases());
      case TableSwitchInstruction s -> jumps(s.defaultTarget(), s.cases());
      default -> {}
    }
  }

  private void jumps(Label other, List<SwitchCase> cases) {
    jump(other);
    cases.forEach(each -> jump(each.target()));
  }

  private void jump(Label to) {
    Integer from = targets.get(to);
    if (from != null) {
      jumps.merge(elements.size() - 1, from, Math::min);
    }
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    int at = next++;
    Integer from = jumps.get(at);
    if (from != null) {
      boolean looksOnly = elements.subList(from, at).stream().allMatch(Rounds::looks);
      ExploreDoor.loop(code, sites.loop("the loop in line " + positions.line()), looksOnly);
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
