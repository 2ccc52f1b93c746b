package interleave.weave;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.Interfaces;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes a cell's classes serialisable, so that their objects can travel to a child and into a
/// snapshot.
final class Serialisable implements ClassTransform {
  private static final String SERIALIZABLE = "java/io/Serializable";
  private static final ClassDesc SERIALIZABLE_TYPE = ClassDesc.ofInternalName(SERIALIZABLE);
  private static final Set<String> LIVING = Set.of("java/lang/Thread", "java/lang/ClassLoader");

  /// What JShell puts a snippet in.
  private static final Pattern WRAPPER = Pattern.compile(".*\\$JShell\\$\\w+");

  private Serialisable() {}

  /// Leaves alone what is serialisable already, interfaces, JShell's own wrappers, threads, and a
  /// class whose superclass is not serialisable and has no constructor for deserialising it.
  static ClassTransform of(ClassModel model, Ancestry ancestry) {
    return isWanted(model, ancestry) ? new Serialisable() : ClassTransform.ACCEPT_ALL;
  }

  private static boolean isWanted(ClassModel model, Ancestry ancestry) {
    String name = model.thisClass().asInternalName();
    int flags = model.flags().flagsMask();
    return (flags & (ClassFile.ACC_INTERFACE | ClassFile.ACC_MODULE)) == 0
        && !WRAPPER.matcher(name).matches()
        && !ancestry.isSubtype(name, SERIALIZABLE)
        && LIVING.stream().noneMatch(living -> ancestry.isSubtype(name, living))
        && canRebuild(ancestry.parents(name).superclass(), ancestry);
  }

  private static boolean canRebuild(String superclass, Ancestry ancestry) {
    return superclass.equals("java/lang/Object")
        || superclass.equals("java/lang/Record")
        || ancestry.parents(superclass).hasPlainConstructor();
  }

  @Override
  public void accept(ClassBuilder builder, ClassElement element) {
    if (element instanceof Interfaces interfaces) {
      List<ClassEntry> all = new ArrayList<>(interfaces.interfaces());
      all.add(builder.constantPool().classEntry(SERIALIZABLE_TYPE));
      builder.withInterfaces(all);
    } else {
      builder.with(element);
    }
  }
}
