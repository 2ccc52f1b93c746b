package interleave.explore;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// A class `Cell` compiled in memory, with blocks to explore.
final class SampleCells {
  private static final String HEAD =
      """
      import interleave.course.*;
      import interleave.explore.*;
      import java.io.*;
      import java.lang.foreign.*;
      import java.lang.invoke.VarHandle;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.concurrent.locks.*;
      import java.util.function.*;
      import java.util.stream.*;
      """;

  private final Loader loader;

  private SampleCells(Loader loader) {
    this.loader = loader;
  }

  /// The class `Cell` with these members.
  static SampleCells of(String members) {
    return new SampleCells(new Loader(compile("Cell", members)));
  }

  /// The class `Cell` with these members, and a method `block` that returns a block: the statements
  /// of its body.
  static SampleCells withBlock(String members, String statements) {
    return of(block(members, statements));
  }

  /// The program of a block: the statements of its body. The members stand before it.
  static Program program(String members, String statements) {
    return program(members, statements, Semantics.STANDARD);
  }

  /// The same with runs that may do more.
  static Program program(String members, String statements, Semantics semantics) {
    return withBlock(members, statements).program("block", semantics);
  }

  /// The same by a mechanism.
  static Program program(String members, String statements, Mechanism mechanism) {
    return withBlock(members, statements).program("block", mechanism);
  }

  /// The program of a block that gives a value.
  static Program computation(String members, String statements) {
    return computation(members, statements, Semantics.STANDARD);
  }

  /// The same with runs that may do more.
  static Program computation(String members, String statements, Semantics semantics) {
    return of(withComputation(members, statements)).program("block", semantics);
  }

  /// The same by a mechanism.
  static Program computation(String members, String statements, Mechanism mechanism) {
    return of(withComputation(members, statements)).program("block", mechanism);
  }

  /// The program of the block that a static method of the class returns.
  Program program(String method) {
    return program(method, Semantics.STANDARD);
  }

  /// The same with runs that may do more.
  Program program(String method, Semantics semantics) {
    return ExploredProgram.of(call(method), semantics);
  }

  /// The same by a mechanism.
  Program program(String method, Mechanism mechanism) {
    return ExploredProgram.of(call(method), mechanism.forCurrentThread(), Semantics.STANDARD);
  }

  /// What a static method of the class returns.
  Object call(String method) {
    try {
      return Class.forName("Cell", true, loader).getMethod(method).invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(method, e);
    }
  }

  private static String withComputation(String members, String statements) {
    return members
        + "\npublic static Computation<?> block() { return () -> {"
        + statements
        + "}; }";
  }

  private static String block(String members, String statements) {
    return members + "\npublic static Block block() { return () -> {" + statements + "}; }";
  }

  /// The class files of a class whose `block()` returns a block: the statements of its body.
  static Map<String, byte[]> compileBlock(String className, String members, String statements) {
    return compile(className, block(members, statements));
  }

  private static Map<String, byte[]> compile(String className, String members) {
    String source = HEAD + "public class " + className + " {\n" + members + "\n}\n";
    StandardJavaFileManager standard =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
    Map<String, ByteArrayOutputStream> outputs = new HashMap<>();
    JavaFileManager memory =
        new ForwardingJavaFileManager<>(standard) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
              @Override
              public OutputStream openOutputStream() {
                return outputs.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
              }
            };
          }
        };
    JavaFileObject input =
        new SimpleJavaFileObject(
            URI.create("string:///" + className + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn", "-g"));
    options.addAll(List.of("-cp", System.getProperty("java.class.path")));
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, memory, null, options, null, List.of(input))
            .call();
    if (!compiled) {
      throw new AssertionError("the test's source does not compile");
    }
    Map<String, byte[]> classes = new HashMap<>();
    outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  private static final class Loader extends ClassLoader implements OriginalClasses {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(SampleCells.class.getClassLoader());
      setDefaultAssertionStatus(true); // as that of cells does
      this.classes = classes;
    }

    @Override
    public byte @Nullable [] original(String name) {
      return classes.get(name);
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
