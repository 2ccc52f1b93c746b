package interleave.weave;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the handlers that javac makes for try-with-resources. They catch `Throwable`, close the
/// resource, and throw on:
///
/// ```
/// store t; [load r; ifnull L;] load r; invoke close; goto L;
/// store s; load t; load s; invoke addSuppressed;
/// L: load t; athrow
/// ```
final class ResourceCleanup {
  private final List<Instruction> instructions = new ArrayList<>();
  private int at;

  private ResourceCleanup() {}

  /// The labels at which both handlers of each resource start.
  static Set<Label> handlersIn(CodeModel code) {
    ResourceCleanup scan = new ResourceCleanup();
    Map<Label, Integer> places = new HashMap<>();
    for (CodeElement element : code) {
      switch (element) {
        case LabelTarget target -> places.put(target.label(), scan.instructions.size());
        case Instruction instruction -> scan.instructions.add(instruction);
        default -> {}
      }
    }
    Set<Label> found = new HashSet<>();
    places.forEach(
        (label, place) -> {
          if (scan.isClosing(place) || scan.isSuppressing(place)) {
            found.add(label);
          }
        });
    return found;
  }

  private boolean isClosing(int start) {
    at = start;
    int thrown = stored();
    if (thrown < 0 || loaded() < 0) {
      return false;
    }
    if (next() instanceof BranchInstruction branch && branch.opcode() == Opcode.IFNULL) {
      at++;
      if (loaded() < 0) {
        return false;
      }
    }
    return calls("close", "()V")
        && next() instanceof BranchInstruction jump
        && jump.opcode() == Opcode.GOTO
        && isSuppressing(++at)
        && loaded() == thrown
        && next() instanceof ThrowInstruction;
  }

  private boolean isSuppressing(int start) {
    at = start;
    int second = stored();
    return second >= 0
        && loaded() >= 0
        && loaded() == second
        && calls("addSuppressed", "(Ljava/lang/Throwable;)V");
  }

  private int stored() {
    if (next() instanceof StoreInstruction store && store.opcode().name().startsWith("ASTORE")) {
      at++;
      return store.slot();
    }
    return -1;
  }

  private int loaded() {
    if (next() instanceof LoadInstruction load && load.opcode().name().startsWith("ALOAD")) {
      at++;
      return load.slot();
    }
    return -1;
  }

  private boolean calls(String name, String descriptor) {
    if (next() instanceof InvokeInstruction call
        && call.name().equalsString(name)
        && call.type().equalsString(descriptor)) {
      at++;
      return true;
    }
    return false;
  }

  private @org.jspecify.annotations.Nullable Instruction next() {
    return at < instructions.size() ? instructions.get(at) : null;
  }
}
