package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `kernel/docs/seeds.md` has every row, and names tests that exist.
class SeedsTableTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

  private final String page = read(Path.of("../docs/seeds.md"));

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The sources of all tests by the names of their classes.
  private static Map<String, String> sources() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(".."))) {
      List<Path> tests =
          all.filter(path -> path.toString().matches(".*src.test.java.*(Test|IT)\\.java")).toList();
      return tests.stream()
          .collect(
              Collectors.toMap(
                  path -> path.getFileName().toString().replace(".java", ""),
                  SeedsTableTest::read,
                  String::concat));
    }
  }

  @Test
  void everyRowIsThereOnce() {
    List<Integer> rows =
        ROW.matcher(page).results().map(row -> Integer.parseInt(row.group(1))).toList();
    assertThat(rows).isEqualTo(IntStream.rangeClosed(37, 100).boxed().toList());
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Map<String, String> sources = sources();
    List<MatchResult> named = NAMED.matcher(page).results().toList();
    assertThat(named).hasSizeGreaterThan(60);
    for (MatchResult test : named) {
      String source = sources.getOrDefault(test.group(1), "");
      assertThat(source).as(test.group()).isNotEmpty();
      if (test.group(2) != null) {
        assertThat(source).as(test.group()).contains("void " + test.group(2) + "(");
      }
    }
  }
}
