package interleave.explore;

import interleave.weave.Ancestry;
import interleave.weave.ExploringWeaver;
import interleave.weave.Weaver;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The class loader of explored code: the classes of the cells and of their libraries once more,
/// woven for exploring. The notebook's own classes and variables are not touched.
final class ExploredLoader extends ClassLoader implements ExploringWeaver.Sites, AutoCloseable {
  static final String NAME = "explored";

  /// What takes and gives nothing.
  static final MethodType BARE = MethodType.methodType(void.class);

  private final ClassLoader notebook;
  private final OriginalClasses originals;
  private final Ancestry ancestry;
  private final Heap heap;
  private final boolean isInside;
  private final Map<Field, Variable> variables = new ConcurrentHashMap<>();

  /// A field as code names it.
  private record Field(String owner, String name, boolean isStatic) {}

  static {
    registerAsParallelCapable();
  }

  private ExploredLoader(ClassLoader notebook, OriginalClasses originals, boolean isInside) {
    super(NAME, notebook.getParent());
    this.notebook = notebook;
    this.originals = originals;
    this.isInside = isInside;
    this.ancestry =
        Ancestry.create(name -> Optional.ofNullable(originals.original(name.replace('/', '.'))));
    this.heap = new Heap(this);
    setDefaultAssertionStatus(true);
  }

  /// A loader of what `notebook` has.
  ///
  /// @param isInside whether its classes use collections whose own code is explored
  /// @throws IllegalStateException if that loader does not give its classes away
  static ExploredLoader of(ClassLoader notebook, boolean isInside) {
    if (notebook instanceof OriginalClasses originals) {
      return new ExploredLoader(notebook, originals, isInside);
    }
    throw new IllegalStateException("only code of a cell can be explored");
  }

  ClassLoader notebook() {
    return notebook;
  }

  Heap heap() {
    return heap;
  }

  @SuppressWarnings("ReferenceEquality") // loaders are what they are
  boolean isNotebooks(Class<?> type) {
    return type.getClassLoader() == notebook;
  }

  /// The notebook's class of which one of these is woven.
  Class<?> original(Class<?> explored) {
    return originalNamed(explored.getName());
  }

  /// A class of the notebook, not initialised by that.
  Class<?> originalNamed(String name) {
    try {
      return Class.forName(name, false, notebook);
    } catch (ClassNotFoundException e) {
      throw new EngineFault("no class " + name, e);
    }
  }

  /// The bytes of a class of the notebook, null if it has no such class.
  byte @Nullable [] originalBytes(String name) {
    return originals.original(name);
  }

  /// The explored class for one of the notebook's: itself if it is none of a cell's or library's.
  Class<?> explored(Class<?> type) {
    if (type.isArray()) {
      return explored(type.getComponentType()).arrayType();
    }
    try {
      return isNotebooks(type) ? loadClass(type.getName()) : Shadows.of(type, isInside);
    } catch (ClassNotFoundException e) {
      throw new EngineFault("no class " + type.getName(), e);
    }
  }

  /// The type that a method of the notebook has in explored code.
  MethodType explored(String descriptor) {
    // That of most blocks and of most threads' bodies: to look it up takes a new cell some time.
    if (descriptor.equals(BARE.descriptorString())) {
      return BARE;
    }
    MethodType type = MethodType.fromMethodDescriptorString(descriptor, notebook);
    MethodType explored = type.changeReturnType(explored(type.returnType()));
    for (int i = 0; i < type.parameterCount(); i++) {
      explored = explored.changeParameterType(i, explored(type.parameterType(i)));
    }
    return explored;
  }

  /// Weaves a class that may be explored, and those whose methods it calls of its package, which is
  /// that of all cells. Weaving takes the longest of what a block needs: this is the time for it,
  /// while the [Rehearsal] is waited for.
  void prepare(String name) {
    byte @Nullable [] original = originals.original(name);
    if (original == null || findLoadedClass(name) != null) {
      return;
    }
    try {
      Class<?> type = loadClass(name);
      for (String called : Weaver.called(original)) {
        if (called.startsWith(type.getPackageName() + ".")) {
          prepare(called);
        }
      }
    } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
      // Whoever explores it will be told.
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      if (name.startsWith(Shadows.PREFIX)) {
        return Shadows.load(name);
      }
      if (ShadowNames.isShadowedOfOurs(name)) {
        return Shadows.load(Shadows.PREFIX + name);
      }
      byte @Nullable [] original = originals.original(name);
      return original == null ? super.loadClass(name, resolve) : define(name, original);
    }
  }

  private Class<?> define(String name, byte[] original) {
    byte[] plain = ExploringWeaver.weave(original, ancestry, Doors.exploring(this));
    byte[] woven = Shadows.rename(plain, isInside);
    Class<?> explored = defineClass(name, woven, 0, woven.length);
    Newborns.noteLasting(explored, Texts.typeName(explored).hashCode());
    return explored;
  }

  @Override
  public int access(String owner, String name, boolean isStatic, StackTraceElement at) {
    Variable variable =
        variables.computeIfAbsent(
            new Field(owner, name, isStatic),
            _ -> new Variable(this, owner.replace('/', '.'), name, isStatic));
    return Sites.add(new Access(variable, at));
  }

  @Override
  public int call(StackTraceElement at) {
    return Sites.add(new Call(this, at));
  }

  @Override
  public int loop(String name) {
    return Sites.addLoop(name);
  }

  @Override
  public int lambda(String owner, String method, String type) {
    return Sites.add(new ReadyLambda(this, Lambdas.Body.named(notebook, owner, method, type)));
  }

  /// Its code is not run any more, and may be unloaded. A notebook's lasts as long as its JVM.
  @Override
  public void close() {
    Sites.forget(this);
  }
}
