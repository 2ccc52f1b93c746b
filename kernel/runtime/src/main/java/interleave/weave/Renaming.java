package interleave.weave;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Gives the classes that a class file names other names, wherever a name stands: in its constants,
/// descriptors and signatures.
///
/// All of them are entries of the constant pool with slashes, which texts of a program hardly have;
/// so the code itself need not be looked at.
public final class Renaming {
  /// A name within an entry: by itself, or in a descriptor.
  private static final Pattern NAME =
      Pattern.compile(
          "(?:java/util|jdk/internal/misc|interleave/(?:explore|course|memory|probe))/[\\w$/]+");

  /// What a name begins with: a text without any of these need not be matched.
  private static final List<String> ROOTS =
      List.of("java/util/", "jdk/internal/misc/", "interleave/");

  private static final int FIRST_ENTRY = 10;
  private static final int UTF8 = 1;

  private final UnaryOperator<String> names;

  private Renaming(UnaryOperator<String> names) {
    this.names = names;
  }

  /// Gives names as `names` says.
  ///
  /// @param names gives the new internal name for an old one, or the same
  public static Renaming of(UnaryOperator<String> names) {
    return new Renaming(names);
  }

  /// The class file with the new names.
  public byte[] rename(byte[] classFile) {
    ByteBuffer in = ByteBuffer.wrap(classFile);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length + 256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(classFile, 0, FIRST_ENTRY);
      int count = in.getShort(FIRST_ENTRY - 2) & 0xffff;
      int at = FIRST_ENTRY;
      for (int i = 1; i < count; i++) {
        int size = sizeOf(in, at);
        if (classFile[at] == UTF8) {
          entry(out, classFile, at, size);
        } else {
          out.write(classFile, at, size);
        }
        if (isWide(classFile[at])) {
          i++;
        }
        at += size;
      }
      out.write(classFile, at, classFile.length - at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void entry(DataOutputStream out, byte[] classFile, int at, int size) throws IOException {
    String text = new String(classFile, at + 3, size - 3, StandardCharsets.ISO_8859_1);
    String renamed = mayName(text) ? rename(text) : text;
    if (renamed.equals(text)) {
      out.write(classFile, at, size);
    } else {
      out.writeByte(UTF8);
      out.writeShort(renamed.length());
      out.write(renamed.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static boolean mayName(String text) {
    for (String root : ROOTS) {
      if (text.contains(root)) {
        return true;
      }
    }
    return false;
  }

  private String rename(String text) {
    Matcher matcher = NAME.matcher(text);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(names.apply(found.group())));
  }

  private static boolean isWide(byte tag) {
    return tag == 5 || tag == 6;
  }

  private static int sizeOf(ByteBuffer in, int at) {
    int tag = in.get(at);
    return switch (tag) {
      case UTF8 -> 3 + (in.getShort(at + 1) & 0xffff);
      case 5, 6 -> 9;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
      case 15 -> 4;
      case 7, 8, 16, 19, 20 -> 3;
      default -> throw new IllegalArgumentException("a constant of kind " + tag);
    };
  }
}
