package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class StoppingTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true);",
        "long n = 0; while (true) n++;",
        "for (;;) { try { Thread.sleep(10); } catch (Throwable t) { } }",
        "while (true) { try { throw new Error(); } catch (Throwable t) { } }",
        "Thread.sleep(1_000_000);",
        "new CountDownLatch(1).await();",
        "new LinkedBlockingQueue<String>().take();",
        "var l = new ReentrantLock(); var h = new Thread(l::lock); h.start(); h.join(); l.lock();",
        "var t1 = new Thread(() -> { while (true); }); t1.start(); t1.join();",
        "var t2 = Thread.startVirtualThread(() -> { while (true); }); t2.join();",
        "var t3 = Thread.startVirtualThread(() -> { while (true) { try { Thread.sleep(5); } catch"
            + " (InterruptedException e) { } } }); t3.join();",
        "Object o = new Object(); var held = new CountDownLatch(1); var t4 = new Thread(() -> {"
            + " synchronized (o) { held.countDown(); while (true); } }); t4.start(); held.await();"
            + " synchronized (o) { }",
        "try (var pool = Executors.newFixedThreadPool(2)) { pool.submit(() -> { while (true); });"
            + " pool.submit(() -> { while (true); }); }",
      })
  void anInterruptStopsTheCellAndKeepsTheVariables(String code) throws Exception {
    lab.run("int kept = 41; String pid = ProcessHandle.current().pid() + \"\";");
    String pid = lab.run("ProcessHandle.current().pid()").result();
    Transcript cell = lab.start("System.out.println(\"started\");\n" + code);
    cell.awaitOut("started\n"::equals);
    lab.session().interrupt();
    assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
    assertThat(cell.error().name()).isEqualTo("Interrupted");
    assertThat(cell.traceback()).contains("Variables are kept");
    assertThat(lab.run("kept + 1").result()).isEqualTo("42");
    assertThat(lab.run("ProcessHandle.current().pid()").result()).isEqualTo(pid);
    assertThat(
            lab.run(
                    "Thread.getAllStackTraces().keySet().stream()"
                        + ".filter(t -> t.getState() == Thread.State.RUNNABLE && !t.isDaemon())"
                        + ".filter(t -> t != Thread.currentThread())"
                        + ".map(Thread::getName).filter(n -> n.startsWith(\"Thread-\")).toList()")
                .result())
        .isEqualTo("[]");
  }

  @Test
  void aReadFromStandardInputIsStopped() throws Exception {
    Transcript cell =
        lab.start("System.out.println(\"started\"); new Scanner(System.in).nextLine()");
    cell.awaitOut("started\n"::equals);
    lab.session().interrupt();
    assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
  }

  @Test
  void aLongCallIntoTheJdkCostsTheProcessButNotTheVariables() throws Exception {
    lab.run("int kept = 41; var words = new ArrayList<>(List.of(\"a\", \"b\"));");
    Transcript cell =
        lab.start("System.out.println(\"started\"); BigInteger.valueOf(3).pow(40_000_000);");
    cell.awaitOut("started\n"::equals);
    lab.session().interrupt();
    assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
    assertThat(cell.traceback()).contains("without ending its process");
    assertThat(lab.run("kept + words.size()").result()).isEqualTo("43");
  }

  @Test
  void anInterruptBetweenCellsStopsWhatEarlierCellsLeft() throws Exception {
    Transcript cell =
        lab.run(
            "var left = new Thread(() -> { System.out.println(\"on\"); while (true); });\nleft.start();");
    cell.awaitOut("on\n"::equals);
    lab.session().interrupt();
    assertThat(lab.run("left.join(); left.isAlive()").result()).isEqualTo("false");
  }

  @Test
  void aCellThatRunsTooLongIsStopped() throws Exception {
    try (Lab limited = Lab.open(Duration.ofSeconds(5))) {
      assertThat(limited.run("while (true);").error().name()).isEqualTo("TimedOut");
      assertThat(limited.run("1 + 1").result()).isEqualTo("2");
    }
  }

  @Test
  void systemExitCostsTheProcessOnly() {
    lab.run("record Point(int x, int y) { }");
    lab.run("var p = new Point(1, 2); int f(int n) { return n + 1; }");
    Transcript cell = lab.run("System.out.println(\"bye\"); System.exit(3);");
    assertThat(cell.out()).isEqualTo("bye\n");
    assertThat(cell.error().name()).isEqualTo("ProcessEnded");
    assertThat(cell.error().value()).contains("exit code 3");
    assertThat(lab.run("1+1").result()).isEqualTo("2");
    assertThat(lab.run("f(p.x() + p.y())").result()).isEqualTo("4");
  }

  @Test
  void haltCostsTheProcessOnly() {
    lab.run("int before = 7;");
    assertThat(lab.run("Runtime.getRuntime().halt(1);").error().value()).contains("exit code 1");
    assertThat(lab.run("before").result()).isEqualTo("7");
  }

  @Test
  void whatCouldNotBeRestoredIsNamed() {
    lab.run("var socket = new Socket(); int fine = 5;");
    Transcript cell = lab.run("System.exit(0);");
    assertThat(cell.traceback()).contains("socket: Socket:");
    assertThat(lab.run("fine").result()).isEqualTo("5");
    lab.run("socket = null;");
  }

  @Test
  void runningOutOfMemoryCostsTheProcessOnly() {
    lab.run("int before = 8;");
    Transcript cell =
        lab.run("var hog = new ArrayList<int[]>();\nwhile (true) hog.add(new int[1_000_000]);");
    assertThat(cell.failed()).isTrue();
    assertThat(cell.traceback()).containsIgnoringCase("memory");
    assertThat(lab.run("before").result()).isEqualTo("8");
  }

  @Test
  void aKillBetweenCellsIsReportedByTheNext() {
    lab.run("int before = 9;");
    long pid = Long.parseLong(lab.run("ProcessHandle.current().pid()").result());
    ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
    handle.destroyForcibly();
    handle.onExit().join();
    Transcript cell = lab.run("before");
    assertThat(cell.result()).isEqualTo("9");
    assertThat(cell.err()).contains("SIGKILL");
  }

  @Test
  void closingTheSessionEndsItsProcess() {
    long pid;
    try (Lab other = Lab.open()) {
      pid = Long.parseLong(other.run("ProcessHandle.current().pid()").result());
    }
    Optional<ProcessHandle> left = ProcessHandle.of(pid);
    left.ifPresent(process -> process.onExit().join());
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }
}
