package interleave.host;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The constant pool of a class file (JVMS 4.4), read as far as references need it.
///
/// An index that is not of the kind asked for is a fault of the class file.
final class ConstantPool {

  private static final int UTF8 = 1;
  private static final int INTEGER = 3;
  private static final int FLOAT = 4;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int NAME_AND_TYPE = 12;
  static final int METHOD_HANDLE = 15;
  private static final int METHOD_TYPE = 16;
  static final int DYNAMIC = 17;
  private static final int INVOKE_DYNAMIC = 18;
  private static final int MODULE = 19;
  private static final int PACKAGE = 20;

  private final byte[] tags;
  private final String[] texts;
  private final int[] first;
  private final int[] second;

  private ConstantPool(int count) {
    tags = new byte[count];
    texts = new String[count];
    first = new int[count];
    second = new int[count];
  }

  static ConstantPool read(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    var pool = new ConstantPool(count);
    for (int i = 1; i < count; i++) {
      pool.tags[i] = in.readByte();
      pool.readEntry(i, in);
      if (pool.tags[i] == LONG || pool.tags[i] == DOUBLE) {
        i++; // these take two entries
      }
    }
    return pool;
  }

  private void readEntry(int index, DataInputStream in) throws IOException {
    switch (tags[index]) {
      case UTF8 -> texts[index] = in.readUTF();
      case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> first[index] = in.readUnsignedShort();
      case INTEGER, FLOAT -> in.readInt();
      case LONG, DOUBLE -> in.readLong();
      case METHOD_HANDLE -> {
        first[index] = in.readUnsignedByte();
        second[index] = in.readUnsignedShort();
      }
      case FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC -> {
        first[index] = in.readUnsignedShort();
        second[index] = in.readUnsignedShort();
      }
      default -> throw new IOException("constant pool tag " + tags[index]);
    }
  }

  /// Every text in it: names, descriptors, signatures, literals.
  List<String> texts() {
    return Arrays.stream(texts).filter(Objects::nonNull).toList();
  }

  int tag(int index) {
    return tags[index];
  }

  String utf8(int index) {
    return texts[index];
  }

  /// The binary name of a class entry; of an array, that of its element type.
  String className(int index) {
    String name = texts[first[index]];
    if (name.startsWith("[")) {
      int start = name.lastIndexOf('[') + 1;
      name = name.charAt(start) == 'L' ? name.substring(start + 1, name.length() - 1) : "";
    }
    return name.replace('/', '.');
  }

  /// A field or method reference.
  Member member(int index) {
    int nameAndType = second[index];
    return new Member(
        className(first[index]), texts[first[nameAndType]], texts[second[nameAndType]]);
  }

  /// The kind of a method handle (JVMS 4.4.8): 1 to 4 are fields, 6 is a static method.
  int handleKind(int index) {
    return first[index];
  }

  Member handleMember(int index) {
    return member(second[index]);
  }

  /// The bootstrap method's number of a dynamic constant or call site.
  int bootstrap(int index) {
    return first[index];
  }

  /// A field or method of a class.
  ///
  /// @param owner a binary name, such as `REPL.$JShell$12`
  record Member(String owner, String name, String descriptor) {}
}
