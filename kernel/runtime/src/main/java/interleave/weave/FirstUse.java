package interleave.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the first use of a class has to do with others: which static variables of theirs its
/// initialiser uses, and the methods that it calls, and which classes they initialise.
///
/// Calls are followed by the class that the code names; what overrides a method is not looked at.
public final class FirstUse {
  private final Function<String, Optional<ClassModel>> classes;
  private final Predicate<String> isUsed;

  /// What an initialiser uses of another class.
  ///
  /// @param owner the binary name of that class
  /// @param variable the name of a static variable; empty where the class is one whose initialiser
  ///   uses the first one again
  /// @param mayChange whether it may leave something other than it was: it assigns the variable, or
  ///   gets an object there, which it may change
  public record Access(String owner, String variable, boolean mayChange) {}

  private record Method(String owner, String name, String type) {
    static Method initialiserOf(String owner) {
      return new Method(owner, "<clinit>", "()V");
    }
  }

  private FirstUse(Function<String, byte @Nullable []> classFiles, Predicate<String> isUsed) {
    Map<String, Optional<ClassModel>> models = new HashMap<>();
    this.classes =
        owner ->
            models.computeIfAbsent(
                owner,
                name -> Optional.ofNullable(classFiles.apply(name)).map(ClassFile.of()::parse));
    this.isUsed = isUsed;
  }

  /// An access that may matter, one that may change something before others; null if there is none.
  /// What another initialiser has assigned once for all may be read by anybody.
  ///
  /// @param type the binary name
  /// @param classFiles gives the class files that may be looked at, by their binary names
  /// @param isUsed whether a class of that name is initialised already
  public static @Nullable Access of(
      String type, Function<String, byte @Nullable []> classFiles, Predicate<String> isUsed) {
    FirstUse use = new FirstUse(classFiles, isUsed);
    Walk walk = use.new Walk(type);
    Access found = walk.found;
    if (found == null) {
      for (String other : walk.initialised) {
        if (use.new Walk(other).initialised.contains(type)) {
          return new Access(other, "", false);
        }
      }
    }
    return found;
  }

  private Optional<MethodModel> find(Method method) {
    return classes.apply(method.owner).stream()
        .flatMap(type -> type.methods().stream())
        .filter(each -> each.methodName().equalsString(method.name))
        .filter(each -> each.methodType().equalsString(method.type))
        .findFirst();
  }

  /// What an initialiser comes to.
  private final class Walk {
    final Set<String> initialised = new HashSet<>();
    @Nullable Access found;

    private final String type;
    private final Set<Method> seen = new HashSet<>();
    private final Deque<Method> open = new ArrayDeque<>();

    Walk(String type) {
      this.type = type;
      open.add(Method.initialiserOf(type));
      while (!open.isEmpty()) {
        Method next = open.remove();
        if (seen.add(next)) {
          find(next).flatMap(MethodModel::code).ifPresent(code -> look(next, code));
        }
      }
    }

    private void look(Method method, CodeModel code) {
      for (CodeElement element : code) {
        switch (element) {
          case FieldInstruction field when isStatic(field) -> access(method, field);
          case InvokeInstruction call -> call(call);
          case InvokeDynamicInstruction dynamic ->
              dynamic.bootstrapArgs().stream()
                  .filter(DirectMethodHandleDesc.class::isInstance)
                  .map(DirectMethodHandleDesc.class::cast)
                  .forEach(this::body);
          default -> {}
        }
      }
    }

    private void body(DirectMethodHandleDesc body) {
      open.add(new Method(nameOf(body.owner()), body.methodName(), body.lookupDescriptor()));
    }

    private void call(InvokeInstruction call) {
      String owner = nameOf(call.owner().asSymbol());
      String name = call.name().stringValue();
      open.add(new Method(owner, name, call.type().stringValue()));
      if (call.opcode() == Opcode.INVOKESTATIC || name.equals("<init>")) {
        use(owner);
      }
    }

    private void access(Method method, FieldInstruction field) {
      String owner = nameOf(field.owner().asSymbol());
      use(owner);
      if (owner.equals(type) || method.equals(Method.initialiserOf(owner))) {
        return;
      }
      FieldModel variable = variable(owner, field);
      boolean assigns = field.opcode() == Opcode.PUTSTATIC;
      boolean isObject = !isValue(owner, field.typeSymbol());
      boolean isFixed = variable != null && variable.flags().has(AccessFlag.FINAL);
      if (variable != null && (assigns || isObject || !isFixed)) {
        note(new Access(owner, field.name().stringValue(), assigns || isObject));
      }
    }

    private void note(Access access) {
      Access known = found;
      if (known == null || (access.mayChange && !known.mayChange)) {
        found = access;
      }
    }

    /// The class is initialised, unless it has been.
    private void use(String owner) {
      Method initialiser = Method.initialiserOf(owner);
      if (!owner.equals(type) && find(initialiser).isPresent() && !isUsed.test(owner)) {
        initialised.add(owner);
        open.add(initialiser);
      }
    }
  }

  private @Nullable FieldModel variable(String owner, FieldInstruction access) {
    return classes.apply(owner).stream()
        .flatMap(type -> type.fields().stream())
        .filter(each -> each.fieldName().equalsString(access.name().stringValue()))
        .findFirst()
        .orElse(null);
  }

  /// Whether what is there cannot change: a number, a text, a constant of an enum.
  private boolean isValue(String owner, ClassDesc type) {
    boolean isConstant =
        nameOf(type).equals(owner)
            && classes.apply(owner).filter(each -> each.flags().has(AccessFlag.ENUM)).isPresent();
    return type.isPrimitive() || type.equals(ConstantDescs.CD_String) || isConstant;
  }

  private static boolean isStatic(FieldInstruction field) {
    return field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
  }

  private static String nameOf(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.startsWith("L")
        ? descriptor.substring(1, descriptor.length() - 1).replace('/', '.')
        : descriptor;
  }
}
