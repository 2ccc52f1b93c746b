package interleave.weave;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// The names by which woven code calls `interleave.probe`; the only place that knows them.
final class Door {
  static final String STOP_CELL = "interleave/probe/StopCell";
  static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
  static final ClassDesc RUNNABLE = ClassDesc.of("java.lang.Runnable");

  private static final ClassDesc PROBE = ClassDesc.of("interleave.probe.Probe");
  private static final ClassDesc BODIES = ClassDesc.of("interleave.probe.Body");
  private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);
  private static final MethodTypeDesc OBJECT = MethodTypeDesc.of(CD_void, CD_Object);
  private static final MethodTypeDesc THROWABLE = MethodTypeDesc.of(CD_void, CD_Throwable);
  private static final MethodTypeDesc ONE_THREAD = MethodTypeDesc.of(CD_void, THREAD);
  private static final MethodTypeDesc FAILED_THREAD =
      MethodTypeDesc.of(CD_void, CD_Throwable, THREAD);

  private Door() {}

  /// STACK: … → …
  static void check(CodeBuilder code) {
    code.invokestatic(PROBE, "check", NOTHING);
  }

  /// STACK: … thrown → … thrown
  static void caught(CodeBuilder code) {
    code.dup().invokestatic(PROBE, "caught", THROWABLE);
  }

  /// STACK: … monitor → …
  static void enterMonitor(CodeBuilder code) {
    code.dup().invokestatic(PROBE, "enter", OBJECT).monitorenter();
  }

  /// STACK: … monitor → …
  static void exitMonitor(CodeBuilder code) {
    code.dup().invokestatic(PROBE, "exit", OBJECT).monitorexit();
  }

  /// STACK: … thread → … thread
  static void starting(CodeBuilder code) {
    code.dup().invokestatic(BODIES, "starting", ONE_THREAD);
  }

  /// STACK: … runnable → … runnable
  static void body(CodeBuilder code) {
    code.invokestatic(BODIES, "of", MethodTypeDesc.of(RUNNABLE, RUNNABLE));
  }

  /// STACK: … thread → …
  static void began(CodeBuilder code) {
    code.invokestatic(BODIES, "began", ONE_THREAD);
  }

  /// STACK: … thread → …
  static void ended(CodeBuilder code) {
    code.invokestatic(BODIES, "ended", ONE_THREAD);
  }

  /// Returns only if what was thrown is not to be thrown on.
  ///
  /// STACK: … thrown thread → …
  static void failed(CodeBuilder code) {
    code.invokestatic(BODIES, "failed", FAILED_THREAD);
  }
}
