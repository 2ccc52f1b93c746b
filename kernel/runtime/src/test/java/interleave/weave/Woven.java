package interleave.weave;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Java sources compiled in memory, woven, and loaded.
final class Woven {
  private static final String IMPORTS =
      """
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.concurrent.locks.*;
      import java.util.function.*;
      import java.util.stream.*;
      """;

  private final Map<String, byte[]> plain = new TreeMap<>();
  private final Map<String, byte[]> woven = new TreeMap<>();
  private final ClassLoader loader;

  private Woven(String source) {
    compile(source);
    Ancestry ancestry = Ancestry.create();
    plain.values().forEach(ancestry::learn);
    plain.forEach((name, bytes) -> woven.put(name, Weaver.weave(bytes, ancestry)));
    loader = new Loader(woven);
  }

  /// A class `Cell` with these members.
  static Woven cell(String members) {
    return new Woven(IMPORTS + "public class Cell {\n" + members + "\n}\n");
  }

  /// The bytes of a class before it was woven.
  byte[] plain(String name) {
    return Objects.requireNonNull(plain.get(name));
  }

  Class<?> type(String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(name, e);
    }
  }

  /// The static field `name` of `Cell`.
  Object field(String name) {
    try {
      return type("Cell").getField(name).get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  /// Sets the static field `name` of `Cell`.
  void set(String name, Object value) {
    try {
      type("Cell").getField(name).set(null, value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  /// Calls the static method `name` of `Cell`; what it throws is thrown.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  <T> T call(String name) throws Throwable {
    return (T) call(type("Cell"), name);
  }

  /// The same in the class as it was before it was woven.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  <T> T callPlain(String name) throws Throwable {
    return (T) call(Class.forName("Cell", true, new Loader(plain)), name);
  }

  private static Object call(Class<?> type, String name) throws Throwable {
    try {
      return type.getMethod(name).invoke(null);
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private void compile(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
    List<Output> outputs = new ArrayList<>();
    JavaFileManager memory =
        new ForwardingJavaFileManager<>(standard) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(name);
            outputs.add(output);
            return output;
          }
        };
    JavaFileObject input =
        new SimpleJavaFileObject(URI.create("string:///Cell.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    boolean compiled =
        compiler
            .getTask(null, memory, null, List.of("-proc:none", "-nowarn"), null, List.of(input))
            .call();
    if (!compiled) {
      throw new AssertionError("the test's source does not compile");
    }
    outputs.forEach(each -> plain.put(each.name, each.bytes.toByteArray()));
  }

  private static final class Output extends SimpleJavaFileObject {
    final String name;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String name) {
      super(URI.create("memory:///" + name + ".class"), Kind.CLASS);
      this.name = name;
    }

    @Override
    public OutputStream openOutputStream() throws IOException {
      return bytes;
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(Woven.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
