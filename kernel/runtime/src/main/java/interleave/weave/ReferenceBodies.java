package interleave.weave;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/// Gives each reference to a method of the JDK (`list.forEach(Thread::start)`, `Thread::new`) a
/// body: a method of the class that calls it, so that weaving finds the call.
final class ReferenceBodies implements ClassTransform {
  private static final int IMPLEMENTATION = 1;
  private static final String NAME = "explored$reference$";

  private final ClassDesc self;
  private final boolean inInterface;
  private final List<Reference> found = new ArrayList<>();

  private record Reference(DirectMethodHandleDesc target, MethodTypeDesc type) {}

  private ReferenceBodies(ClassModel model) {
    self = model.thisClass().asSymbol();
    inInterface = model.flags().has(AccessFlag.INTERFACE);
  }

  /// The class with those bodies; the same if it has no such reference.
  static ClassModel expand(ClassModel model, Ancestry ancestry) {
    return mayRefer(model.constantPool())
        ? ClassFile.of()
            .parse(
                ClassFile.of(ClassHierarchyResolverOption.of(ancestry.resolver()))
                    .transformClass(model, new ReferenceBodies(model)))
        : model;
  }

  /// Whether a bootstrap method is given a method of the JDK. To look here is quicker than to go
  /// through the code, and most classes have none.
  private static boolean mayRefer(ConstantPool pool) {
    for (int i = 0; i < pool.bootstrapMethodCount(); i++) {
      for (LoadableConstantEntry argument : pool.bootstrapMethodEntry(i).arguments()) {
        if (argument instanceof MethodHandleEntry handle
            && handle.reference().owner().asInternalName().startsWith("java/")) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether a call site makes a lambda or a method reference.
  static boolean isLambda(InvokeDynamicInstruction dynamic) {
    return dynamic.bootstrapMethod().owner().descriptorString().contains("/LambdaMetafactory;");
  }

  /// The method that a lambda or a method reference calls.
  static ConstantDesc implementation(InvokeDynamicInstruction dynamic) {
    return dynamic.bootstrapArgs().get(IMPLEMENTATION);
  }

  private static boolean isReference(InvokeDynamicInstruction dynamic) {
    return isLambda(dynamic)
        && implementation(dynamic) instanceof DirectMethodHandleDesc target
        && target.kind() != Kind.SPECIAL
        && target.kind() != Kind.INTERFACE_SPECIAL
        && target.owner().descriptorString().startsWith("Ljava/");
  }

  @Override
  public void accept(ClassBuilder builder, ClassElement element) {
    if (element instanceof MethodModel method && method.code().isPresent()) {
      builder.transformMethod(method, MethodTransform.transformingCode(this::body));
    } else {
      builder.with(element);
    }
  }

  @Override
  public void atEnd(ClassBuilder builder) {
    for (int i = 0; i < found.size(); i++) {
      Reference each = found.get(i);
      builder.withMethodBody(
          NAME + i,
          each.type,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          code -> call(code, each));
    }
  }

  private void body(CodeBuilder code, CodeElement element) {
    if (!(element instanceof InvokeDynamicInstruction dynamic) || !isReference(dynamic)) {
      code.with(element);
      return;
    }
    ConstantDesc[] args = dynamic.bootstrapArgs().toArray(ConstantDesc[]::new);
    DirectMethodHandleDesc target = (DirectMethodHandleDesc) args[IMPLEMENTATION];
    Reference reference = new Reference(target, typeOf(target));
    args[IMPLEMENTATION] =
        MethodHandleDesc.ofMethod(
            inInterface ? Kind.INTERFACE_STATIC : Kind.STATIC,
            self,
            NAME + found.size(),
            reference.type);
    found.add(reference);
    MethodTypeDesc captured = dynamic.typeSymbol();
    if (captured.parameterCount() > 0 && isVirtual(target)) {
      // What is captured must have exactly the type of the method's parameter.
      captured = captured.changeParameterType(0, reference.type.parameterType(0));
    }
    code.invokedynamic(
        DynamicCallSiteDesc.of(
            dynamic.bootstrapMethod(), dynamic.name().stringValue(), captured, args));
  }

  private static boolean isVirtual(DirectMethodHandleDesc target) {
    return target.kind() == Kind.VIRTUAL || target.kind() == Kind.INTERFACE_VIRTUAL;
  }

  private static MethodTypeDesc typeOf(DirectMethodHandleDesc target) {
    MethodTypeDesc declared = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
    if (target.kind() == Kind.CONSTRUCTOR) {
      return declared.changeReturnType(target.owner());
    }
    return isVirtual(target) ? declared.insertParameterTypes(0, target.owner()) : declared;
  }

  private static void call(CodeBuilder code, Reference reference) {
    DirectMethodHandleDesc target = reference.target;
    MethodTypeDesc declared = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
    if (target.kind() == Kind.CONSTRUCTOR) {
      code.new_(target.owner()).dup();
    }
    for (int i = 0; i < reference.type.parameterCount(); i++) {
      code.loadLocal(TypeKind.from(reference.type.parameterType(i)), code.parameterSlot(i));
    }
    switch (target.kind()) {
      case CONSTRUCTOR ->
          code.invokespecial(
              target.owner(), "<init>", declared.changeReturnType(ConstantDescs.CD_void));
      case VIRTUAL -> code.invokevirtual(target.owner(), target.methodName(), declared);
      case INTERFACE_VIRTUAL -> code.invokeinterface(target.owner(), target.methodName(), declared);
      default ->
          code.invokestatic(
              target.owner(), target.methodName(), declared, target.isOwnerInterface());
    }
    code.return_(TypeKind.from(reference.type.returnType()));
  }
}
