package interleave.weave;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.lang.runtime.SwitchBootstraps;
import java.util.ArrayList;
import java.util.List;

/// Asks a chain of `instanceof` which case of a pattern switch an object belongs to: a method of
/// the class that has the switch.
///
/// It answers as [SwitchBootstraps#typeSwitch] does. Switches with constants among their cases stay
/// as they are.
final class PlainSwitches implements ClassTransform {
  private static final ClassDesc BOOTSTRAPS =
      SwitchBootstraps.class.describeConstable().orElseThrow();
  private static final String NAME = "plain$switch$";

  /// What the answer is for null.
  private static final int OF_NULL = -1;

  private static final MethodTypeDesc TYPE =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

  private final ClassDesc self;
  private final boolean inInterface;

  /// The types of each switch's cases.
  private final List<List<ClassDesc>> switches = new ArrayList<>();

  PlainSwitches(ClassModel model) {
    self = model.thisClass().asSymbol();
    inInterface = model.flags().has(AccessFlag.INTERFACE);
  }

  /// Whether a class has such switches.
  static boolean areIn(ClassModel model) {
    return model.methods().stream().anyMatch(PlainSwitches::areIn);
  }

  private static boolean areIn(MethodModel method) {
    return Desugaring.has(method, PlainSwitches::isOne);
  }

  private static boolean isOne(InvokeDynamicInstruction site) {
    return site.bootstrapMethod().owner().equals(BOOTSTRAPS)
        && site.bootstrapMethod().methodName().equals("typeSwitch")
        && site.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  @Override
  public void accept(ClassBuilder builder, ClassElement element) {
    if (element instanceof MethodModel method && areIn(method)) {
      builder.transformMethod(method, MethodTransform.transformingCode(this::ask));
    } else {
      builder.with(element);
    }
  }

  private void ask(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction site && isOne(site)) {
      code.invokestatic(self, NAME + switches.size(), TYPE, inInterface);
      switches.add(site.bootstrapArgs().stream().map(ClassDesc.class::cast).toList());
    } else {
      code.with(element);
    }
  }

  @Override
  public void atEnd(ClassBuilder builder) {
    for (int i = 0; i < switches.size(); i++) {
      List<ClassDesc> types = switches.get(i);
      builder.withMethodBody(
          NAME + i,
          TYPE,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          code -> answer(code, types));
    }
  }

  /// Its parameters are the object, and the case to begin with: after a case whose guard was false,
  /// the switch asks again.
  private static void answer(CodeBuilder code, List<ClassDesc> types) {
    Label none = code.newLabel();
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      cases.add(SwitchCase.of(i, code.newLabel()));
    }
    Label some = code.newLabel();
    code.aload(0).ifnonnull(some).loadConstant(OF_NULL).ireturn();
    code.labelBinding(some).iload(1).tableswitch(none, cases);
    for (int i = 0; i < types.size(); i++) {
      Label next = i + 1 < types.size() ? cases.get(i + 1).target() : none;
      code.labelBinding(cases.get(i).target()).aload(0).instanceOf(types.get(i)).ifeq(next);
      code.loadConstant(i).ireturn();
    }
    code.labelBinding(none).loadConstant(types.size()).ireturn();
  }
}
