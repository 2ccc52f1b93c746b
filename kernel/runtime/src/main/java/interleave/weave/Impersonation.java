package interleave.weave;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.Annotation;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/// A class file by which code that one thread executes passes for another thread's.
///
/// Only a class of the package `java.lang` may change who the current thread is. The JVM's second
/// compiler loses stores to memory where it compiles that change into other code, and it takes the
/// current thread of a compiled method for constant. So the annotations of the JDK keep both
/// methods from being compiled into their callers.
public final class Impersonation {
  /// `static void pretend(Thread carrier, Thread thread)`: code that `carrier` executes passes for
  /// that of `thread`.
  public static final String PRETEND = "pretend";

  /// `static int alone(IntSupplier code)`: runs code that asks anew who the current thread is.
  public static final String ALONE = "alone";

  private static final ClassDesc NAME = ClassDesc.of("java.lang.Impersonation");
  private static final ClassDesc CHANGES =
      ClassDesc.of("jdk.internal.vm.annotation.ChangesCurrentThread");
  private static final ClassDesc APART = ClassDesc.of("jdk.internal.vm.annotation.DontInline");
  private static final ClassDesc SUPPLIER = ClassDesc.of("java.util.function.IntSupplier");

  private Impersonation() {}

  /// The class file, to be defined in the package `java.lang`.
  public static byte[] classFile() {
    return ClassFile.of()
        .build(
            NAME,
            type -> {
              type.withFlags(ClassFile.ACC_FINAL);
              MethodTypeDesc change = MethodTypeDesc.of(CD_void, Door.THREAD, Door.THREAD);
              method(type, PRETEND, change, CHANGES, Impersonation::pretend);
              MethodTypeDesc run = MethodTypeDesc.of(CD_int, SUPPLIER);
              method(type, ALONE, run, APART, Impersonation::alone);
            });
  }

  private static void method(
      ClassBuilder type,
      String name,
      MethodTypeDesc of,
      ClassDesc annotation,
      Consumer<CodeBuilder> body) {
    type.withMethod(
        name,
        of,
        ClassFile.ACC_STATIC,
        method ->
            method
                .with(RuntimeVisibleAnnotationsAttribute.of(Annotation.of(annotation)))
                .withCode(body));
  }

  private static void pretend(CodeBuilder code) {
    MethodTypeDesc one = MethodTypeDesc.of(CD_void, Door.THREAD);
    code.aload(0).aload(1).invokevirtual(Door.THREAD, "setCurrentThread", one).return_();
  }

  private static void alone(CodeBuilder code) {
    code.aload(0).invokeinterface(SUPPLIER, "getAsInt", MethodTypeDesc.of(CD_int)).ireturn();
  }
}
