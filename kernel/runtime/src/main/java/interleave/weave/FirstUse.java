package interleave.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
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
/// initialiser uses, and the methods that it calls, and which of them it initialises.
///
/// Calls are followed by the class that the code names; what overrides a method is not looked at.
public final class FirstUse {
  private final String type;
  private final Function<String, byte @Nullable []> classes;
  private final Map<String, Optional<ClassModel>> models = new HashMap<>();
  private final Set<Method> seen = new HashSet<>();
  private final Deque<Method> open = new ArrayDeque<>();
  private final Predicate<String> isUsed;
  private @Nullable Access found;

  /// What an initialiser uses of another class.
  ///
  /// @param owner the binary name of that class
  /// @param variable the name of a static variable; empty where the class itself is initialised
  public record Access(String owner, String variable, boolean isWrite) {}

  private record Method(String owner, String name, String type) {
    static final String INITIALISER = "<clinit>";

    static Method initialiserOf(String owner) {
      return new Method(owner, INITIALISER, "()V");
    }
  }

  private FirstUse(
      String type, Function<String, byte @Nullable []> classes, Predicate<String> isUsed) {
    this.type = type;
    this.classes = classes;
    this.isUsed = isUsed;
  }

  /// Such an access of a class, one that writes before one that reads; null if there is none.
  ///
  /// @param type the binary name
  /// @param classes gives the class files that may be looked at, by their binary names
  /// @param isUsed whether a class of that name is initialised already
  public static @Nullable Access of(
      String type, Function<String, byte @Nullable []> classes, Predicate<String> isUsed) {
    FirstUse use = new FirstUse(type, classes, isUsed);
    use.open.add(Method.initialiserOf(type));
    while (!use.open.isEmpty()) {
      use.follow(use.open.remove());
    }
    return use.found;
  }

  private void follow(Method method) {
    if (seen.add(method)) {
      find(method).flatMap(MethodModel::code).ifPresent(code -> look(method, code));
    }
  }

  private Optional<MethodModel> find(Method method) {
    Optional<ClassModel> model =
        models.computeIfAbsent(
            method.owner,
            name -> Optional.ofNullable(classes.apply(name)).map(ClassFile.of()::parse));
    return model.stream()
        .flatMap(type -> type.methods().stream())
        .filter(each -> each.methodName().equalsString(method.name))
        .filter(each -> each.methodType().equalsString(method.type))
        .findFirst();
  }

  private void look(Method method, CodeModel code) {
    for (CodeElement element : code) {
      switch (element) {
        case FieldInstruction field when isStatic(field) -> note(method, field);
        case InvokeInstruction call -> call(call);
        case InvokeDynamicInstruction dynamic ->
            dynamic.bootstrapArgs().stream()
                .filter(DirectMethodHandleDesc.class::isInstance)
                .map(DirectMethodHandleDesc.class::cast)
                .forEach(
                    body ->
                        open.add(
                            new Method(
                                nameOf(body.owner()), body.methodName(), body.lookupDescriptor())));
        default -> {}
      }
    }
  }

  private static boolean isStatic(FieldInstruction field) {
    return field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
  }

  private void call(InvokeInstruction call) {
    String owner = nameOf(call.owner().asSymbol());
    String name = call.name().stringValue();
    open.add(new Method(owner, name, call.type().stringValue()));
    boolean initialises = call.opcode() == Opcode.INVOKESTATIC || name.equals("<init>");
    if (initialises && find(Method.initialiserOf(owner)).isPresent() && !isUsed.test(owner)) {
      note(new Access(owner, "", false));
    }
  }

  private void note(Method method, FieldInstruction field) {
    String owner = nameOf(field.owner().asSymbol());
    if (!method.equals(Method.initialiserOf(owner)) && classes.apply(owner) != null) {
      boolean isWrite = field.opcode() == Opcode.PUTSTATIC;
      note(new Access(owner, field.name().stringValue(), isWrite));
    }
  }

  private void note(Access access) {
    if (access.owner.equals(type)) {
      return;
    }
    Access known = found;
    if (known == null || (access.isWrite && !known.isWrite)) {
      found = access;
    }
    if (!isUsed.test(access.owner)) {
      open.add(Method.initialiserOf(access.owner));
    }
  }

  private static String nameOf(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.startsWith("L")
        ? descriptor.substring(1, descriptor.length() - 1).replace('/', '.')
        : descriptor;
  }
}
