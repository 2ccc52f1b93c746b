package interleave.weave;

import java.lang.classfile.AttributeMapper;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.BufWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassReader;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CustomAttribute;
import java.util.Optional;

/// A class as it was before it was woven, kept as an attribute of the woven class, which the JVM
/// skips. Whoever has the woven bytes can weave the class anew for another purpose.
final class PlainCopy extends CustomAttribute<PlainCopy> {
  private static final String NAME = "interleave.Plain";
  private static final Mapper MAPPER = new Mapper();

  private final byte[] classFile;

  private PlainCopy(byte[] classFile) {
    super(MAPPER);
    this.classFile = classFile;
  }

  static ClassTransform adding(byte[] classFile) {
    return ClassTransform.endHandler(builder -> builder.with(new PlainCopy(classFile)));
  }

  static Optional<byte[]> in(byte[] woven) {
    ClassFile format =
        ClassFile.of(
            ClassFile.AttributeMapperOption.of(name -> name.equalsString(NAME) ? MAPPER : null));
    return format.parse(woven).findAttribute(MAPPER).map(copy -> copy.classFile);
  }

  private static final class Mapper implements AttributeMapper<PlainCopy> {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public PlainCopy readAttribute(AttributedElement enclosing, ClassReader reader, int position) {
      return new PlainCopy(reader.readBytes(position, reader.readInt(position - 4)));
    }

    @Override
    public void writeAttribute(BufWriter buffer, PlainCopy attribute) {
      buffer.writeIndex(buffer.constantPool().utf8Entry(NAME));
      buffer.writeInt(attribute.classFile.length);
      buffer.writeBytes(attribute.classFile);
    }

    @Override
    public AttributeStability stability() {
      return AttributeStability.STATELESS;
    }
  }
}
