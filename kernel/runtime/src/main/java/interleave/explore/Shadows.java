package interleave.explore;

import interleave.weave.Ancestry;
import interleave.weave.ExploringWeaver;
import interleave.weave.Renaming;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The classes of `java.util.concurrent` once more: the running JDK's own code under other names,
/// woven so that it waits and wakes in the run. Explored code uses them instead of the JDK's.
///
/// They are made when they are first used, once for a JVM; those that are not of collections are
/// taken from [KeptShadows] where they are.
final class Shadows extends ClassLoader implements ExploringWeaver.Sites {
  /// What their names begin with.
  static final String PREFIX = "shadow.";

  /// Holds the one.
  private static final class Installed {
    static final Shadows LOADER = new Shadows();
  }

  private final KeptShadows kept = KeptShadows.ofThisJvm();
  private final Ancestry ancestry = Ancestry.create(name -> Optional.ofNullable(originalOf(name)));

  static {
    registerAsParallelCapable();
  }

  private Shadows() {
    super("shadow", Shadows.class.getClassLoader());
    Internals.openLibrary();
  }

  /// The shadow of a class, or the class itself if it has none.
  ///
  /// @param isInside whether collections have one
  static Class<?> of(Class<?> type, boolean isInside) throws ClassNotFoundException {
    String name = type.getName().replace('.', '/');
    boolean isOriginal = type.getClassLoader() == null || name.startsWith(ShadowNames.OURS);
    boolean has = ShadowNames.isShadowed(name) || (isInside && ShadowNames.isUnguarded(name));
    return isOriginal && has ? load(PREFIX + type.getName()) : type;
  }

  /// The class that a shadow is of; a class itself that is none.
  static Class<?> original(Class<?> type) {
    if (!isShadow(type) || type.isHidden()) {
      return type;
    }
    try {
      return Class.forName(
          type.getName().substring(PREFIX.length()), false, Shadows.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return type;
    }
  }

  static Class<?> load(String name) throws ClassNotFoundException {
    return Installed.LOADER.loadClass(name);
  }

  /// Whether this is a class of ours that stands for the JDK's.
  static boolean isShadow(Class<?> type) {
    return type.getClassLoader() instanceof Shadows;
  }

  /// The same class with the names of shadows in it.
  ///
  /// @param isInside whether with those of collections
  static byte[] rename(byte[] classFile, boolean isInside) {
    return Renaming.of(ShadowNames.inCells(isInside)).rename(classFile);
  }

  /// Whether a class's own code can be explored too.
  static boolean hasInside(Class<?> type) {
    return ShadowNames.isUnguarded(type.getName().replace('.', '/'));
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (!name.startsWith(PREFIX)) {
      throw new ClassNotFoundException(name);
    }
    byte[] woven = woven(name.substring(PREFIX.length()).replace('.', '/'));
    if (woven == null) {
      throw new ClassNotFoundException(name);
    }
    Class<?> shadow = defineClass(name, woven, 0, woven.length);
    ShadowCounter.keep(shadow);
    return shadow;
  }

  /// The shadow of a class, null if there is no such class. Those of collections hold numbers that
  /// this JVM has given out, so they are not kept.
  private byte @Nullable [] woven(String original) {
    byte[] known = kept.of(original);
    if (known != null) {
      return known;
    }
    byte[] bytes = bytes(ShadowNames.codeOf(original));
    if (bytes == null) {
      return null;
    }
    return ShadowNames.isUnguarded(original) ? inside(bytes) : library(original, bytes);
  }

  /// All shadows but those of collections, by the names of the classes that they are of.
  ///
  /// @param candidates the classes that may have one
  static Map<String, byte[]> weaveAll(List<String> candidates) {
    Map<String, byte[]> all = new TreeMap<>();
    Stream.concat(
            candidates.stream().filter(ShadowNames::isShadowed), ShadowNames.replaced().stream())
        .forEach(name -> all.computeIfAbsent(name, Installed.LOADER::weave));
    return all;
  }

  private byte @Nullable [] weave(String original) {
    byte[] bytes = bytes(ShadowNames.codeOf(original));
    return bytes == null ? null : library(original, bytes);
  }

  private byte[] library(String original, byte[] bytes) {
    byte[] woven = ExploringWeaver.weaveLibrary(bytes, ancestry, Doors.library());
    return Renaming.of(ShadowNames.inShadowOf(original)).rename(woven);
  }

  private byte[] inside(byte[] bytes) {
    return rename(ExploringWeaver.weaveCollection(bytes, ancestry, Doors.inside(this)), true);
  }

  @Override
  public int access(String owner, String name, boolean isStatic, StackTraceElement at) {
    String shadow = PREFIX + owner.replace('/', '.');
    return Sites.add(new Access(new Variable(this, shadow, name, isStatic), at));
  }

  @Override
  public int call(StackTraceElement at) {
    throw new IllegalStateException("the JDK's calls are no places");
  }

  @Override
  public int loop(String name) {
    throw new IllegalStateException("the JDK's loops are no places");
  }

  @Override
  public int lambda(String owner, String method, String type) {
    throw new IllegalStateException("the JDK's lambdas stay what they are");
  }

  private static byte @Nullable [] originalOf(String name) {
    return name.startsWith(ShadowNames.PREFIX)
        ? bytes(name.substring(ShadowNames.PREFIX.length()))
        : null;
  }

  private static byte @Nullable [] bytes(String name) {
    Class<?> home = name.startsWith(ShadowNames.OURS) ? Shadows.class : Object.class;
    try (InputStream stream = home.getResourceAsStream("/" + name + ".class")) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException e) {
      throw new EngineFault("cannot read class " + name, e);
    }
  }
}
