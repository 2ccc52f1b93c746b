package interleave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each example in the documentation of what a cell can call compiles, with what every cell has
/// imported.
class ExamplesTest {
  private static final Path SOURCES = Path.of("src/main/java/interleave");
  private static final Pattern BLOCK =
      Pattern.compile("(?m)^ */// ```java\\R(.*?)^ */// ```$", Pattern.DOTALL | Pattern.MULTILINE);

  private static final String IMPORTS =
      Stream.of(
              "java.util",
              "java.util.function",
              "java.util.stream",
              "java.util.concurrent",
              "java.util.concurrent.atomic",
              "java.util.concurrent.locks",
              "java.time",
              "java.io",
              "java.nio.file",
              "java.net",
              "java.math",
              "interleave.course",
              "interleave.explore")
          .map(name -> "import " + name + ".*;\n")
          .collect(Collectors.joining("", "", "import static interleave.Notebook.*;\n"));

  @TempDir Path classes;

  /// An example and where it stands.
  record Example(Path file, String code) {
    @Override
    public String toString() {
      return SOURCES.relativize(file) + " " + code.lines().findFirst().orElse("");
    }
  }

  static List<Example> examples() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .flatMap(ExamplesTest::examples)
          .toList();
    }
  }

  private static Stream<Example> examples(Path file) {
    try {
      Matcher blocks = BLOCK.matcher(Files.readString(file));
      return blocks
          .results()
          .map(block -> new Example(file, block.group(1).replaceAll("(?m)^ *///", "")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void itCompiles(Example example) throws URISyntaxException {
    String source =
        IMPORTS + "class Cell { void run() throws Exception {\n" + example.code() + "}}\n";
    var file =
        new SimpleJavaFileObject(
            URI.create("string:///Cell.java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignored) {
            return source;
          }
        };
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", runtime());
    boolean compiles = javac.getTask(problems, null, null, options, null, List.of(file)).call();
    assertThat(compiles).as(source.substring(IMPORTS.length()) + problems).isTrue();
  }

  private static String runtime() throws URISyntaxException {
    return Path.of(Notebook.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  @Test
  void everyExampleIsFound() throws IOException {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(16);
  }
}
