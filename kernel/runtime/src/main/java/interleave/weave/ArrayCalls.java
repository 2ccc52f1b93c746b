package interleave.weave;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Set;

/// Makes steps of what a learner's code does to whole arrays, by `clone` and by `Arrays`: the JDK's
/// code works on a copy, of which each element is read or written in a step of its own.
final class ArrayCalls implements CodeTransform {
  static final CodeTransform ALL = new ArrayCalls();

  private static final Set<String> WRITING = Set.of("fill", "setAll");
  private static final Set<String> READING =
      Set.of(
          "toString",
          "deepToString",
          "hashCode",
          "deepHashCode",
          "equals",
          "deepEquals",
          "compare",
          "mismatch",
          "binarySearch",
          "copyOf",
          "copyOfRange",
          "stream",
          "spliterator",
          "sort");

  /// Parameters of `fill` and `sort` that have a range: its bounds come after the array.
  private static final int WITH_RANGE = 3;

  private ArrayCalls() {}

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (!(element instanceof InvokeInstruction call)) {
      code.with(element);
      return;
    }
    String name = call.name().stringValue();
    boolean ofArrays =
        call.opcode() == Opcode.INVOKESTATIC
            && call.owner().asInternalName().equals("java/util/Arrays");
    if (name.equals("clone") && call.owner().asSymbol().isArray()) {
      ExploreDoor.copyArray(code);
    } else if (ofArrays && (READING.contains(name) || WRITING.contains(name))) {
      onCopies(code, call, name);
    } else {
      code.with(element);
    }
  }

  /// STACK: … arguments → … result
  private static void onCopies(CodeBuilder code, InvokeInstruction call, String name) {
    List<ClassDesc> parameters = call.typeSymbol().parameterList();
    int[] locals = new int[parameters.size()];
    for (int i = locals.length - 1; i >= 0; i--) {
      TypeKind type = TypeKind.from(parameters.get(i)).asLoadable();
      locals[i] = code.allocateLocal(type);
      code.storeLocal(type, locals[i]);
    }
    boolean isChanged = WRITING.contains(name) || name.equals("sort");
    int original = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(locals[0]).astore(original);
    for (int i = 0; i < locals.length; i++) {
      ClassDesc type = parameters.get(i);
      if (type.isArray()) {
        code.aload(locals[i]);
        if (WRITING.contains(name)) {
          ExploreDoor.spareArray(code);
        } else {
          ExploreDoor.copyArray(code);
        }
        code.checkcast(type).astore(locals[i]);
      }
      code.loadLocal(TypeKind.from(type).asLoadable(), locals[i]);
    }
    code.with(call);
    if (isChanged) {
      code.aload(original).aload(locals[0]);
      boolean hasRange = parameters.size() >= WITH_RANGE && parameters.get(1).equals(CD_int);
      if (hasRange) {
        code.iload(locals[1]).iload(locals[2]);
      } else {
        code.iconst_0().aload(locals[0]).arraylength();
      }
      ExploreDoor.storeArray(code);
    }
  }
}
