package interleave.explore;

import interleave.weave.AccessMode;
import interleave.weave.LibraryCall;
import java.lang.constant.ClassDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// Accesses through a `VarHandle` or an `Atomic…FieldUpdater`: those of a field are accesses to the
/// same place as its plain ones.
final class Handles {
  private static final IdentityHashMap<Object, Variable> FIELDS = new IdentityHashMap<>();

  private Handles() {}

  static void access(
      World world, Object handle, @Nullable Object object, int kind, AccessMode mode) {
    if (object instanceof MemorySegment segment) {
      world.sharing().segments().access(segment, LibraryCall.numbered(kind));
      return;
    }
    Variable variable = FIELDS.computeIfAbsent(handle, Handles::variable);
    Place place = world.places.of(object == null ? variable.declaring() : object).field(variable);
    Slot slot = variable.in(object);
    world.access(Library.operation(LibraryCall.numbered(kind), place), slot, mode);
  }

  private static Variable variable(Object handle) {
    return handle instanceof VarHandle known ? ofHandle(known) : ofUpdater(handle);
  }

  /// The field at the offset that an updater has noted.
  private static Variable ofUpdater(Object updater) {
    Field type = Library.field(updater.getClass(), "tclass");
    Field at = Library.field(updater.getClass(), "offset");
    if (type != null
        && at != null
        && Memory.reference(updater, Memory.offset(type)) instanceof Class<?> owner) {
      long offset = Memory.bits(updater, Memory.offset(at), 'J');
      for (Field each : owner.getDeclaredFields()) {
        if (!Modifier.isStatic(each.getModifiers()) && Memory.offset(each) == offset) {
          return new Variable(owner.getClassLoader(), owner.getName(), each.getName(), false);
        }
      }
    }
    throw new IllegalStateException("this updater of a field cannot be explored");
  }

  private static Variable ofHandle(VarHandle handle) {
    DynamicConstantDesc<?> desc = describe(handle);
    if (desc.bootstrapArgsList().isEmpty()
        || !(desc.bootstrapArgsList().getFirst() instanceof ClassDesc owner)
        || !owner.isClassOrInterface()) {
      throw new IllegalStateException("only the VarHandle of a field can be explored");
    }
    String name = owner.descriptorString();
    boolean isStatic = desc.bootstrapMethod().methodName().startsWith("static");
    Class<?> type = isStatic ? owner(handle) : handle.coordinateTypes().getFirst();
    return new Variable(
        type.getClassLoader(),
        name.substring(1, name.length() - 1).replace('/', '.'),
        desc.constantName(),
        isStatic);
  }

  private static DynamicConstantDesc<?> describe(VarHandle handle) {
    return handle
        .describeConstable()
        .orElseThrow(
            () -> new IllegalStateException("only the VarHandle of a field can be explored"));
  }

  /// The class whose static field a handle is of.
  private static Class<?> owner(VarHandle handle) {
    Field known = Library.field(handle.getClass(), "declaringClass");
    // Of a class that had not been initialised, the handle is a handle of another.
    Field declared = known == null ? Library.field(handle.getClass(), "refc") : known;
    Object type = declared == null ? null : Memory.reference(handle, Memory.offset(declared));
    if (type instanceof Class<?> found) {
      return found;
    }
    throw new IllegalStateException("this VarHandle cannot be explored");
  }

  /// The same handle for explored code.
  static VarHandle copy(VarHandle handle, ExploredLoader loader) {
    if (handle.coordinateTypes().contains(MemorySegment.class)) {
      return handle;
    }
    DynamicConstantDesc<?> desc = describe(handle);
    if (!(desc.bootstrapArgsList().getFirst() instanceof ClassDesc owner)
        || !owner.isClassOrInterface()) {
      return handle;
    }
    String name = owner.descriptorString().substring(1, owner.descriptorString().length() - 1);
    try {
      Class<?> type = loader.loadClass(name.replace('/', '.'));
      return (VarHandle) desc.resolveConstantDesc(Internals.TRUSTED.in(type));
    } catch (ReflectiveOperationException e) {
      throw new EngineFault("cannot make a VarHandle of " + name, e);
    }
  }
}
