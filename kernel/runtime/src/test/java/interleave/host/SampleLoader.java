package interleave.host;

import interleave.course.Proc.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The classes of [SampleCell], defined anew as a cell JVM or a child defines those of cells.
record SampleLoader(CellLoader loader) {

  private static final List<Class<?>> TYPES = List.of(SampleCell.class, SampleCell.Node.class);

  /// With variables as the classes initialise them.
  static SampleLoader fresh() {
    var loader = new CellLoader(SampleLoader.class.getClassLoader());
    try {
      for (Class<?> type : TYPES) {
        loader.add(type.getName(), classFile(type));
      }
      for (Class<?> type : TYPES) {
        loader.findClass(type.getName());
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return new SampleLoader(loader);
  }

  /// With variables that have values of many kinds.
  static SampleLoader filled() {
    SampleLoader sample = fresh();
    sample.call("fill");
    return sample;
  }

  static byte[] classFile(Class<?> type) {
    String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nullable Object get(String variable) {
    return Fields.get(loader, variable(variable));
  }

  void set(String variable, Object value) {
    Fields.set(loader, variable(variable), value);
  }

  private static Variable variable(String name) {
    return new Variable(SampleCell.class.getName(), name);
  }

  @Nullable Object field(Object object, String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  /// Calls a static method of the sample in this loader.
  @Nullable Object call(String name, Object... arguments) {
    try {
      Class<?> type = loader.loadClass(SampleCell.class.getName());
      Method method =
          Stream.of(type.getDeclaredMethods())
              .filter(each -> each.getName().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException(name + Arrays.toString(arguments)));
      method.setAccessible(true);
      return method.invoke(null, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  Body body(String name, Object... arguments) {
    return (Body) java.util.Objects.requireNonNull(call(name, arguments));
  }
}
