package interleave.weave;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.Set;
import java.util.function.Consumer;

/// Makes a class take its steps under a scheduler: each access to a variable that threads can
/// share, each monitor, each thread's life goes through a hook, and the JVM's own threads and
/// monitors are not used.
public final class ExploringWeaver {
  private static final String CREW = "interleave/course/Crew";

  private static final String INITIALISER = "<clinit>";

  /// What explored code has no use for: the initialiser, in whose place there is another, and the
  /// cell's own code, which only JShell calls.
  private static final Set<String> UNUSED = Set.of(INITIALISER, "do_it$");

  /// The compiler's method that revives lambdas: it takes no step.
  private static final String REVIVING = "$deserializeLambda$";

  private final ClassModel model;
  private final Ancestry ancestry;
  private final Exploring exploring;
  private final Origin origin;

  /// Whose code a class is.
  private enum Origin {
    /// A learner's, or a library's.
    CELL,
    /// The JDK's or ours, whose accesses to memory are no steps.
    LIBRARY,
    /// A collection of the JDK's, whose accesses to memory are steps.
    COLLECTION
  }

  /// What the woven code depends on.
  ///
  /// @param calls which methods of the JDK are replaced
  /// @param sites numbers the places that woven code names to its hooks
  public record Exploring(CallTable calls, Sites sites) {}

  /// Gives out the numbers by which woven code names accesses, calls, loops and lambdas to its
  /// hooks.
  public interface Sites {
    /// An access to a field.
    ///
    /// @param owner the class named in the code, internally
    /// @param at where it is written
    int access(String owner, String name, boolean isStatic, StackTraceElement at);

    /// A call.
    ///
    /// @param at where it is written
    int call(StackTraceElement at);

    /// A loop, as a learner may find it.
    int loop(String name);

    /// A lambda that captures nothing.
    ///
    /// @param owner the class that has the static method of its text, internally
    int lambda(String owner, String method, String type);
  }

  private ExploringWeaver(ClassModel model, Ancestry ancestry, Exploring exploring, Origin origin) {
    this.model = model;
    this.ancestry = ancestry;
    this.exploring = exploring;
    this.origin = origin;
  }

  /// A learner's or a library's class woven for exploring.
  ///
  /// @param ancestry knows the classes that this one refers to; learns this one
  /// @throws WeaveFault if the class cannot be woven
  public static byte[] weave(byte[] classFile, Ancestry ancestry, Exploring exploring) {
    return weave(classFile, ancestry, exploring, Origin.CELL);
  }

  /// A class of `java.util.concurrent` woven for exploring: its own accesses to memory are no
  /// steps.
  ///
  /// @throws WeaveFault if the class cannot be woven
  public static byte[] weaveLibrary(byte[] classFile, Ancestry ancestry, Exploring exploring) {
    return weave(classFile, ancestry, exploring, Origin.LIBRARY);
  }

  /// A collection of the JDK's woven for exploring what it does inside.
  ///
  /// @throws WeaveFault if the class cannot be woven
  public static byte[] weaveCollection(byte[] classFile, Ancestry ancestry, Exploring exploring) {
    return weave(classFile, ancestry, exploring, Origin.COLLECTION);
  }

  private static byte[] weave(
      byte[] classFile, Ancestry ancestry, Exploring exploring, Origin origin) {
    String name = "?";
    try {
      ClassModel plain = ClassFile.of().parse(classFile);
      name = plain.thisClass().asInternalName().replace('/', '.');
      ClassModel model = ReferenceBodies.expand(plain, ancestry);
      ancestry.learn(model);
      ExploringWeaver weaver = new ExploringWeaver(model, ancestry, exploring, origin);
      ClassTransform members = weaver::weave;
      ClassTransform rest =
          ClassTransform.endHandler(weaver::initialise).andThen(Serialisable.of(model, ancestry));
      return ClassFile.of(ClassHierarchyResolverOption.of(ancestry.resolver()))
          .transformClass(model, origin == Origin.CELL ? members.andThen(rest) : members);
    } catch (RuntimeException e) {
      throw new WeaveFault(name, e);
    }
  }

  private void weave(ClassBuilder builder, ClassElement element) {
    switch (element) {
      case MethodModel method when origin == Origin.CELL && UNUSED.contains(nameOf(method)) -> {}
      case MethodModel method when method.code().isPresent() && takesSteps(method) ->
          builder.transformMethod(method, weaving(method));
      case FieldModel field when isVariable(field) ->
          builder.transformField(
              field,
              (to, each) -> {
                switch (each) {
                  case AccessFlags flags -> to.withFlags(flags.flagsMask() & ~ClassFile.ACC_FINAL);
                  default -> to.with(each);
                }
              });
      default -> builder.with(element);
    }
  }

  /// Not what is run once for a JVM: the next run of a block would be another.
  private boolean takesSteps(MethodModel method) {
    return !nameOf(method).equals(REVIVING)
        && !(origin == Origin.COLLECTION && nameOf(method).equals(INITIALISER));
  }

  /// Static variables can be put back, those too that code cannot assign.
  private boolean isVariable(FieldModel field) {
    return origin == Origin.CELL
        && field.flags().has(AccessFlag.STATIC)
        && !model.flags().has(AccessFlag.INTERFACE);
  }

  private static String nameOf(MethodModel method) {
    return method.methodName().stringValue();
  }

  /// In place of its initialiser, if it has one or any statics: the notebook's class has been
  /// initialised, or is by that, and this one takes over what it has.
  private void initialise(ClassBuilder builder) {
    boolean hasStatics =
        model.fields().stream().anyMatch(field -> field.flags().has(AccessFlag.STATIC));
    boolean isInitialised =
        model.methods().stream().anyMatch(method -> nameOf(method).equals(INITIALISER));
    if (hasStatics || isInitialised) {
      builder.withMethodBody(
          INITIALISER,
          ConstantDescs.MTD_void,
          ClassFile.ACC_STATIC,
          code -> {
            code.loadConstant(model.thisClass().asSymbol());
            ExploreDoor.initialise(code);
            code.return_();
          });
    }
  }

  private MethodTransform weaving(MethodModel method) {
    return (builder, element) -> {
      switch (element) {
        case AccessFlags flags ->
            builder.withFlags(flags.flagsMask() & ~ClassFile.ACC_SYNCHRONIZED);
        case CodeModel code -> builder.transformCode(code, weaving(method, code));
        default -> builder.with(element);
      }
    };
  }

  private CodeTransform weaving(MethodModel method, CodeModel code) {
    Positions positions = new Positions(model, method);
    CodeTransform chain =
        positions.andThen(
            switch (origin) {
              case CELL -> chain(method, code, positions);
              case LIBRARY -> libraryChain(method, positions);
              case COLLECTION -> collectionChain(method, code, positions);
            });
    return method.flags().has(AccessFlag.SYNCHRONIZED)
        ? chain.andThen(
            GuardedBody.of(
                beginningOf(code).andThen(monitorOf(method)).andThen(enter()),
                monitorOf(method).andThen(exit()),
                monitorOf(method).andThen(exit()).andThen(CodeBuilder::athrow)))
        : chain;
  }

  private CodeTransform chain(MethodModel method, CodeModel code, Positions positions) {
    // First of all: it counts the elements of the code as they are.
    return Rounds.of(code, exploring.sites, positions)
        .andThen(Births.inCell(method))
        .andThen(new ReadyLambdas(model, exploring.sites))
        .andThen(VariableHooks.of(model, method, code, exploring.sites, positions))
        .andThen(ArrayCalls.ALL)
        .andThen(FixedOrders.ALL)
        .andThen(Constructions.of(method))
        .andThen(ExploredMonitors.ALL)
        .andThen(ThreadNames.ALL)
        .andThen(Chance.ALL)
        .andThen(Clocks.ALL)
        .andThen(Uncontrolled.ALL)
        .andThen(LibrarySteps.ALL)
        .andThen(LocalNames.of(code))
        .andThen(new CourseSteps(ancestry))
        .andThen(calls(positions));
  }

  private CodeTransform libraryChain(MethodModel method, Positions positions) {
    CodeTransform births =
        nameOf(method).equals(INITIALISER)
            ? GuardedBody.of(
                ExploreDoor::beginLasting,
                ExploreDoor::endLasting,
                code -> {
                  ExploreDoor.endLasting(code);
                  code.athrow();
                })
            : Births.inLibrary(model, method);
    return births
        .andThen(LibraryInternals.ALL)
        .andThen(LibraryCallbacks.ALL)
        .andThen(isOurs() ? LibrarySteps.OF_FUTURES : CodeTransform.ACCEPT_ALL)
        .andThen(guardsInside() ? ExploredMonitors.INSIDE : ExploredMonitors.ALL)
        .andThen(ThreadNames.ALL)
        .andThen(calls(positions));
  }

  private CodeTransform collectionChain(MethodModel method, CodeModel code, Positions positions) {
    return VariableHooks.inside(model, method, code, exploring.sites, positions)
        .andThen(calls(positions));
  }

  private CodeTransform calls(Positions positions) {
    return new ExploredCalls(ancestry, exploring, positions);
  }

  private boolean isOurs() {
    return origin == Origin.LIBRARY && model.thisClass().asInternalName().startsWith("interleave/");
  }

  /// Whether what its monitors guard is part of steps that others make: not where several threads
  /// of ours act on what they share.
  private boolean guardsInside() {
    return isOurs() && !model.thisClass().asInternalName().equals(CREW);
  }

  private Consumer<CodeBuilder> enter() {
    return guardsInside() ? ExploreDoor::enterInside : ExploreDoor::enter;
  }

  private Consumer<CodeBuilder> exit() {
    return guardsInside() ? ExploreDoor::exitInside : ExploreDoor::exit;
  }

  /// Says in which line a method begins, which is where its monitor is entered.
  private static Consumer<CodeBuilder> beginningOf(CodeModel code) {
    for (CodeElement element : code) {
      if (element instanceof LineNumber line) {
        return builder -> builder.lineNumber(line.line());
      }
    }
    return _ -> {};
  }

  private Consumer<CodeBuilder> monitorOf(MethodModel method) {
    return method.flags().has(AccessFlag.STATIC)
        ? code -> code.loadConstant(model.thisClass().asSymbol())
        : code -> code.aload(0);
  }
}
