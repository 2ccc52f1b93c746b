package interleave.host;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The class loader of a notebook's cells, in the cell JVM and in each child.
final class CellLoader extends URLClassLoader {
  private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();

  CellLoader(ClassLoader parent) {
    super("cells", new URL[0], parent);
  }

  void add(String name, byte[] classFile) {
    bytes.put(name, classFile);
  }

  void addPath(Path path) {
    try {
      addURL(path.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path.toString(), e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] found = bytes.get(name);
    return found == null ? super.findClass(name) : defineClass(name, found, 0, found.length);
  }
}
