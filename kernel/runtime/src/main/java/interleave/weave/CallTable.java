package interleave.weave;

import interleave.probe.Calls;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which methods of the JDK are replaced by which static methods of ours, by name and descriptor.
/// Read from the replacements themselves.
public final class CallTable {
  private final Map<String, List<Replacement>> bySignature = new HashMap<>();

  /// A replacement.
  ///
  /// @param owner internal name of the class whose method it replaces
  /// @param isStatic whether that is a static method
  /// @param isTold whether its last parameter is the number of the call's place
  record Replacement(
      String owner,
      boolean isStatic,
      boolean isTold,
      ClassDesc door,
      String name,
      MethodTypeDesc type) {}

  private static final class Known {
    static final CallTable ALL = of(Calls.ofInstances(), Calls.ofStatics());
  }

  private CallTable(
      List<Class<?>> told, List<Class<?>> ofInstances, Map<Class<?>, Class<?>> ofStatics) {
    told.forEach(door -> addInstances(door, true));
    ofInstances.forEach(door -> addInstances(door, false));
    ofStatics.forEach(this::addStatics);
  }

  private void addInstances(Class<?> door, boolean isTold) {
    for (Method method : door.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        MethodType replaced = typeOf(method).dropParameterTypes(0, 1);
        int size = replaced.parameterCount();
        MethodType plain = isTold ? replaced.dropParameterTypes(size - 1, size) : replaced;
        add(plain, replacement(door, method, method.getParameterTypes()[0], false, isTold));
      }
    }
  }

  private void addStatics(Class<?> door, Class<?> owner) {
    for (Method method : door.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        add(typeOf(method), replacement(door, method, owner, true, false));
      }
    }
  }

  private static MethodType typeOf(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes());
  }

  private static Replacement replacement(
      Class<?> door, Method method, Class<?> owner, boolean isStatic, boolean isTold) {
    return new Replacement(
        owner.getName().replace('.', '/'),
        isStatic,
        isTold,
        ClassDesc.ofDescriptor(door.descriptorString()),
        method.getName(),
        MethodTypeDesc.ofDescriptor(typeOf(method).descriptorString()));
  }

  private void add(MethodType replaced, Replacement replacement) {
    bySignature
        .computeIfAbsent(replacement.name() + replaced.descriptorString(), _ -> new ArrayList<>())
        .add(replacement);
  }

  /// The replacements that these classes hold: each of their public static methods.
  ///
  /// @param ofInstances those whose methods' first parameter is the receiver
  /// @param ofStatics those that replace static methods, with the class whose methods they replace
  public static CallTable of(List<Class<?>> ofInstances, Map<Class<?>, Class<?>> ofStatics) {
    return of(List.of(), ofInstances, ofStatics);
  }

  /// The same, and before them others whose methods are told where they are called from.
  ///
  /// @param told as those of instances, with one parameter more: the number of the call's place
  public static CallTable of(
      List<Class<?>> told, List<Class<?>> ofInstances, Map<Class<?>, Class<?>> ofStatics) {
    return new CallTable(told, ofInstances, ofStatics);
  }

  /// Those of `interleave.probe`.
  static CallTable all() {
    return Known.ALL;
  }

  /// What replaces a call, if anything.
  Optional<Replacement> find(InvokeInstruction call, Ancestry ancestry) {
    return find(
        call.owner().asInternalName(),
        call.name().stringValue(),
        call.type().stringValue(),
        call.opcode() == Opcode.INVOKESTATIC,
        ancestry);
  }

  /// The same for a method.
  ///
  /// @param owner the class named at the call, internally
  Optional<Replacement> find(
      String owner, String name, String descriptor, boolean isStatic, Ancestry ancestry) {
    for (Replacement each : bySignature.getOrDefault(name + descriptor, List.of())) {
      if (each.isStatic == isStatic && ancestry.isSubtype(owner, each.owner)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
