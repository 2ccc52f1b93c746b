package interleave.course;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.StreamCorruptedException;
import java.util.function.Consumer;

/// Reads what a [CellOutput] wrote, with the classes of a [CellLoader].
public final class CellInput extends ObjectInputStream {

  private final ClassLoader loader;
  private final Consumer<Object> made;

  /// Reads from a stream.
  public CellInput(InputStream in, ClassLoader loader) throws IOException {
    super(in);
    this.loader = loader;
    this.made = _ -> {};
  }

  /// The same for somebody who wants to see each object.
  ///
  /// @param made learns of each as soon as it is read
  public CellInput(InputStream in, ClassLoader loader, Consumer<Object> made) throws IOException {
    super(in);
    this.loader = loader;
    this.made = made;
    enableResolveObject(true);
  }

  @Override
  protected Object resolveObject(Object object) {
    made.accept(object);
    return object;
  }

  @Override
  protected void readStreamHeader() {}

  @Override
  protected ObjectStreamClass readClassDescriptor() throws IOException {
    String name = readUTF();
    try {
      return ObjectStreamClass.lookupAny(classNamed(name));
    } catch (ClassNotFoundException e) {
      throw new StreamCorruptedException("no class " + name + " here");
    }
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass desc) throws ClassNotFoundException {
    Class<?> type = desc.forClass();
    return type == null ? classNamed(desc.getName()) : type;
  }

  @Override
  protected Class<?> resolveProxyClass(String[] interfaces)
      throws IOException, ClassNotFoundException {
    var types = new Class<?>[interfaces.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = classNamed(interfaces[i]);
    }
    return java.lang.reflect.Proxy.newProxyInstance(loader, types, (_, _, _) -> null).getClass();
  }

  private Class<?> classNamed(String name) throws ClassNotFoundException {
    Class<?> primitive = Class.forPrimitiveName(name);
    return primitive == null ? Class.forName(name, false, loader) : primitive;
  }
}
