package interleave.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule, held against sources that break it.
class RulesCanFailTest {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
  // One for all, since it keeps what it has read of the class path.
  private static final StandardJavaFileManager JAVAC_FILES =
      JAVAC.getStandardFileManager(null, null, null);

  @TempDir Path folder;

  /// Sources that break `rule`, one class in each.
  record Broken(String rule, List<String> sources) {
    Broken(String rule, String... sources) {
      this(rule, List.of(sources));
    }
  }

  static Stream<Broken> broken() {
    return Stream.of(
        new Broken(
            "floors",
            one("cells", "class A { interleave.session.B b; }"),
            one("session", "public class B {}")),
        new Broken(
            "floors",
            one("draw", "class A { interleave.cells.B b; }"),
            one("cells", "public class B {}")),
        new Broken("floors", one("attic", "class A {}")),
        new Broken(
            "no cycles",
            one("os", "public class A { interleave.host.B b; }"),
            one("host", "public class B { interleave.os.A a; }")),
        new Broken("jshell", one("session", "class A { jdk.jshell.JShell b; }")),
        new Broken("classfile", one("cells", "class A { java.lang.classfile.ClassFile b; }")),
        new Broken(
            "basekernel",
            one("session", "class A { org.dflib.jjava.jupyter.kernel.display.DisplayData b; }")),
        new Broken("zeromq", one("session", "class A { org.zeromq.ZMQ b; }")),
        new Broken("gson", one("session", "class A { com.google.gson.Gson b; }")),
        new Broken("jedis", one("session", "class A { redis.clients.jedis.Jedis b; }")),
        new Broken("picocli", one("session", "class A { picocli.CommandLine b; }")),
        new Broken("commonmark", one("session", "class A { org.commonmark.node.Node b; }")),
        new Broken(
            "jackson", one("trace", "class A { com.fasterxml.jackson.databind.ObjectMapper b; }")),
        new Broken("null-marked", one("os", "class A {}")),
        new Broken("streams", one("course", "class A { void b() { System.out.println(); } }")),
        new Broken(
            "streams", one("os", "class A { void b() { new Throwable().printStackTrace(); } }")),
        new Broken("names", one("os", "class ProcessManager {}")),
        new Broken("names", one("os", "class A { record LineUtils() {} }")),
        new Broken(
            "exceptions", one("os", "class A { void b() { throw new RuntimeException(); } }")),
        new Broken(
            "traces alone",
            one("draw", "class A { interleave.host.B b; }"),
            one("host", "public class B {}")),
        new Broken("no i/o", one("draw", "class A { java.nio.file.Path b; }")),
        new Broken(
            "no threads", one("grade", "class A { java.util.concurrent.ExecutorService b; }")),
        new Broken("no thread", one("draw", "class A { void b() { Thread.yield(); } }")),
        new Broken("no clocks", one("draw", "class A { long b() { return System.nanoTime(); } }")),
        new Broken(
            "no clocks",
            one("grade", "class A { Object b() { return java.time.Instant.now(); } }")));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenHouseIsSeen(Broken broken) throws IOException {
    var rule = Rules.all().get(broken.rule());
    assertThat(rule).isNotNull();
    compile(broken.sources());
    var house = new ClassFileImporter().importPath(folder.resolve("classes"));
    assertThatThrownBy(() -> rule.check(house)).isInstanceOf(AssertionError.class);
  }

  @Test
  void everyRuleIsBrokenOnce() {
    Set<String> tried = broken().map(Broken::rule).collect(Collectors.toSet());
    assertThat(tried).containsExactlyInAnyOrderElementsOf(Rules.all().keySet());
  }

  private static String one(String room, String type) {
    return "package interleave.%s; %s".formatted(room, type);
  }

  private void compile(List<String> sources) throws IOException {
    List<String> options = List.of("-proc:none", "-d", folder.resolve("classes").toString());
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      var file =
          Files.createDirectories(folder.resolve("s" + i))
              .resolve(typeName(sources.get(i)) + ".java");
      paths.add(Files.writeString(file, sources.get(i)));
    }
    var files = JAVAC_FILES.getJavaFileObjects(paths.toArray(Path[]::new));
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    boolean compiled = JAVAC.getTask(null, JAVAC_FILES, diagnostics, options, null, files).call();
    assertThat(compiled).as(() -> diagnostics.getDiagnostics().toString()).isTrue();
  }

  private static String typeName(String source) {
    return source.replaceAll(".*?class (\\w+).*", "$1");
  }
}
