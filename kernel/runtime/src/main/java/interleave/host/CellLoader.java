package interleave.host;

import interleave.explore.OriginalClasses;
import interleave.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The class loader of a notebook's cells, in the cell JVM and in each child.
///
/// It keeps the bytes of every class, in the order in which they came, because a child gets the
/// same classes. A class is defined when it is first used.
final class CellLoader extends URLClassLoader implements OriginalClasses {

  static {
    registerAsParallelCapable();
  }

  /// A class of a cell.
  ///
  /// @param name the binary name
  @SuppressWarnings("ArrayRecordComponent") // never compared or changed
  record Bytes(String name, byte[] bytes) {}

  private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
  private final Map<String, ClassCode> codes = new ConcurrentHashMap<>();
  private final List<Bytes> order = new CopyOnWriteArrayList<>();
  private final List<Path> paths = new CopyOnWriteArrayList<>();
  private final @Nullable CellLoader host;
  private int published; // guarded by this, as the next
  private int publishedPaths;

  CellLoader(ClassLoader parent) {
    this(parent, null);
  }

  private CellLoader(ClassLoader parent, @Nullable CellLoader host) {
    super("cells", new URL[0], parent);
    this.host = host;
    // What a learner asserts is to be checked.
    setDefaultAssertionStatus(true);
  }

  /// For classes that came with a task of another notebook, which find the libraries of this one
  /// and nothing else.
  static CellLoader ofAnotherNotebook(CellLoader host) {
    return new CellLoader(host.getParent(), host);
  }

  /// Adds a class; one of the same name that is not defined yet is replaced.
  void add(String name, byte[] classFile) {
    bytes.put(name, classFile);
    codes.remove(name);
    order.add(new Bytes(name, classFile));
  }

  /// Adds a jar or folder in which the cells' code finds classes.
  void addPath(Path path) {
    try {
      addURL(path.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path.toString(), e);
    }
    paths.add(path);
  }

  /// Keeps every class and path where processes find it that do not have it.
  synchronized void publish(ClassStore store) {
    if (host != null) {
      return;
    }
    if (published < order.size()) {
      List<Bytes> more = classesFrom(published);
      more.forEach(store::keep);
      published += more.size();
    }
    for (Path path : pathsFrom(publishedPaths)) {
      store.keep(publishedPaths++, path);
    }
  }

  /// Adds the paths that were added elsewhere since: to this notebook by another of its processes,
  /// or to the notebook that does a task for another one.
  ///
  /// @return whether there were any
  private synchronized boolean adoptPaths() {
    boolean adopted = host != null && host.adoptPaths();
    List<Path> more =
        host == null
            ? ClassStore.ofNotebook().pathsFrom(paths.size())
            : host.pathsFrom(paths.size());
    more.forEach(this::addPath);
    return adopted || !more.isEmpty();
  }

  /// Every class added from the given number on, oldest first.
  List<Bytes> classesFrom(int first) {
    return from(first, order);
  }

  /// The jars and folders added from the given number on.
  List<Path> pathsFrom(int first) {
    return from(first, paths);
  }

  private static <T> List<T> from(int first, List<T> all) {
    List<T> copy = List.copyOf(all);
    return copy.subList(first, copy.size());
  }

  /// The code of a cell's class, or null if no cell has such a class.
  @Nullable ClassCode code(String name) {
    byte[] classFile = bytes.get(name);
    return classFile == null ? null : codes.computeIfAbsent(name, _ -> ClassCode.read(classFile));
  }

  /// The class file of a cell's class, which may have come from another process, or null.
  byte @Nullable [] classFile(String name) {
    byte[] known = bytes.get(name);
    return known == null && host == null ? ClassStore.ofNotebook().find(name) : known;
  }

  @Override
  public byte @Nullable [] original(String name) {
    byte[] woven = bytes.get(name);
    if (woven != null) {
      return Weaver.plain(woven).orElse(woven);
    }
    try (InputStream stream = stream(name)) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException e) {
      throw new HostFault("cannot read class " + name, e);
    }
  }

  /// A class of a library that the notebook has loaded.
  private @Nullable InputStream stream(String name) throws IOException {
    URL found = findResource(name.replace('.', '/') + ".class");
    return found == null ? null : found.openStream();
  }

  /// Whether this class has been defined, that is, used.
  boolean isDefined(String name) {
    return findLoadedClass(name) != null;
  }

  /// Whether a cell declares this class.
  boolean has(String name) {
    return bytes.containsKey(name);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    boolean cells = name.startsWith(Failure.CELLS);
    byte[] classFile = cells ? classFile(name) : bytes.get(name);
    if (classFile != null) {
      return defineClass(name, classFile, 0, classFile.length);
    }
    try {
      return super.findClass(name);
    } catch (ClassNotFoundException e) {
      if (cells || !adoptPaths()) {
        throw e;
      }
      return super.findClass(name);
    }
  }
}
