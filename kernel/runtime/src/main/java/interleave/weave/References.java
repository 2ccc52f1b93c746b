package interleave.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which classes a class refers to, by its constant pool.
final class References {
  /// A class's name in a descriptor or a generic signature.
  private static final Pattern NAME = Pattern.compile("L([\\p{L}\\p{N}_$/]+)[;<]");

  private References() {}

  /// Binary names in order of their first use.
  static List<String> in(ClassModel model) {
    Set<String> names = new LinkedHashSet<>();
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry type -> addType(names, type.asInternalName());
        case NameAndTypeEntry member -> addDescriptor(names, member.type());
        case MethodTypeEntry method -> addDescriptor(names, method.descriptor());
        default -> {}
      }
    }
    model.fields().forEach(field -> addDescriptor(names, field.fieldType()));
    model.methods().forEach(method -> addDescriptor(names, method.methodType()));
    return others(model, names);
  }

  /// Binary names of those whose methods it calls.
  static List<String> called(ClassModel model) {
    Set<String> names = new LinkedHashSet<>();
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MethodRefEntry method) {
        names.add(method.owner().asInternalName());
      }
    }
    return others(model, names);
  }

  private static List<String> others(ClassModel model, Set<String> names) {
    names.remove(model.thisClass().asInternalName());
    return names.stream()
        .filter(name -> !name.startsWith("java/") && !name.startsWith("jdk/"))
        .map(name -> name.replace('/', '.'))
        .toList();
  }

  private static void addType(Set<String> names, String name) {
    if (name.startsWith("[")) {
      addAll(names, name);
    } else {
      names.add(name);
    }
  }

  private static void addDescriptor(Set<String> names, Utf8Entry descriptor) {
    addAll(names, descriptor.stringValue());
  }

  private static void addAll(Set<String> names, String descriptor) {
    Matcher matcher = NAME.matcher(descriptor);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
  }
}
