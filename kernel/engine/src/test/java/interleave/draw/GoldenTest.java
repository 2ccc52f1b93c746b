package interleave.draw;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.trace.MimeBundle;
import interleave.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each form of each hand-built trace is the one in its golden file. `-Dgolden.update` writes the
/// files anew; look at the difference before it is committed.
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/interleave/draw");

  static final Path DOCS = Path.of("../docs");

  static Stream<String> names() {
    return Traces.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFormIsTheGoldenOne(String name) throws IOException {
    Trace trace = Traces.named(name);
    MimeBundle panel = Panel.of(trace);
    check(name + ".txt", panel.plain() + "\n");
    check(name + ".stable.txt", Panel.stableText(trace) + "\n");
    check(name + ".views.txt", views(trace));
    check(name + ".svg", Panel.svg(trace));
    String html = panel.data().getOrDefault(MimeBundle.HTML, "");
    check(name + ".html", html.replaceAll("base64,[^\"]*", "base64,…"));
    if (trace.events().size() < 100) {
      String json = panel.data().getOrDefault(MimeBundle.TRACE, "");
      check(name + ".json", json.replace("{\"type\"", "\n{\"type\"") + "\n");
    }
  }

  private static String views(Trace trace) {
    return Stream.<Function<Trace, View>>of(
            Views::processes,
            Views::tree,
            Views::timeline,
            Views::states,
            Views::outputs,
            Views::counts,
            Views::memory)
        .map(view -> view.apply(trace))
        .map(view -> view.text() + "\n\n" + view.stable() + "\n")
        .collect(Collectors.joining("\n--------\n"));
  }

  /// The README shows this picture, so it is always the one that this build draws.
  @Test
  void thePictureOfTheReadmeIsCurrent() throws IOException {
    check(DOCS.resolve("panel.svg"), Panel.svg(Traces.fiveStudents()));
    check(DOCS.resolve("panel.txt"), Panel.text(Traces.fiveStudents()) + "\n");
  }

  @Test
  void everyTypeOfEventIsDocumented() throws IOException {
    String page = Files.readString(DOCS.resolve("trace-format.md"));
    String all = Traces.all().values().stream().map(TraceJson::write).collect(Collectors.joining());
    List<String> types =
        Pattern.compile("\"type\":\"([a-z.]+)\"")
            .matcher(all)
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();
    assertThat(types).hasSizeGreaterThan(12).allMatch(type -> page.contains("`" + type + "`"));
  }

  static void check(String file, String actual) throws IOException {
    check(GOLDEN.resolve(file), actual);
  }

  static void check(Path golden, String actual) throws IOException {
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, actual);
    }
    assertThat(golden).as("golden file; -Dgolden.update writes it").exists();
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
