package interleave.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;

/// Calls a hook before each access to a field or to an element of an array.
///
/// What a constructor stores in its own object has none as long as nobody else can have that
/// object.
final class VariableHooks implements CodeTransform {
  private final String self;
  private final boolean keepsToItself;
  private final Positions positions;
  private final ExploringWeaver.Sites sites;
  private final ClassDesc hooks;

  private VariableHooks(
      String self,
      boolean keepsToItself,
      Positions positions,
      ExploringWeaver.Sites sites,
      ClassDesc hooks) {
    this.self = self;
    this.keepsToItself = keepsToItself;
    this.positions = positions;
    this.sites = sites;
    this.hooks = hooks;
  }

  /// In a learner's code.
  static CodeTransform of(
      ClassModel model,
      MethodModel method,
      CodeModel code,
      ExploringWeaver.Sites sites,
      Positions positions) {
    return of(model, method, code, sites, positions, ExploreDoor.HOOKS);
  }

  /// In a collection of the JDK's: only the variables of objects, since its static ones are
  /// constants.
  static CodeTransform inside(
      ClassModel model,
      MethodModel method,
      CodeModel code,
      ExploringWeaver.Sites sites,
      Positions positions) {
    return of(model, method, code, sites, positions, ExploreDoor.INSIDE);
  }

  private static CodeTransform of(
      ClassModel model,
      MethodModel method,
      CodeModel code,
      ExploringWeaver.Sites sites,
      Positions positions,
      ClassDesc hooks) {
    boolean constructs = method.methodName().equalsString("<init>");
    return new VariableHooks(
        model.thisClass().asInternalName(),
        constructs && !letsOut(model, code),
        positions,
        sites,
        hooks);
  }

  /// Whether a constructor may give its object to others before it is done: whether it calls more
  /// than the superclass's constructor, makes a lambda, or stores into statics or arrays.
  private static boolean letsOut(ClassModel model, CodeModel code) {
    String parent = model.superclass().map(c -> c.asInternalName()).orElse("");
    for (CodeElement element : code) {
      boolean gives =
          switch (element) {
            case InvokeDynamicInstruction _ -> true;
            case ArrayStoreInstruction store -> store.typeKind() == TypeKind.REFERENCE;
            case FieldInstruction field -> field.opcode() == Opcode.PUTSTATIC;
            case InvokeInstruction call ->
                !call.name().equalsString("<init>")
                    || (call.owner().asInternalName().equals(parent)
                        && !parent.startsWith("java/lang/"));
            default -> false;
          };
      if (gives) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case FieldInstruction field when isShared(field) -> field(code, field);
      // STACK: … array index → … array index
      case ArrayLoadInstruction _ -> ExploreDoor.load(code.dup2(), hooks);
      case ArrayStoreInstruction store -> {
        // STACK: … array index value → the same
        TypeKind kind = store.typeKind().asLoadable();
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value);
        ExploreDoor.store(code.dup2(), hooks);
        code.loadLocal(kind, value);
      }
      default -> {}
    }
    code.with(element);
  }

  private boolean isShared(FieldInstruction field) {
    String owner = field.owner().asInternalName();
    String name = field.name().stringValue();
    return isExplored(owner, field.opcode())
        && !name.startsWith("this$")
        && !name.startsWith("val$")
        && !name.equals("$assertionsDisabled")
        && !(keepsToItself && field.opcode() == Opcode.PUTFIELD && owner.equals(self));
  }

  private boolean isExplored(String owner, Opcode opcode) {
    boolean isInside = hooks.equals(ExploreDoor.INSIDE);
    boolean ofObject = opcode == Opcode.GETFIELD || opcode == Opcode.PUTFIELD;
    return isInside
        ? ofObject && owner.startsWith("java/util/")
        : !owner.startsWith("java/") && !owner.startsWith("interleave/");
  }

  private void field(CodeBuilder code, FieldInstruction field) {
    boolean isStatic = field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
    int site =
        sites.access(
            field.owner().asInternalName(), field.name().stringValue(), isStatic, positions.now());
    switch (field.opcode()) {
      case GETSTATIC -> ExploreDoor.getStatic(code, site);
      case PUTSTATIC -> ExploreDoor.putStatic(code, site);
      // STACK: … object → … object
      case GETFIELD -> ExploreDoor.get(code.dup(), hooks, site);
      default -> {
        // STACK: … object value → the same
        TypeKind kind = TypeKind.from(field.typeSymbol()).asLoadable();
        int value = code.allocateLocal(kind);
        code.storeLocal(kind, value);
        ExploreDoor.put(code.dup(), hooks, site);
        code.loadLocal(kind, value);
      }
    }
  }
}
