package interleave.weave;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/// The names by which code woven for exploring calls its hooks; the only place that knows them.
final class ExploreDoor {
  /// What a learner's code calls.
  static final ClassDesc HOOKS = ClassDesc.of("interleave.explore.Hooks");

  /// What shadows call where they start threads or call a learner's code.
  private static final ClassDesc LIBRARY = ClassDesc.of("interleave.explore.LibraryHooks");

  /// What the code of collections calls.
  static final ClassDesc INSIDE = ClassDesc.of("interleave.explore.InsideHooks");

  static final ClassDesc CLOCK = ClassDesc.of("java.time.Clock");

  /// What is explored for what goes wrong, and for its values.
  static final ClassDesc BLOCK = ClassDesc.of("interleave.explore.Block");

  static final ClassDesc COMPUTATION = ClassDesc.of("interleave.explore.Computation");

  private static final ClassDesc LAMBDA = ClassDesc.of("interleave.explore.ReadyLambda");
  private static final ClassDesc WRITTEN = ClassDesc.of("interleave.explore.Written");

  private static final ClassDesc ORDERED = ClassDesc.of("interleave.explore.OrderedHooks");
  private static final ClassDesc ARRAYS = ClassDesc.of("interleave.explore.ArrayHooks");
  private static final ClassDesc PRINT_STREAM = ClassDesc.of("java.io.PrintStream");
  private static final ClassDesc BLOCKER =
      ClassDesc.of("java.util.concurrent.ForkJoinPool$ManagedBlocker");
  private static final MethodTypeDesc SITE = MethodTypeDesc.of(CD_void, CD_int);
  private static final MethodTypeDesc OBJECT = MethodTypeDesc.of(CD_void, CD_Object);
  private static final MethodTypeDesc OBJECT_SITE = MethodTypeDesc.of(CD_void, CD_Object, CD_int);

  private ExploreDoor() {}

  /// STACK: … → … block
  ///
  /// @param type of what is made: [#BLOCK] or [#COMPUTATION]
  static void written(CodeBuilder code, DirectMethodHandleDesc body, ClassDesc type) {
    code.loadConstant(body.owner())
        .loadConstant(body.methodName())
        .loadConstant(body.lookupDescriptor())
        .invokestatic(
            WRITTEN,
            type.equals(BLOCK) ? "block" : "computation",
            MethodTypeDesc.of(type, CD_Class, CD_String, CD_String),
            true);
  }

  /// STACK: … → … lambda
  ///
  /// @param type of what is made: `Runnable` or `Callable`
  static void readyLambda(CodeBuilder code, int site, ClassDesc type) {
    code.loadConstant(site)
        .invokestatic(
            LAMBDA,
            type.equals(Door.RUNNABLE) ? "runnable" : "callable",
            MethodTypeDesc.of(type, CD_int));
  }

  /// STACK: … object → …
  static void get(CodeBuilder code, ClassDesc hooks, int site) {
    code.loadConstant(site).invokestatic(hooks, "get", OBJECT_SITE);
  }

  /// STACK: … object → …
  static void put(CodeBuilder code, ClassDesc hooks, int site) {
    code.loadConstant(site).invokestatic(hooks, "put", OBJECT_SITE);
  }

  /// STACK: … → …
  static void getStatic(CodeBuilder code, int site) {
    code.loadConstant(site).invokestatic(HOOKS, "get", SITE);
  }

  /// STACK: … → …
  static void putStatic(CodeBuilder code, int site) {
    code.loadConstant(site).invokestatic(HOOKS, "put", SITE);
  }

  /// STACK: … object → …
  static void local(CodeBuilder code, String name) {
    code.loadConstant(name)
        .invokestatic(HOOKS, "local", MethodTypeDesc.of(CD_void, CD_Object, CD_String));
  }

  /// STACK: … array index → …
  static void load(CodeBuilder code, ClassDesc hooks) {
    code.invokestatic(hooks, "load", OBJECT_SITE);
  }

  /// STACK: … array index → …
  static void store(CodeBuilder code, ClassDesc hooks) {
    code.invokestatic(hooks, "store", OBJECT_SITE);
  }

  /// STACK: … array → … copy
  static void copyArray(CodeBuilder code) {
    code.invokestatic(ARRAYS, "copy", MethodTypeDesc.of(CD_Object, CD_Object));
  }

  /// Without a step.
  ///
  /// STACK: … array → … copy
  static void spareArray(CodeBuilder code) {
    code.invokestatic(ARRAYS, "spare", MethodTypeDesc.of(CD_Object, CD_Object));
  }

  /// Writes a copy back.
  ///
  /// STACK: … array copy from to → …
  static void storeArray(CodeBuilder code) {
    code.invokestatic(
        ARRAYS, "store", MethodTypeDesc.of(CD_void, CD_Object, CD_Object, CD_int, CD_int));
  }

  /// An object has been made.
  ///
  /// STACK: … object → …
  static void made(CodeBuilder code) {
    code.invokestatic(HOOKS, "made", OBJECT);
  }

  /// An object has been made, by whomever.
  ///
  /// STACK: … object → …
  static void born(CodeBuilder code) {
    code.invokestatic(HOOKS, "born", OBJECT);
  }

  /// An object that is the same in all runs.
  ///
  /// STACK: … object → …
  static void bornOnce(CodeBuilder code, int number) {
    code.loadConstant(number).invokestatic(HOOKS, "bornOnce", OBJECT_SITE);
  }

  /// What is made from here on is made once for all runs.
  ///
  /// STACK: … → …
  static void beginLasting(CodeBuilder code) {
    code.invokestatic(HOOKS, "beginLasting", MethodTypeDesc.of(CD_void));
  }

  /// STACK: … → …
  static void endLasting(CodeBuilder code) {
    code.invokestatic(HOOKS, "endLasting", MethodTypeDesc.of(CD_void));
  }

  /// STACK: … → … clock
  static void clock(CodeBuilder code) {
    code.invokestatic(HOOKS, "clock", MethodTypeDesc.of(CLOCK));
  }

  /// STACK: … → … milliseconds
  static void millis(CodeBuilder code) {
    code.invokestatic(HOOKS, "millis", MethodTypeDesc.of(CD_long));
  }

  /// In place of `Object.toString` of a shadow.
  ///
  /// STACK: … object → … text
  static void text(CodeBuilder code) {
    code.invokestatic(HOOKS, "text", MethodTypeDesc.of(CD_String, CD_Object));
  }

  /// STACK: … monitor → …
  static void enter(CodeBuilder code) {
    code.invokestatic(HOOKS, "enter", OBJECT);
  }

  /// STACK: … monitor → …
  static void exit(CodeBuilder code) {
    code.invokestatic(HOOKS, "exit", OBJECT);
  }

  /// In our own code.
  ///
  /// STACK: … monitor → …
  static void enterInside(CodeBuilder code) {
    code.invokestatic(HOOKS, "enterInside", OBJECT);
  }

  /// In our own code.
  ///
  /// STACK: … monitor → …
  static void exitInside(CodeBuilder code) {
    code.invokestatic(HOOKS, "exitInside", OBJECT);
  }

  /// STACK: … → …
  static void loop(CodeBuilder code, int site, boolean looksOnly) {
    code.loadConstant(site)
        .loadConstant(looksOnly ? 1 : 0)
        .invokestatic(HOOKS, "loop", MethodTypeDesc.of(CD_void, CD_int, CD_boolean));
  }

  /// STACK: … class → …
  static void initialise(CodeBuilder code) {
    code.invokestatic(HOOKS, "initialise", MethodTypeDesc.of(CD_void, CD_Class));
  }

  /// STACK: … → … name
  static void threadName(CodeBuilder code) {
    code.invokestatic(HOOKS, "threadName", MethodTypeDesc.of(CD_String));
  }

  /// STACK: … → … stream
  static void stream(CodeBuilder code, String name) {
    code.invokestatic(HOOKS, name, MethodTypeDesc.of(PRINT_STREAM));
  }

  /// In place of `super.start()`.
  ///
  /// STACK: … thread → …
  static void start(CodeBuilder code) {
    code.invokestatic(HOOKS, "start", MethodTypeDesc.of(CD_void, Door.THREAD));
  }

  /// STACK: … → …
  static void refuse(CodeBuilder code, String what) {
    code.loadConstant(what).invokestatic(HOOKS, "refuse", MethodTypeDesc.of(CD_void, CD_String));
  }

  /// Before a call of the JDK on an object that may be shared.
  ///
  /// STACK: … receiver → …
  static void call(CodeBuilder code, LibraryCall kind, AccessMode mode) {
    code.loadConstant(kind.number())
        .loadConstant(mode.number())
        .invokestatic(HOOKS, "call", MethodTypeDesc.of(CD_void, CD_Object, CD_int, CD_int));
  }

  /// Before a call of a method of the course's processes and shared objects.
  ///
  /// STACK: … receiver → …
  static void course(CodeBuilder code, LibraryCall kind) {
    code.loadConstant(kind.number()).invokestatic(HOOKS, "course", OBJECT_SITE);
  }

  /// Before a call of a static method of `java.util.concurrent`.
  ///
  /// STACK: … → …
  static void callStatic(CodeBuilder code) {
    code.invokestatic(HOOKS, "call", MethodTypeDesc.of(CD_void));
  }

  /// Before an access through a `VarHandle`.
  ///
  /// STACK: … handle object → …
  static void handle(CodeBuilder code, LibraryCall kind, AccessMode mode) {
    code.loadConstant(kind.number())
        .loadConstant(mode.number())
        .invokestatic(
            HOOKS, "access", MethodTypeDesc.of(CD_void, CD_Object, CD_Object, CD_int, CD_int));
  }

  /// Before something that chance decides, and that is the same in every run.
  static void chance(CodeBuilder code) {
    code.invokestatic(HOOKS, "chance", MethodTypeDesc.of(CD_void));
  }

  /// In place of a method that makes an immutable set or map.
  static void ordered(CodeBuilder code, String maker, MethodTypeDesc type) {
    code.invokestatic(ORDERED, maker, type);
  }

  /// Before a fence.
  ///
  /// STACK: … → …
  static void fence(CodeBuilder code, AccessMode mode) {
    code.loadConstant(mode.number()).invokestatic(HOOKS, "fence", SITE);
  }

  /// Code of `java.util.concurrent` calls a learner's.
  ///
  /// STACK: … → … place
  static void leave(CodeBuilder code) {
    code.invokestatic(LIBRARY, "leave", MethodTypeDesc.of(CD_Object));
  }

  /// The call has returned, or thrown.
  ///
  /// STACK: … place → …
  static void back(CodeBuilder code) {
    code.invokestatic(LIBRARY, "back", OBJECT);
  }

  /// STACK: … thread → …
  static void startInLibrary(CodeBuilder code) {
    code.invokestatic(LIBRARY, "startInLibrary", MethodTypeDesc.of(CD_void, Door.THREAD));
  }

  /// STACK: … blocker → …
  static void managedBlock(CodeBuilder code) {
    code.invokestatic(LIBRARY, "managedBlock", MethodTypeDesc.of(CD_void, BLOCKER));
  }
}
