package interleave.weave;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes a learner's class call the doors of `interleave.probe`.
///
/// A class is woven by a chain of small transforms, one for each thing that woven code tells or
/// asks; each passes on what is not its own.
public final class Weaver {
  private final ClassModel model;
  private final Ancestry ancestry;

  private Weaver(ClassModel model, Ancestry ancestry) {
    this.model = model;
    this.ancestry = ancestry;
  }

  /// The class woven for running: it can be stopped, and tells what its threads do. It carries a
  /// copy of what it was, for [#plain].
  ///
  /// @param ancestry knows the classes that this one refers to; learns this one
  /// @throws WeaveFault if the class cannot be woven
  public static byte[] weave(byte[] classFile, Ancestry ancestry) {
    String name = "?";
    try {
      ClassModel model = ClassFile.of().parse(classFile);
      name = model.thisClass().asInternalName().replace('/', '.');
      ancestry.learn(model);
      ClassTransform transform =
          new Weaver(model, ancestry).transform().andThen(PlainCopy.adding(classFile));
      return ClassFile.of(ClassHierarchyResolverOption.of(ancestry.resolver()))
          .transformClass(model, transform);
    } catch (RuntimeException e) {
      throw new WeaveFault(name, e);
    }
  }

  /// What was given to [#weave], of what it returned; empty for another class.
  public static Optional<byte[]> plain(byte[] woven) {
    return PlainCopy.in(woven);
  }

  /// The binary names of the classes that a class refers to, without itself and the JDK's.
  public static List<String> references(byte[] classFile) {
    return References.in(ClassFile.of().parse(classFile));
  }

  /// Those of them whose methods the class calls.
  public static List<String> called(byte[] classFile) {
    return References.called(ClassFile.of().parse(classFile));
  }

  private ClassTransform transform() {
    ClassTransform methods = this::weaveMethods;
    return methods.andThen(Serialisable.of(model, ancestry));
  }

  private void weaveMethods(ClassBuilder builder, ClassElement element) {
    if (element instanceof MethodModel method && method.code().isPresent()) {
      builder.transformMethod(method, weaving(method));
    } else {
      builder.with(element);
    }
  }

  private MethodTransform weaving(MethodModel method) {
    return (builder, element) -> {
      switch (element) {
        case java.lang.classfile.AccessFlags flags ->
            builder.withFlags(flags.flagsMask() & ~ClassFile.ACC_SYNCHRONIZED);
        case CodeModel code -> builder.transformCode(code, weaving(method, code));
        default -> builder.with(element);
      }
    };
  }

  private CodeTransform weaving(MethodModel method, CodeModel code) {
    String name = method.methodName().stringValue();
    CodeTransform chain =
        CatchChecks.of(code, ancestry)
            .andThen(StopChecks.of(name))
            .andThen(MonitorHooks.ALL)
            .andThen(ThreadConstructors.ALL)
            .andThen(new CallSites(ancestry))
            .andThen(WrittenBlocks.of(model))
            .andThen(new MethodReferences(ancestry));
    if (method.flags().has(AccessFlag.SYNCHRONIZED)) {
      chain = chain.andThen(GuardedBody.synchronizedOn(monitorOf(method)));
    }
    return isThreadBody(method) ? chain.andThen(GuardedBody.ofThread()) : chain;
  }

  private Consumer<CodeBuilder> monitorOf(MethodModel method) {
    return method.flags().has(AccessFlag.STATIC)
        ? code -> code.loadConstant(model.thisClass().asSymbol())
        : code -> code.aload(0);
  }

  private boolean isThreadBody(MethodModel method) {
    return method.methodName().equalsString("run")
        && method.methodType().equalsString("()V")
        && !method.flags().has(AccessFlag.STATIC)
        && ancestry.isSubtype(model.thisClass().asInternalName(), "java/lang/Thread");
  }
}
