package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a cell of the explorer's corpus shows is the text in the folder `drawn` beside it, in every
/// session. `-Dgolden.update` writes the texts anew; read the difference before it is committed:
///
/// `mvn -o -q test -pl kernel/engine -am -Dtest=CorpusDrawingTest -Dgolden.update
/// -Dsurefire.failIfNoSpecifiedTests=false`
class CorpusDrawingTest {
  private static final Path CORPUS = Path.of("../runtime/src/test/resources/interleave/explore");

  /// No program may come to the end of its time on a busy machine.
  private static final String PATIENT =
      "explore(Options.standard().budget(Duration.ofMinutes(2)), ";

  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  static Stream<Path> programs() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS, 2)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void showsTheSameInEverySession(Path program) throws IOException {
    String result = lab.ok(cell(Files.readString(program))).result();
    String shown = result.stripTrailing().replaceAll("Cell \\[\\d+]", "Cell [1]") + "\n";
    Path folder = program.resolveSibling("drawn");
    Path golden = folder.resolve(program.toFile().getName().replace(".java", ".txt"));
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(folder);
      Files.writeString(golden, shown);
    }
    assertThat(golden).as("-Dgolden.update writes it").exists();
    assertThat(shown).isEqualTo(Files.readString(golden));
  }

  /// The program as a cell whose last expression is what it comes to.
  private static String cell(String text) {
    String call = text.replace("explore(() ->", PATIENT + "() ->");
    return call.substring(0, call.lastIndexOf(';'));
  }
}
