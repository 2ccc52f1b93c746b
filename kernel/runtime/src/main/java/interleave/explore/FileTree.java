package interleave.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files as a run sees them: those of the disk as they were when one was first looked at, with
/// what the run has changed. The disk stays as it is.
///
/// The files of one folder are one place, because a rename is about two of them.
final class FileTree {
  private final World world;
  private final Map<Path, Entry> onDisk = new HashMap<>();
  private final Map<Path, Entry> changed = new HashMap<>();
  private final Map<Path, Folder> folders = new HashMap<>();
  private int temporary;

  /// What is there by a name.
  sealed interface Entry {
    /// Nothing.
    record Absent() implements Entry {}

    /// A folder.
    record Directory() implements Entry {}

    /// A file.
    @SuppressWarnings("ArrayRecordComponent") // never compared or changed
    record Content(byte[] bytes) implements Entry {}
  }

  /// What the files of a folder have in common.
  private static final class Folder {}

  FileTree(World world) {
    this.world = world;
  }

  /// Puts every file back.
  void reset() {
    changed.clear();
    temporary = 0;
  }

  static Path key(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /// What is there, without a step.
  Entry at(Path path) {
    Path key = key(path);
    Entry known = changed.get(key);
    return known != null ? known : onDisk.computeIfAbsent(key, FileTree::read);
  }

  private static Entry read(Path path) {
    try {
      if (Files.isDirectory(path)) {
        return new Entry.Directory();
      }
      return Files.exists(path) ? new Entry.Content(Files.readAllBytes(path)) : new Entry.Absent();
    } catch (IOException e) {
      throw new EngineFault("cannot read " + path, e);
    }
  }

  void put(Path path, Entry entry) {
    changed.put(key(path), entry);
  }

  /// Takes a step on a file.
  void step(Path path, boolean changes) {
    Path key = key(path);
    Path folder = key.getParent() == null ? key : key.getParent();
    Folder common = folders.computeIfAbsent(folder, _ -> new Folder());
    int id = world.places.of(common).itself().id();
    Path file = key.getFileName();
    Place place = new Place(id, file == null ? key.toString() : file.toString());
    world.step(changes ? new Operation.Update(place) : new Operation.Read(place), null, null);
  }

  /// Before a file is made: its folder is looked at, unless it has always been there.
  void lookAtFolder(Path path) {
    Path folder = key(path).getParent();
    if (folder != null
        && (changed.containsKey(folder) || !(at(folder) instanceof Entry.Directory))) {
      step(folder, false);
    }
  }

  /// Throws unless the folder of a file that is to be made exists.
  void requireFolder(Path path) throws NoSuchFileException {
    @Nullable Path folder = key(path).getParent();
    if (folder != null && !(at(folder) instanceof Entry.Directory)) {
      throw new NoSuchFileException(path.toString());
    }
  }

  boolean isInOneFolder(Path one, Path other) {
    Path folder = key(one).getParent();
    return folder != null && folder.equals(key(other).getParent());
  }

  /// A name that no file has, the same in every run.
  Path temporary(String prefix, String suffix) {
    temporary++;
    return Path.of(System.getProperty("java.io.tmpdir"), prefix + "explored-" + temporary + suffix);
  }
}
