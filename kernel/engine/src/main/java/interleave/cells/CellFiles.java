package interleave.cells;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/// Where JShell finds classes: in the JDK and on the cells' class path, which is not that of the
/// JVM that JShell runs in.
///
/// JShell makes an index of all classes of the JDK, for completion, on a thread of its own that
/// asks for [StandardLocation#PLATFORM_CLASS_PATH]. That takes as long as the first cell and a
/// third of the heap, so it waits here until somebody asks a question about code.
final class CellFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
    implements StandardJavaFileManager {
  private final List<Path> classPath = new ArrayList<>();
  private final CountDownLatch indexWanted = new CountDownLatch(1);

  CellFiles(StandardJavaFileManager jdk, Path runtimeJar) {
    super(jdk);
    classPath.add(runtimeJar);
    lookOnClassPath();
  }

  /// Adds to the class path what is not there yet.
  ///
  /// @return whether it was not there
  boolean add(Path entry) {
    return !classPath.contains(entry) && classPath.add(entry);
  }

  /// Makes the class path what [#add] made of it, whatever JShell thinks that it is.
  void lookOnClassPath() {
    try {
      fileManager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets JShell make its index, at once and for good.
  void wantIndex() {
    indexWanted.countDown();
  }

  @Override
  public Iterable<? extends Path> getLocationAsPaths(Location location) {
    if (location == StandardLocation.PLATFORM_CLASS_PATH) {
      try {
        indexWanted.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return List.of();
      }
    }
    return fileManager.getLocationAsPaths(location);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
      Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(Path... paths) {
    return fileManager.getJavaFileObjects(paths);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromPaths(
      Collection<? extends Path> paths) {
    return fileManager.getJavaFileObjectsFromPaths(paths);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }

  @Override
  public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
    fileManager.setLocation(location, files);
  }

  @Override
  public void setLocationFromPaths(Location location, Collection<? extends Path> paths)
      throws IOException {
    fileManager.setLocationFromPaths(location, paths);
  }

  @Override
  public void setLocationForModule(
      Location location, String moduleName, Collection<? extends Path> paths) throws IOException {
    fileManager.setLocationForModule(location, moduleName, paths);
  }

  @Override
  public Iterable<? extends File> getLocation(Location location) {
    return fileManager.getLocation(location);
  }

  @Override
  public Path asPath(javax.tools.FileObject file) {
    return fileManager.asPath(file);
  }

  @Override
  public void setPathFactory(PathFactory factory) {
    fileManager.setPathFactory(factory);
  }
}
