package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;

/// In code of `java.util.concurrent`: what it asks of the JVM's own threads and of classes that
/// only its package may use.
final class LibraryInternals {
  static final CodeTransform ALL = ReplacedCalls.by(LibraryInternals::replace);

  private LibraryInternals() {}

  private static boolean replace(CodeBuilder code, InvokeInstruction call) {
    if (call.opcode() == Opcode.INVOKESPECIAL && call.name().equalsString("toString")) {
      return text(code, call);
    }
    switch (call.owner().asInternalName() + "." + call.name().stringValue()) {
      // STACK: … access thread container → …
      case "jdk/internal/access/JavaLangAccess.start" -> {
        code.pop().swap().pop();
        ExploreDoor.startInLibrary(code);
      }
      // STACK: … container thread → …
      case "jdk/internal/vm/SharedThreadContainer.start" -> {
        code.swap().pop();
        ExploreDoor.startInLibrary(code);
      }
      // STACK: … name → … container
      case "jdk/internal/vm/SharedThreadContainer.create" -> code.pop().aconst_null();
      case "jdk/internal/vm/SharedThreadContainer.close" -> code.pop();
      case "java/util/concurrent/ThreadLocalRandom.localInit" -> {}
      case "java/util/concurrent/ThreadLocalRandom.getProbe",
          "java/util/concurrent/ThreadLocalRandom.nextSecondarySeed" ->
          code.iconst_1();
      case "java/util/concurrent/ThreadLocalRandom.advanceProbe" -> {}
      case "java/util/concurrent/ForkJoinWorkerThread.hasKnownQueuedWork" -> code.iconst_0();
      case "java/util/concurrent/ForkJoinPool.helpAsyncBlocker" -> code.pop2();
      case "java/util/concurrent/ForkJoinPool.managedBlock" -> ExploreDoor.managedBlock(code);
      // Only their own package may call them: those of tables with monitors.
      case "java/util/Collections.synchronizedSet",
          "java/util/Collections.synchronizedCollection" ->
          code.invokestatic(
              ClassDesc.ofInternalName("shadow/java/util/Collections"),
              call.name().stringValue(),
              call.typeSymbol());
      default -> {
        return false;
      }
    }
    return true;
  }

  /// STACK: … object → … text
  private static boolean text(CodeBuilder code, InvokeInstruction call) {
    boolean isPlain = call.owner().asInternalName().equals("java/lang/Object");
    if (isPlain) {
      ExploreDoor.text(code);
    }
    return isPlain;
  }
}
