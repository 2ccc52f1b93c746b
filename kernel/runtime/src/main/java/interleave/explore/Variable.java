package interleave.explore;

import interleave.weave.AccessMode;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/// A field as woven code names it, found when it is first used.
final class Variable {
  private final ClassLoader loader;
  private final String owner;
  private final String name;
  private final boolean isStatic;
  private boolean resolved;
  private boolean constant;
  private AccessMode mode = AccessMode.PLAIN;
  private char kind;
  private long offset;
  private @Nullable Object base;
  private @Nullable Field field;

  /// @param owner the class named in the code, binary
  Variable(ClassLoader loader, String owner, String name, boolean isStatic) {
    this.loader = loader;
    this.owner = owner;
    this.name = name;
    this.isStatic = isStatic;
  }

  /// The loader of the code that names it.
  ClassLoader loader() {
    return loader;
  }

  String name() {
    return name;
  }

  boolean isStatic() {
    return isStatic;
  }

  /// Whether it belongs to what a collection is made of.
  boolean isInside() {
    return loader instanceof Shadows;
  }

  /// Whether it is final. A class is initialised as a part of one step, so that a static one cannot
  /// change either where a step reads it.
  boolean isConstant() {
    resolve();
    return constant;
  }

  /// How accesses to it are ordered that name no mode.
  AccessMode mode() {
    resolve();
    return mode;
  }

  /// Where it lies in its object, or in its class if it is static: there no other has it.
  long offset() {
    resolve();
    return offset;
  }

  /// The class that declares it; it stands for the owner of a static field.
  Class<?> declaring() {
    return resolve().getDeclaringClass();
  }

  /// The variable in an object, or the static one.
  Slot in(@Nullable Object object) {
    resolve();
    Object of = isStatic || object == null ? base : object;
    return new Slot(of == null ? owner : of, offset, kind);
  }

  private Field resolve() {
    Field found = field;
    if (found == null || !resolved) {
      found = find();
      field = found;
      kind = found.getType().descriptorString().charAt(0);
      mode = Modifier.isVolatile(found.getModifiers()) ? AccessMode.VOLATILE : AccessMode.PLAIN;
      if (isStatic) {
        base = Memory.staticBase(found);
        offset = Memory.staticOffset(found);
      } else {
        offset = Memory.offset(found);
      }
      constant = isFinal(found);
      resolved = true;
    }
    return found;
  }

  /// Whether a field is final in the notebook's class: static ones of the explored class are not,
  /// so that they can be put back.
  private static boolean isFinal(Field found) {
    Class<?> declaring = found.getDeclaringClass();
    if (Modifier.isFinal(found.getModifiers())
        || !Modifier.isStatic(found.getModifiers())
        || !(declaring.getClassLoader() instanceof ExploredLoader explored)) {
      return Modifier.isFinal(found.getModifiers());
    }
    try {
      Class<?> original = explored.original(declaring);
      return Modifier.isFinal(original.getDeclaredField(found.getName()).getModifiers());
    } catch (ReflectiveOperationException e) {
      throw new EngineFault("the notebook lacks " + found, e);
    }
  }

  private Field find() {
    try {
      Field found = find(Class.forName(owner, false, loader));
      if (found != null) {
        return found;
      }
    } catch (ClassNotFoundException e) {
      throw new EngineFault("no class " + owner, e);
    }
    throw new EngineFault("no field " + owner + "." + name, new NoSuchFieldException(name));
  }

  private @Nullable Field find(@Nullable Class<?> type) {
    if (type == null) {
      return null;
    }
    for (Field each : type.getDeclaredFields()) {
      if (each.getName().equals(name) && Modifier.isStatic(each.getModifiers()) == isStatic) {
        return each;
      }
    }
    for (Class<?> each : type.getInterfaces()) {
      Field found = isStatic ? find(each) : null;
      if (found != null) {
        return found;
      }
    }
    return find(type.getSuperclass());
  }
}
