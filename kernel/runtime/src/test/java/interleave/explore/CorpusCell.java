package interleave.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A cell of the corpus: declarations, and a call of `explore` at its end.
record CorpusCell(String text) {
  /// Seen from this module, and from those beside it.
  private static final Path FOLDER = Path.of("../runtime/src/test/resources/interleave/explore");

  private static final Pattern EXPECTED = Pattern.compile("// Expected: (\\w+)(?: (\\w+))?");
  private static final String CALL = "explore(() -> {\n";

  /// The files of a verdict's folder.
  static Stream<Path> in(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
    }
  }

  static CorpusCell read(Path file) throws IOException {
    return new CorpusCell(Files.readString(file));
  }

  static CorpusCell named(String folder, String name) throws IOException {
    return read(FOLDER.resolve(folder).resolve(name + ".java"));
  }

  String expected(String part) {
    Matcher expected = EXPECTED.matcher(text);
    assertThat(expected.find()).as("says what is expected").isTrue();
    String found = expected.group(Integer.parseInt(part));
    return found == null ? "" : found;
  }

  /// Its program; what it declares becomes static members of a class.
  Program program() {
    return program(Semantics.STANDARD);
  }

  /// The same with runs that may do more.
  Program program(Semantics semantics) {
    return SampleCells.program(members(), statements(), semantics);
  }

  /// A class whose method `block` returns its program.
  SampleCells compile() {
    return SampleCells.withBlock(members(), statements());
  }

  /// The class files of its program, which a class's method `block` returns.
  Map<String, byte[]> compile(String className) {
    return SampleCells.compileBlock(className, members(), statements());
  }

  private String members() {
    return text.substring(0, text.indexOf(CALL))
        .lines()
        .map(CorpusCell::member)
        .reduce("", (a, b) -> a + b + "\n");
  }

  private String statements() {
    return text.substring(text.indexOf(CALL) + CALL.length(), text.lastIndexOf("});"));
  }

  private static String member(String line) {
    boolean declares = !line.isEmpty() && Character.isLetter(line.charAt(0));
    return declares ? "static " + line : line;
  }
}
