package interleave.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;

/// Has a ready-made object in place of a lambda that captures nothing and is a `Runnable` or a
/// `Callable`, as most of what threads and pools are given. The JVM would make a class for each.
final class ReadyLambdas implements CodeTransform {
  private static final String CAPTURES_NOTHING_RUNNABLE = "()Ljava/lang/Runnable;";
  private static final String CAPTURES_NOTHING_CALLABLE = "()Ljava/util/concurrent/Callable;";

  private final String self;
  private final ExploringWeaver.Sites sites;

  ReadyLambdas(ClassModel model, ExploringWeaver.Sites sites) {
    this.self = model.thisClass().asInternalName();
    this.sites = sites;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeDynamicInstruction dynamic
        && isWanted(dynamic)
        && ReferenceBodies.implementation(dynamic) instanceof DirectMethodHandleDesc body
        && body.kind() == Kind.STATIC
        && isOwn(body)) {
      int site = sites.lambda(self, body.methodName(), body.lookupDescriptor());
      ExploreDoor.readyLambda(code, site, dynamic.typeSymbol().returnType());
    } else {
      code.with(element);
    }
  }

  private boolean isOwn(DirectMethodHandleDesc body) {
    return body.owner().descriptorString().equals("L" + self + ";");
  }

  /// Not what is serialisable: it is made by another bootstrap method.
  private static boolean isWanted(InvokeDynamicInstruction dynamic) {
    return switch (dynamic.type().stringValue()) {
      case CAPTURES_NOTHING_RUNNABLE, CAPTURES_NOTHING_CALLABLE ->
          ReferenceBodies.isLambda(dynamic)
              && dynamic.bootstrapMethod().methodName().equals("metafactory");
      default -> false;
    };
  }
}
