package interleave.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;

/// Tells of each object that code makes, as soon as it is made: its identity hash then follows from
/// the run, as does the number of a thread.
///
/// An object of a class that is woven, too, is told of in its constructor, once there is one of a
/// class that is not; so it does not matter who calls that.
final class Births implements CodeTransform {
  private static final String THREAD = "java/lang/Thread";

  private final Scope scope;
  private final String method;
  private final boolean constructs;

  /// What has been made and waits for its constructor, the innermost first.
  private final Deque<Unfinished> unfinished = new ArrayDeque<>();

  private boolean isFresh;
  private int lambdas;

  /// Whose code tells of what.
  private enum Scope {
    /// A learner's: all that it makes.
    CELL,
    /// The JDK's or ours: what a learner's code may get hold of.
    LIBRARY
  }

  /// @param isKept whether a second reference stays when the constructor has taken the first
  private record Unfinished(String type, boolean isKept) {}

  private Births(Scope scope, MethodModel method, boolean isSeen) {
    this.scope = scope;
    this.method = method.methodName().stringValue() + method.methodType().stringValue();
    this.constructs = isSeen && method.methodName().equalsString("<init>");
  }

  /// In a method of a learner's class.
  static CodeTransform inCell(MethodModel method) {
    return CodeTransform.ofStateful(() -> new Births(Scope.CELL, method, true));
  }

  /// In a method of a shadow. What is not public and implements nothing, such as a node of a list,
  /// stays in it.
  static CodeTransform inLibrary(ClassModel model, MethodModel method) {
    boolean isSeen = model.flags().has(AccessFlag.PUBLIC) || !model.interfaces().isEmpty();
    return CodeTransform.ofStateful(() -> new Births(Scope.LIBRARY, method, isSeen));
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    code.with(element);
    switch (element) {
      case NewObjectInstruction made ->
          unfinished.push(new Unfinished(made.className().asInternalName(), false));
      case StackInstruction copy when isFresh && copy.opcode() == Opcode.DUP ->
          unfinished.push(new Unfinished(unfinished.pop().type, true));
      case InvokeInstruction call when isConstructor(call) -> constructed(code, call);
      case InvokeInstruction call when isCopy(call) -> told(code);
      case InvokeDynamicInstruction dynamic when ReferenceBodies.isLambda(dynamic) ->
          lambda(code, dynamic);
      case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _ -> told(code);
      case NewMultiArrayInstruction _ -> told(code);
      default -> {}
    }
    if (element instanceof Instruction) {
      isFresh = element instanceof NewObjectInstruction;
    }
  }

  private static boolean isConstructor(InvokeInstruction call) {
    return call.opcode() == Opcode.INVOKESPECIAL && call.name().equalsString("<init>");
  }

  private void constructed(CodeBuilder code, InvokeInstruction call) {
    String type = call.owner().asInternalName();
    Unfinished innermost = unfinished.peek();
    if (innermost != null && innermost.type.equals(type)) {
      unfinished.pop();
      if (innermost.isKept && (scope == Scope.CELL ? isForeign(type) : type.equals(THREAD))) {
        // STACK: … object → … object
        ExploreDoor.born(code.dup());
      }
    } else if (constructs && isRoot(type)) {
      ExploreDoor.born(code.aload(0));
    }
  }

  /// Whether the superclass's constructor tells of nothing.
  private boolean isRoot(String superclass) {
    return scope == Scope.CELL ? isForeign(superclass) : superclass.startsWith("java/lang/");
  }

  /// Whether a class is none that explored code is woven from.
  private static boolean isForeign(String type) {
    return type.startsWith("java/") || type.startsWith("javax/") || type.startsWith("interleave/");
  }

  /// Whether a call makes an array, or copies an object.
  private static boolean isCopy(InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    boolean isClone =
        call.name().equalsString("clone")
            && (owner.startsWith("[") || call.opcode() == Opcode.INVOKESPECIAL);
    return isClone || (owner.startsWith("java/util/") && call.type().stringValue().contains(")["));
  }

  /// STACK: … object → … object
  private void told(CodeBuilder code) {
    if (scope == Scope.CELL) {
      ExploreDoor.born(code.dup());
    }
  }

  /// One that captures nothing is made once for a JVM, in whichever run comes there first: where it
  /// stands in the text decides.
  private void lambda(CodeBuilder code, InvokeDynamicInstruction dynamic) {
    lambdas++;
    if (scope != Scope.CELL) {
      return;
    }
    // STACK: … lambda → … lambda
    if (dynamic.typeSymbol().parameterCount() > 0) {
      ExploreDoor.born(code.dup());
    } else {
      ExploreDoor.bornOnce(code.dup(), 31 * method.hashCode() + lambdas);
    }
  }
}
