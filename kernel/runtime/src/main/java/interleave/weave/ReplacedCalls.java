package interleave.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;

/// Writes other code in place of some calls.
final class ReplacedCalls implements CodeTransform {
  private final Replacing replacing;

  /// Which calls, by what.
  interface Replacing {
    /// Writes what stands in place of a call.
    ///
    /// @return false if the call is still to be written
    boolean replace(CodeBuilder code, InvokeInstruction call);
  }

  private ReplacedCalls(Replacing replacing) {
    this.replacing = replacing;
  }

  static CodeTransform by(Replacing replacing) {
    return new ReplacedCalls(replacing);
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    if (!(element instanceof InvokeInstruction call) || !replacing.replace(code, call)) {
      code.with(element);
    }
  }
}
