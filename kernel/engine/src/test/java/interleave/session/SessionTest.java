package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @Test
  void theValueOfTheLastExpressionIsTheResult() {
    assertThat(lab.run("1+1").result()).isEqualTo("2");
    assertThat(lab.run("int six = 6;\nint seven = 7;\nsix * seven").result()).isEqualTo("42");
    assertThat(lab.run("\"a\\n\" + 'b'").result()).isEqualTo("\"a\\nb\"");
    assertThat(lab.run("new int[] {1, 2}").result()).isEqualTo("int[2] { 1, 2 }");
    assertThat(lab.run("null").result()).isEqualTo("null");
    assertThat(lab.run("1 + 1 // two").result()).isEqualTo("2");
  }

  @Test
  void aStatementOrADeclarationHasNoValue() {
    assertThat(lab.run("var list = new ArrayList<String>();").result()).isEqualTo("(no value)");
    assertThat(lab.run("list.add(\"x\");").result()).isEqualTo("(no value)");
    assertThat(lab.run("System.out.println(list)").result()).isEqualTo("(no value)");
    assertThat(lab.run("// nothing at all").failed()).isFalse();
    assertThat(lab.run("").failed()).isFalse();
  }

  @Test
  void aRedefinitionLeavesTheVariablesMadeFromTheOldDefinition() {
    Transcript cell = lab.run("int f(){return 1;} var v = f(); int f(){return 2;}");
    assertThat(cell.failed()).isFalse();
    assertThat(lab.run("v").result()).isEqualTo("1");
    assertThat(lab.run("f()").result()).isEqualTo("2");
  }

  @Test
  void aVariableDeclaredAnewWithoutAValueStartsFromItsDefault() {
    lab.run("int again = 3;");
    assertThat(lab.run("int again;\nagain").result()).isEqualTo("0");
  }

  @Test
  void forwardReferencesWork() {
    lab.run("int twice() { return 2 * once(); }");
    lab.run("int once() { return 21; }");
    assertThat(lab.run("twice()").result()).isEqualTo("42");
    assertThat(
            lab.run("class Ping { Pong pong; } class Pong { Ping ping; }\nnew Ping().pong == null")
                .result())
        .isEqualTo("true");
  }

  @Test
  void whatADeclarationStillNeedsIsNamed() {
    assertThat(lab.run("int later() { return notYet(); }").out())
        .contains("later cannot be used until this is declared: method notYet()");
    assertThat(lab.run("later()").traceback())
        .contains("later cannot be used until this is declared: method notYet()");
  }

  @Test
  void aCompileErrorShowsTheCellsLineAndThePlace() {
    Transcript cell = lab.run("int before = 1;\nint bad = \"text\";");
    assertThat(cell.error().name()).isEqualTo("CompileError");
    assertThat(cell.traceback())
        .contains("line 2: error: incompatible types")
        .contains("    int bad = \"text\";\n              ^^^^^^");
    assertThat(lab.run("before").result()).isEqualTo("1");
  }

  @Test
  void thePlaceOfACompileErrorIsRightBehindChineseText() {
    assertThat(lab.run("String 名字 = 1;").traceback())
        .contains("    String 名字 = 1;\n           \u3000\u3000   ^");
  }

  @Test
  void anUnfinishedCellIsACompileError() {
    assertThat(lab.run("class Open {\n  int x").error().name()).isEqualTo("CompileError");
  }

  @Test
  void anExceptionShowsTheLearnersFramesWithCellAndLine() {
    Transcript cell = lab.run("int halve(int n) {\n  return 1 / n;\n}\nint q = 5;\n\nhalve(0)");
    int label = ((CellReply.Failed) cell.reply.join()).executionCount();
    assertThat(cell.error().name()).isEqualTo("ArithmeticException");
    assertThat(cell.error().value()).isEqualTo("/ by zero");
    assertThat(cell.traceback())
        .isEqualTo(
            "ArithmeticException: / by zero\n    at Cell [%d], line 2, in halve\n    at Cell [%d], line 6"
                .formatted(label, label));
  }

  @Test
  void everyKindOfSnippetIsPlacedOnItsOwnLine() {
    for (String code :
        List.of(
            "int a1 = 1;\nint b1 =\n  Integer.parseInt(\"x\");",
            "int a2 = 1;\n\n1 / 0",
            "int a3 = 1;\n\nif (true) throw new RuntimeException();",
            "int a4 = 1;\n\nvar c4 = Integer.parseInt(\"x\");",
            "class C5 {\n  static int go() {\n    return 1 / 0; } }\nC5.go()",
            "int a6 = 1;\nRunnable r6 = () -> {\n  throw new RuntimeException(); };\nr6.run();")) {
      assertThat(lab.run(code).traceback()).as(code).contains(", line 3");
    }
  }

  @Test
  void statementsInARowRunWithoutTheCompilerBetweenThem() {
    Transcript cell =
        lab.run(
            """
            var line = new ArrayList<String>();
            var p1 = new Thread(() -> line.add("x"));
            p1.start();
            p1.join(); // the thread has ended
            line.add("y");
            if (line.size() == 2) {
              line.add("z");
            }
            line
            """);
    assertThat(cell.result()).isEqualTo("[x, y, z]");
    assertThat(lab.run("int g1 = 0;\ng1++;\ng1 += 1 / 0;\ng1++;").traceback()).contains(", line 3");
    assertThat(lab.run("g1").result()).isEqualTo("1");
    assertThat(lab.run("g1 = 5;\ng1 = 6;\n g1 = \"six\";\ng1").traceback())
        .contains("line 3: error: incompatible types")
        .contains("     g1 = \"six\";\n          ^^^^^");
    assertThat(lab.run("g1").result()).isEqualTo("1");
    assertThat(lab.run("g1 = 7; g1 = 8; System.out.println(g1)").out()).isEqualTo("8\n");
  }

  @Test
  void whatIsAssertedIsChecked() {
    assertThat(lab.run("int two = 2;\nassert two == 3 : \"two is \" + two;").traceback())
        .contains("AssertionError: two is 2")
        .contains("line 2");
  }

  @Test
  void causesAreShown() {
    assertThat(
            lab.run("throw new IllegalStateException(\"outer\", new RuntimeException(\"inner\"));")
                .traceback())
        .contains("IllegalStateException: outer")
        .contains("Caused by: RuntimeException: inner");
  }

  @Test
  void aStackOverflowPrintsLittle() {
    lab.run("int deep(int n) { return deep(n + 1) + 1; }");
    Transcript cell = lab.run("deep(0)");
    assertThat(cell.error().name()).isEqualTo("StackOverflowError");
    assertThat(cell.traceback().length()).isLessThan(3_000);
  }

  @Test
  void bothStreamsAreShown() {
    Transcript cell = lab.run("System.out.println(\"输出\"); System.err.println(\"错误\");");
    assertThat(cell.out()).isEqualTo("输出\n");
    assertThat(cell.err()).isEqualTo("错误\n");
  }

  @Test
  void aFloodIsCompleteInOrderAndInFewMessages() {
    Transcript cell = lab.run("for (int i = 0; i < 100_000; i++) System.out.println(i);");
    assertThat(cell.out())
        .isEqualTo(
            IntStream.range(0, 100_000).mapToObj(i -> i + "\n").collect(Collectors.joining()));
    assertThat(cell.streams()).isLessThan(5_000);
  }

  @Test
  void aThreadsOutputGoesToTheCellThatStartedItAlsoAfterItsEnd() throws Exception {
    Transcript first =
        lab.run(
            """
            var gate = new CountDownLatch(1);
            new Thread(() -> {
              try { gate.await(); } catch (InterruptedException e) { }
              System.out.println("late");
            }).start();
            """);
    assertThat(first.failed()).isFalse();
    Transcript second = lab.run("gate.countDown(); System.out.println(\"second\");");
    first.awaitOut("late\n"::equals);
    assertThat(second.out()).isEqualTo("second\n");
  }

  @Test
  void anUncaughtExceptionInAThreadIsShownInTheCell() throws Exception {
    Transcript cell =
        lab.run(
            "var t = new Thread(() -> {\n  throw new IllegalStateException(\"boom\");\n});\nt.start();\nt.join();");
    assertThat(cell.err())
        .contains("Exception in thread \"Thread-")
        .contains("IllegalStateException: boom\n    at Cell [")
        .contains("], line 2");
  }

  @Test
  void standardInputAsksTheFrontEnd() {
    Transcript cell =
        lab.run(
            CellRequest.of("var in = new Scanner(System.in); in.nextInt() + in.nextInt()"),
            List.of("40", "2"));
    assertThat(cell.result()).isEqualTo("42");
  }

  @Test
  void userExpressionsAreAnswered() {
    CellReply reply =
        lab.run(
                new CellRequest(
                    "int answer = 42;",
                    false,
                    true,
                    Map.of("good", "answer + 1", "bad", "nothing"),
                    true))
            .reply
            .join();
    Map<String, CellReply.ExpressionReply> expressions = ((CellReply.Ok) reply).userExpressions();
    assertThat(expressions.get("good"))
        .isEqualTo(new CellReply.ExpressionReply.Value(interleave.trace.MimeBundle.text("43")));
    assertThat(expressions.get("bad")).isInstanceOf(CellReply.ExpressionReply.Failed.class);
  }

  @Test
  void aSilentCellShowsNothingAndDoesNotCount() {
    int before = lab.session().history().size();
    Transcript cell =
        lab.run(
            new CellRequest(
                "int quiet = 1; System.out.println(9); quiet", true, true, Map.of(), true));
    assertThat(cell.out() + cell.result()).isEqualTo("(no value)");
    assertThat(lab.session().history()).hasSize(before);
    assertThat(lab.run("quiet").result()).isEqualTo("1");
  }

  @Test
  void completionAndInspectionKnowTheCellsBefore() {
    lab.run("String greeting = \"hi\";");
    assertThat(lab.session().complete("greeting.len", 12).matches())
        .extracting(Completions.Match::text)
        .contains("length()");
    assertThat(List.of(10, 15, 16))
        .allMatch(at -> lab.session().inspect("greeting.length(", at, 0).isPresent());
  }

  @Test
  void completenessIsJudged() {
    assertThat(lab.session().isComplete("int x = 1;")).isInstanceOf(Completeness.Complete.class);
    assertThat(lab.session().isComplete("if (true) {"))
        .isEqualTo(new Completeness.Incomplete("    "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"int x = 5 5;", "int x = 1; ) (", "class { }", "foo(1,,2);"})
  void whatIsNoJavaIsInvalid(String code) {
    assertThat(lab.session().isComplete(code)).isInstanceOf(Completeness.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 + 1",
        "import java.util.zip.*;\nint x",
        "int f(int n) { return n; }\nf(2)",
        "record P(int x) {}",
        "switch (3) { case 3 -> \"three\"; default -> \"more\"; }",
        "() -> 5",
        "%time 1 + 1",
        "@FunctionalInterface interface F { void run(); }",
        "for (int i = 0; i < 3; i++) System.out.println(i);",
        "static <T> T same(T t) { return t; }",
        ""
      })
  void whatIsJavaIsComplete(String code) {
    assertThat(lab.session().isComplete(code)).isInstanceOf(Completeness.Complete.class);
  }
}
