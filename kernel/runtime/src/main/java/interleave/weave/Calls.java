package interleave.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which methods of the JDK are replaced by which static methods of `interleave.probe`.
///
/// Read from the replacements themselves: a public static method of a class below replaces the
/// instance method of the same name on its first parameter's type, or, when it is annotated
/// `@InPlaceOf(Owner.class)`, the static method of that owner.
final class Calls {
  private static final List<String> REPLACEMENTS =
      List.of(
          "ThreadCalls",
          "MonitorCalls",
          "LockCalls",
          "ConditionCalls",
          "StampedLockCalls",
          "QueueCalls",
          "DequeCalls",
          "SemaphoreCalls",
          "MeetingCalls",
          "FutureCalls",
          "ExecutorCalls",
          "ParkCalls",
          "ProcessCalls");

  private final Map<String, List<Replacement>> bySignature = new HashMap<>();

  /// A replacement.
  ///
  /// @param owner internal name of the class whose method it replaces
  /// @param isStatic whether that is a static method
  record Replacement(
      String owner, boolean isStatic, ClassDesc door, String name, MethodTypeDesc type) {}

  private static final class Known {
    static final Calls ALL = new Calls();
  }

  private Calls() {
    REPLACEMENTS.forEach(this::read);
  }

  static Calls all() {
    return Known.ALL;
  }

  /// What replaces a call, if anything.
  ///
  /// @param owner the class named at the call, internally
  Optional<Replacement> find(
      String owner, String name, String descriptor, boolean isStatic, Ancestry ancestry) {
    List<Replacement> candidates = bySignature.get(name + descriptor);
    if (candidates == null) {
      return Optional.empty();
    }
    return candidates.stream()
        .filter(each -> each.isStatic == isStatic && ancestry.isSubtype(owner, each.owner))
        .findFirst();
  }

  private void read(String simpleName) {
    String file = "/interleave/probe/" + simpleName + ".class";
    try (InputStream in = Calls.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the runtime lacks " + file);
      }
      ClassModel model = ClassFile.of().parse(in.readAllBytes());
      for (MethodModel method : model.methods()) {
        if ((method.flags().flagsMask() & ClassFile.ACC_PUBLIC) != 0) {
          add(model.thisClass().asSymbol(), method);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(ClassDesc door, MethodModel method) {
    MethodTypeDesc type = method.methodTypeSymbol();
    String name = method.methodName().stringValue();
    Optional<ClassDesc> staticOwner = staticOwner(method);
    ClassDesc owner = staticOwner.orElseGet(() -> type.parameterType(0));
    MethodTypeDesc replaced = staticOwner.isPresent() ? type : type.dropParameterTypes(0, 1);
    String owned = owner.descriptorString();
    bySignature
        .computeIfAbsent(name + replaced.descriptorString(), _ -> new ArrayList<>())
        .add(
            new Replacement(
                owned.substring(1, owned.length() - 1), staticOwner.isPresent(), door, name, type));
  }

  private static Optional<ClassDesc> staticOwner(MethodModel method) {
    return method
        .findAttribute(Attributes.runtimeInvisibleAnnotations())
        .flatMap(
            attribute ->
                attribute.annotations().stream()
                    .filter(each -> each.className().stringValue().endsWith("/InPlaceOf;"))
                    .findFirst())
        .map(each -> each.elements().getFirst().value())
        .map(
            value ->
                value instanceof java.lang.classfile.AnnotationValue.OfClass type
                    ? type.classSymbol()
                    : null);
  }
}
