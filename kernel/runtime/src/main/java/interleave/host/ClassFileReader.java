package interleave.host;

import interleave.host.ClassCode.Mention;
import interleave.host.ClassCode.Method;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a class file (JVMS 4) into a [ClassCode].
///
/// The JDK's class-file API would do it in fewer lines, but costs a child's start some ten
/// milliseconds of loading.
final class ClassFileReader {

  /// In the constant pool's form, alone or within a descriptor or signature.
  private static final Pattern CELL_CLASS =
      Pattern.compile(Failure.CELLS.replace('.', '/') + "[^;<>:().\\[/]+");

  private static final int ACC_STATIC = 0x0008;
  private static final int ACC_FINAL = 0x0010;
  private static final int ACC_SYNTHETIC = 0x1000;

  private final DataInputStream in;
  private final ConstantPool pool;
  private final Map<String, RawMethod> rawMethods = new LinkedHashMap<>();
  private final List<int[]> bootstraps = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared or changed
  private record RawMethod(int flags, byte[] code, List<String> locals) {}

  ClassFileReader(byte[] classFile) {
    in = new DataInputStream(new ByteArrayInputStream(classFile));
    try {
      in.skipNBytes(8); // magic, version
      pool = ConstantPool.read(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a class file", e);
    }
  }

  /// The classes of cells that a class file names, in whatever place.
  static Set<String> cellsNamedIn(byte[] classFile) {
    var names = new LinkedHashSet<String>();
    for (String text : new ClassFileReader(classFile).pool.texts()) {
      Matcher matcher = CELL_CLASS.matcher(text);
      while (matcher.find()) {
        names.add(matcher.group().replace('/', '.'));
      }
    }
    return names;
  }

  ClassCode read() {
    try {
      in.skipNBytes(2); // access flags
      String name = pool.className(in.readUnsignedShort());
      List<String> supertypes = readSupertypes();
      Set<String> variables = readVariables();
      readMethods();
      readBootstraps();
      return new ClassCode(name, supertypes, variables, methods());
    } catch (IOException e) {
      throw new IllegalArgumentException("a class file that ends early", e);
    }
  }

  private List<String> readSupertypes() throws IOException {
    var names = new ArrayList<String>();
    int superclass = in.readUnsignedShort();
    if (superclass != 0) {
      names.add(pool.className(superclass));
    }
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      names.add(pool.className(in.readUnsignedShort()));
    }
    return names;
  }

  private Set<String> readVariables() throws IOException {
    var variables = new LinkedHashSet<String>();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      int flags = in.readUnsignedShort();
      String name = pool.utf8(in.readUnsignedShort());
      in.skipNBytes(2); // descriptor
      skipAttributes();
      if ((flags & ACC_STATIC) != 0 && (flags & (ACC_FINAL | ACC_SYNTHETIC)) == 0) {
        variables.add(name);
      }
    }
    return variables;
  }

  private void readMethods() throws IOException {
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      int flags = in.readUnsignedShort();
      String key = pool.utf8(in.readUnsignedShort()) + pool.utf8(in.readUnsignedShort());
      var method = new RawMethod(flags, new byte[0], List.of());
      for (int a = in.readUnsignedShort(); a > 0; a--) {
        String attribute = pool.utf8(in.readUnsignedShort());
        int length = in.readInt();
        if (attribute.equals("Code")) {
          method = readCode(flags);
        } else {
          in.skipNBytes(length);
        }
      }
      rawMethods.put(key, method);
    }
  }

  private RawMethod readCode(int flags) throws IOException {
    in.skipNBytes(4); // stack, locals
    byte[] code = in.readNBytes(in.readInt());
    in.skipNBytes(8L * in.readUnsignedShort()); // exception table
    List<String> locals = List.of();
    for (int a = in.readUnsignedShort(); a > 0; a--) {
      String attribute = pool.utf8(in.readUnsignedShort());
      int length = in.readInt();
      if (attribute.equals("LocalVariableTable")) {
        locals = readLocals();
      } else {
        in.skipNBytes(length);
      }
    }
    return new RawMethod(flags, code, locals);
  }

  /// The first variable of each slot: of a parameter's slot that is the parameter, also where woven
  /// code stands before its beginning.
  private List<String> readLocals() throws IOException {
    var names = new ArrayList<String>();
    var starts = new ArrayList<Integer>();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      int start = in.readUnsignedShort();
      in.skipNBytes(2); // length
      String name = pool.utf8(in.readUnsignedShort());
      in.skipNBytes(2); // descriptor
      int slot = in.readUnsignedShort();
      while (names.size() <= slot) {
        names.add("");
        starts.add(Integer.MAX_VALUE);
      }
      if (start < starts.get(slot)) {
        names.set(slot, name);
        starts.set(slot, start);
      }
    }
    return names;
  }

  private void readBootstraps() throws IOException {
    for (int a = in.readUnsignedShort(); a > 0; a--) {
      String attribute = pool.utf8(in.readUnsignedShort());
      int length = in.readInt();
      if (!attribute.equals("BootstrapMethods")) {
        in.skipNBytes(length);
        continue;
      }
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        in.skipNBytes(2); // the bootstrap method itself
        int[] arguments = new int[in.readUnsignedShort()];
        for (int k = 0; k < arguments.length; k++) {
          arguments[k] = in.readUnsignedShort();
        }
        bootstraps.add(arguments);
      }
    }
  }

  private void skipAttributes() throws IOException {
    for (int a = in.readUnsignedShort(); a > 0; a--) {
      in.skipNBytes(2); // name
      in.skipNBytes(in.readInt());
    }
  }

  private Map<String, Method> methods() {
    var methods = new LinkedHashMap<String, Method>();
    rawMethods.forEach(
        (key, raw) -> {
          Set<Mention> mentions = new Instructions(raw.code(), pool, bootstraps).mentions();
          boolean hidden = (raw.flags() & ACC_SYNTHETIC) != 0 && !key.startsWith("access$");
          boolean bridge = hidden && !key.startsWith("lambda$") && !key.startsWith("$");
          boolean isStatic = (raw.flags() & ACC_STATIC) != 0;
          methods.put(key, new Method(hidden && !bridge, isStatic, mentions, raw.locals()));
        });
    return methods;
  }
}
