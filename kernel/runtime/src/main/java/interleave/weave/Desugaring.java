package interleave.weave;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Puts plain code in place of what a JVM links when it first gets there: pattern switches, and
/// `equals` and `hashCode` of records. The build does that to our own classes.
///
/// A JVM that has just started needs a millisecond for each such call site, and the first block
/// that is explored meets some fifty. The AOT cache of JDK 25 keeps the links of lambdas and of
/// string concatenation (JEP 483), and none of these.
public final class Desugaring {
  private Desugaring() {}

  /// Rewrites the class files in folders.
  ///
  /// @throws IOException if a file cannot be read or written
  public static void main(String[] folders) throws IOException {
    for (String folder : folders) {
      for (Path file : classFiles(Path.of(folder))) {
        Optional<byte[]> plain = plain(Files.readAllBytes(file));
        if (plain.isPresent()) {
          Files.write(file, plain.get());
        }
      }
    }
  }

  private static List<Path> classFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  /// The class in plain code, empty if there is nothing to do.
  ///
  /// @param classFile of a class whose super types the class path has
  static Optional<byte[]> plain(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    if (!PlainSwitches.areIn(model) && !PlainRecords.areIn(model)) {
      return Optional.empty();
    }
    ClassTransform records = new PlainRecords(model);
    // A pool of its own is without what only the call sites needed.
    return Optional.of(
        ClassFile.of(ConstantPoolSharingOption.NEW_POOL)
            .transformClass(model, records.andThen(new PlainSwitches(model))));
  }

  /// Whether a method has a call site of a kind.
  static boolean has(MethodModel method, Predicate<InvokeDynamicInstruction> kind) {
    return method.code().stream()
        .flatMap(CodeModel::elementStream)
        .anyMatch(element -> element instanceof InvokeDynamicInstruction site && kind.test(site));
  }
}
