package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import interleave.text.Columns;
import interleave.trace.MimeBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MagicsTest {
  private static final String PROCESS = "Proc.start(() -> System.out.println(\"child\"));";

  private static Lab lab;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @ParameterizedTest
  @CsvSource({
    "%trcae, %trace",
    "%maven junit, group:artifact:version",
    "%trace loud, off|auto|live|full",
    "%who is it, takes nothing",
    "%load, needs more: %load FILE",
    "%load no/such.jsh, cannot read",
    "%classpath no/such.jar, there is no no/such.jar",
    "%maven no.such.group:nothing:0, cannot find",
  })
  void aWrongMagicIsAnErrorOnItsLineAndNothingRuns(String line, String told) {
    Transcript cell = lab.run("// first\n" + line + "\nint ran = 1;");
    assertThat(cell.traceback())
        .containsPattern("^Cell \\[\\d+], line 2: error:")
        .containsIgnoringCase(told);
    assertThat(lab.run("ran").failed()).isTrue();
  }

  @Test
  void aRemainderAtTheBeginningOfALineIsJava() {
    assertThat(lab.run("int rest = 17\n%5;\nrest").result()).isEqualTo("2");
  }

  @Test
  void anErrorBehindAMagicKeepsItsLine() {
    assertThat(lab.run("%trace off\n\nint x = 1 / 0;").traceback())
        .containsPattern("Cell \\[\\d+], line 3");
  }

  @Test
  void tracingIsTurnedOffAndOn() {
    assertThat(lab.run("%trace off\n" + PROCESS).displays()).isEmpty();
    assertThat(lab.run(PROCESS).displays()).isEmpty();
    assertThat(lab.run("%trace auto\n" + PROCESS).displays()).isNotEmpty();
    assertThat(lab.run("1 + 1").displays()).isEmpty();
    assertThat(lab.run("%trace full\n1 + 1").displays()).isNotEmpty();
    lab.run("%trace auto");
  }

  @Test
  void timeIsTold() {
    assertThat(lab.run("%%time\nint x = 3;\nx").out()).matches("Time: [0-9.]+ ms\n");
    Transcript line = lab.run("%time x + 1");
    assertThat(line.out()).matches("Time: [0-9.]+ ms\n");
    assertThat(line.result()).isEqualTo("4");
    assertThat(lab.run("%time x\nx + 1").traceback()).contains("%%time alone");
  }

  @Test
  void whatWasDeclaredIsListedAndForgotten() {
    lab.run("int 数 = 3; String greet(String name) { return name; } record Point(int x) {}");
    String shown = lab.run("%who").displays().getLast().plain();
    assertThat(shown.lines().map(line -> line.strip().replaceAll("\\s+", " ")))
        .contains("数 variable int", "greet method (String)String", "Point record ·");
    String pid = lab.run("ProcessHandle.current().pid()").result();
    assertThat(lab.run("%reset\nProcessHandle.current().pid()").result()).isNotEqualTo(pid);
    assertThat(lab.run("数").traceback()).contains("cannot find symbol");
  }

  @Test
  void helpListsEveryMagic() {
    String help =
        lab.run("%help").displays().stream().map(MimeBundle::plain).findFirst().orElse("");
    for (MagicWord word : MagicWord.values()) {
      assertThat(help).contains(word.usage());
    }
    assertThat(help.lines())
        .contains(
            "%who                           shows the notebook's variables, methods and types")
        .allMatch(line -> Columns.width(line) <= 100);
  }

  @Test
  void aFileRunsBeforeTheCellAndItsErrorsNameIt() throws IOException {
    Path file =
        Files.writeString(folder.resolve("课.jsh"), "int half(int n) {\n  return n / 2;\n}\n");
    assertThat(lab.run("%load " + file + "\nhalf(42)").result()).isEqualTo("21");
    Files.writeString(file, "int fine = 1;\nint wrong = \"text\";");
    assertThat(lab.run("%load " + file + "\nfine").traceback())
        .startsWith(file + ", line 2: error:");
  }

  @Test
  void classesOnTheClassPathAreFoundInTheCellAndInItsChildren() throws IOException {
    Path classes =
        Lab.library(
            folder,
            "town.Shop",
            "public class Shop { public static String name() { return \"corner\"; } }");
    lab.run("int kept = 1;");
    assertThat(lab.run("%classpath " + classes + "\ntown.Shop.name() + kept").result())
        .isEqualTo("\"corner1\"");
    assertThat(lab.run("Proc.start(() -> System.out.println(town.Shop.name()));").out())
        .isEqualTo("corner\n");
  }

  @Test
  void processesThatRunAlreadyFindALibraryThatIsAddedLater() throws IOException {
    lab.ok(
        """
        %background
        ProcPool early = new ProcPool(1);
        SharedQueue<Object> post = new SharedQueue<>();
        SharedQueue<String> read = new SharedQueue<>();
        early.submit(() -> 1).get();
        Proc reader = Proc.start(() -> read.put(post.get().toString()));
        """);
    Path classes =
        Lab.library(
            folder,
            "village.Letter",
            "public record Letter(String text) implements java.io.Serializable {}");
    assertThat(
            lab.ok(
                    "%classpath "
                        + classes
                        + "\nearly.submit(() -> new village.Letter(\"a\").text()).get()")
                .result())
        .isEqualTo("\"a\"");
    assertThat(lab.ok("post.put(new village.Letter(\"b\")); read.get()").result())
        .isEqualTo("\"Letter[text=b]\"");
    lab.ok("early.close();");
  }

  @Test
  void afterAResetClassesOfTheSameNameAreNotTakenForThoseOfBefore() {
    for (String said : new String[] {"old", "new"}) {
      lab.ok("%reset");
      assertThat(
              lab.out(
                  """
                  var late = new SharedQueue<Object>();
                  Proc reader = Proc.start(() -> System.out.println(late.get()));
                  class Note implements Serializable { public String toString() { return "%s"; } }
                  late.put(new Note());
                  reader.join();
                  """
                      .formatted(said)))
          .isEqualTo(said + "\n");
    }
  }

  @Test
  void aLibraryComesFromMaven() {
    Transcript cell =
        lab.run(
            "%maven org.jspecify:jspecify:1.0.1\n"
                + "Class.forName(\"org.jspecify.annotations.NullMarked\").getSimpleName()");
    assertThat(cell.result()).isEqualTo("\"NullMarked\"");
  }

  @Test
  void aCellInTheBackgroundEndsBeforeItsChild() throws Exception {
    Path gate = folder.resolve("gate");
    Process mkfifo = new ProcessBuilder("mkfifo", gate.toString()).start();
    assertThat(mkfifo.waitFor()).isZero();
    Transcript cell =
        lab.run(
            "%background\nProc.start(() -> System.out.println(Files.readString(Path.of(\""
                + gate
                + "\"))));");
    assertThat(cell.failed()).isFalse();
    assertThat(cell.out()).isEmpty();
    Files.writeString(gate, "opened");
    cell.awaitOut("opened\n"::equals);
  }

  @Test
  void aMagicIsCompletedByItsName() {
    assertThat(lab.session().complete("%tra", 4).matches())
        .extracting(Completions.Match::text)
        .containsExactly("trace");
    assertThat(lab.session().complete("%trace off\n\"\".lengt", 19).matches())
        .extracting(Completions.Match::text)
        .contains("length()");
  }
}
