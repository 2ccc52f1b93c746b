package interleave.host;

import interleave.probe.Portable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Tasks on their way to and from other notebooks, with the classes of cells that they need.
///
/// The classes of two notebooks have the same names, which count snippets. So those of another
/// notebook get a class loader of their own, one for each set of classes.
final class Luggage {
  /// How many sets of classes are kept, the one that was used least recently going first.
  private static final int KEPT = 8;

  private final Map<String, CellLoader> loaders =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CellLoader> eldest) {
          return size() > KEPT;
        }
      };

  /// Packs a task with the classes that it can reach.
  ///
  /// @param name what the task is called in messages
  static Portable pack(CellLoader loader, Serializable task, String name) {
    var roots = new TreeSet<String>();
    byte[] packed = Parcel.packAbroad(loader, name, task, roots);
    byte[] classes = write(reachable(loader, roots));
    return new Portable(key(classes), classes, packed);
  }

  /// The class files of these classes and of all that they name.
  private static SortedMap<String, byte[]> reachable(CellLoader loader, Collection<String> roots) {
    var found = new TreeMap<String, byte[]>();
    Deque<String> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      String name = open.remove();
      byte[] classFile = found.containsKey(name) ? null : loader.classFile(name);
      if (classFile != null) {
        found.put(name, classFile);
        open.addAll(ClassFileReader.cellsNamedIn(classFile));
      }
    }
    return found;
  }

  private static byte[] write(SortedMap<String, byte[]> classes) {
    var bytes = new ByteArrayOutputStream(1 << 14);
    try (var out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> each : classes.entrySet()) {
        out.writeUTF(each.getKey());
        out.writeInt(each.getValue().length);
        out.write(each.getValue());
      }
    } catch (IOException e) {
      throw new HostFault("classes cannot be packed", e);
    }
    return bytes.toByteArray();
  }

  private static String key(byte[] classes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(classes));
    } catch (NoSuchAlgorithmException e) {
      throw new HostFault("every JDK has SHA-256", e);
    }
  }

  /// The loader of these classes, which finds the libraries of `host`.
  synchronized CellLoader loader(Portable portable, CellLoader host) {
    return loaders.computeIfAbsent(portable.key(), _ -> read(portable.classes(), host));
  }

  private static CellLoader read(byte[] classes, CellLoader host) {
    var loader = CellLoader.ofAnotherNotebook(host);
    try (var in = new DataInputStream(new ByteArrayInputStream(classes))) {
      while (in.available() > 0) {
        String name = in.readUTF();
        loader.add(name, in.readNBytes(in.readInt()));
      }
    } catch (IOException e) {
      throw new HostFault("the classes of another notebook cannot be read", e);
    }
    return loader;
  }
}
