package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.util.HashSet;
import java.util.Set;

/// Makes each handler that could catch `StopCell` throw it on.
///
/// What `finally` and try-with-resources compile to is left alone: it throws on by itself, after it
/// has cleaned up.
final class CatchChecks implements CodeTransform {
  private final Set<Label> handlers;

  private CatchChecks(Set<Label> handlers) {
    this.handlers = handlers;
  }

  static CodeTransform of(CodeModel code, Ancestry ancestry) {
    Set<Label> handlers = new HashSet<>();
    Set<Label> cleanups = new HashSet<>();
    for (ExceptionCatch each : code.exceptionHandlers()) {
      if (each.catchType().isEmpty()) {
        cleanups.add(each.handler());
      } else if (ancestry.isSubtype(Door.STOP_CELL, each.catchType().get().asInternalName())) {
        handlers.add(each.handler());
      }
    }
    if (!handlers.isEmpty()) {
      cleanups.addAll(ResourceCleanup.handlersIn(code));
    }
    handlers.removeAll(cleanups);
    return handlers.isEmpty() ? CodeTransform.ACCEPT_ALL : new CatchChecks(handlers);
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    code.with(element);
    if (element instanceof LabelTarget target && handlers.contains(target.label())) {
      // STACK: thrown
      Door.caught(code);
    }
  }
}
