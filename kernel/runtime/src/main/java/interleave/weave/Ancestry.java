package interleave.weave;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Who extends and implements whom: the cells' classes as far as their bytes have been seen, the
/// JDK's, ours, and those of libraries that a notebook has loaded.
///
/// Names are internal (`java/lang/Thread`). May be used by any thread.
public final class Ancestry {
  private static final Parents UNKNOWN = new Parents(false, "java/lang/Object", List.of(), false);

  private final ConcurrentHashMap<String, Parents> known = new ConcurrentHashMap<>();
  private final Function<String, Optional<byte[]>> library;
  private final ClassHierarchyResolver resolver = this::hierarchyInfo;

  /// A class's direct ancestors.
  ///
  /// @param superclass empty for `Object` alone
  /// @param hasPlainConstructor whether a subclass can call a constructor without parameters
  record Parents(
      boolean isInterface,
      String superclass,
      List<String> interfaces,
      boolean hasPlainConstructor) {}

  private Ancestry(Function<String, Optional<byte[]>> library) {
    this.library = library;
  }

  /// Knows the JDK and our own classes.
  public static Ancestry create() {
    return new Ancestry(_ -> Optional.empty());
  }

  /// Knows libraries too.
  ///
  /// @param library the bytes of the class of that internal name, if a library has it
  public static Ancestry create(Function<String, Optional<byte[]>> library) {
    return new Ancestry(library);
  }

  /// Remembers a cell's class, instead of an earlier one of the same name. Classes that refer to
  /// one another are all learnt before the first is woven.
  public void learn(byte[] classFile) {
    learn(ClassFile.of().parse(classFile));
  }

  void learn(ClassModel model) {
    known.put(model.thisClass().asInternalName(), parentsIn(model));
  }

  private static Parents parentsIn(ClassModel model) {
    List<String> interfaces = new ArrayList<>();
    model.interfaces().forEach(entry -> interfaces.add(entry.asInternalName()));
    String superclass = model.superclass().map(c -> c.asInternalName()).orElse("");
    return new Parents(
        model.flags().has(AccessFlag.INTERFACE),
        superclass,
        List.copyOf(interfaces),
        model.methods().stream().anyMatch(Ancestry::isPlainConstructor));
  }

  private static boolean isPlainConstructor(MethodModel method) {
    return method.methodName().equalsString("<init>")
        && method.methodType().equalsString("()V")
        && !method.flags().has(AccessFlag.PRIVATE);
  }

  /// Whether a class is another or descends from it. Of an unknown class only `Object` is known.
  public boolean isSubtype(String type, String ancestor) {
    if (type.equals(ancestor) || ancestor.equals("java/lang/Object")) {
      return true;
    }
    if (type.isEmpty() || type.startsWith("[")) {
      return false;
    }
    Parents parents = parents(type);
    if (isSubtype(parents.superclass, ancestor)) {
      return true;
    }
    return parents.interfaces.stream().anyMatch(each -> isSubtype(each, ancestor));
  }

  Parents parents(String name) {
    Parents found = known.get(name);
    if (found == null) {
      found = find(name);
      known.putIfAbsent(name, found);
    }
    return found;
  }

  private Parents find(String name) {
    if (name.equals("java/lang/Object")) {
      return new Parents(false, "", List.of(), true);
    }
    ClassLoader loader =
        name.startsWith("interleave/")
            ? Ancestry.class.getClassLoader()
            : ClassLoader.getPlatformClassLoader();
    try {
      return parentsOf(Class.forName(name.replace('/', '.'), false, loader));
    } catch (ClassNotFoundException | LinkageError _) {
      return library
          .apply(name)
          .map(bytes -> parentsIn(ClassFile.of().parse(bytes)))
          .orElse(UNKNOWN);
    }
  }

  private static Parents parentsOf(Class<?> type) {
    List<String> interfaces = new ArrayList<>();
    for (Class<?> each : type.getInterfaces()) {
      interfaces.add(internalName(each));
    }
    Class<?> parent = type.getSuperclass();
    return new Parents(
        type.isInterface(),
        parent == null ? "java/lang/Object" : internalName(parent),
        List.copyOf(interfaces),
        hasPlainConstructor(type));
  }

  private static boolean hasPlainConstructor(Class<?> type) {
    for (Constructor<?> each : type.getDeclaredConstructors()) {
      if (each.getParameterCount() == 0) {
        return Modifier.isPublic(each.getModifiers()) || Modifier.isProtected(each.getModifiers());
      }
    }
    return false;
  }

  private static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /// What stack maps are computed with.
  ClassHierarchyResolver resolver() {
    return resolver;
  }

  private ClassHierarchyInfo hierarchyInfo(ClassDesc type) {
    if (!type.isClassOrInterface() || type.equals(ConstantDescs.CD_Object)) {
      return ClassHierarchyInfo.ofClass(null);
    }
    String descriptor = type.descriptorString();
    Parents parents = parents(descriptor.substring(1, descriptor.length() - 1));
    return parents.isInterface
        ? ClassHierarchyInfo.ofInterface()
        : ClassHierarchyInfo.ofClass(ClassDesc.ofInternalName(parents.superclass));
  }
}
