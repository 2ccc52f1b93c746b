package interleave.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Processes as cells meet them: each test runs real child JVMs.
class ProcessesTest {

  private static TestNotebook notebook;

  @BeforeAll
  static void open() throws Exception {
    notebook = TestNotebook.withWarmChildren(1);
  }

  @AfterAll
  static void close() throws Exception {
    notebook.close();
  }

  @Test
  void aChildHasItsOwnPidAndItsParentsAsPpid() throws Exception {
    String printed =
        notebook.run(
            """
            Proc p = Proc.start(() -> System.out.println(
                Proc.current().pid() + " " + Proc.parent().pid()));
            p.join();
            System.out.println(p.pid() + " " + Proc.current().pid());
            """);
    assertThat(printed.lines()).hasSize(2).allMatch(printed.lines().toList().get(0)::equals);
    assertThat(printed).contains(" " + notebook.pid());
  }

  @Test
  void aChildChangesItsCopyOfAVariableOnly() throws Exception {
    String printed =
        notebook.run(
            """
            int count = 100;
            Proc.start(() -> { count -= 1; System.out.println("child " + count); }).join();
            System.out.println("notebook " + count);
            """);
    assertThat(printed).isEqualTo("child 99\nnotebook 100\n");
  }

  @Test
  void joinMakesTheOrderCertain() throws Exception {
    String printed =
        notebook.run(
            """
            System.out.println("**");
            Proc p = Proc.start(() -> System.out.println("***"));
            p.join();
            System.out.println("****");
            """);
    assertThat(printed).isEqualTo("**\n***\n****\n");
  }

  @Test
  void aCellEndsWhenItsChildrenHaveEnded() throws Exception {
    String printed =
        notebook.run(
            """
            for (int i = 0; i < 3; i++) {
              int student = i;
              Proc.start(() -> System.out.println("student " + student));
            }
            """);
    assertThat(printed.lines()).containsExactlyInAnyOrder("student 0", "student 1", "student 2");
  }

  @Test
  void aDaemonIsTerminatedAtTheEndOfItsCell() throws Exception {
    String printed =
        notebook.run(
            """
            Proc demon = new Proc("demon", () -> {
              System.out.println("alive");
              new CountDownLatch(1).await();
            }).daemon(true);
            demon.start();
            Proc.start(() -> {}).join();
            """);
    assertThat(printed).isIn("", "alive\n");
    assertThat(notebook.run("System.out.println(demon.status())")).isEqualTo("Killed[signal=15]\n");
  }

  @Test
  void exitCodesFollowPython() throws Exception {
    String printed =
        notebook.run(
            """
            Proc fine = Proc.start(() -> {});
            Proc three = Proc.start(() -> Proc.exit(3));
            Proc four = Proc.start(() -> System.exit(4));
            Proc terminated = Proc.start(() -> new CountDownLatch(1).await());
            Proc killed = Proc.start(() -> new CountDownLatch(1).await());
            terminated.terminate();
            killed.kill();
            for (Proc p : List.of(fine, three, four, terminated, killed)) {
              p.join();
              System.out.println(p.exitCode().getAsInt());
            }
            """);
    assertThat(printed).isEqualTo("0\n3\n4\n-15\n-9\n");
  }

  @Test
  void anUncaughtExceptionIsPrintedAndGivesOne() throws Exception {
    String printed =
        notebook.run(
            """
            Proc p = Proc.start("divider", () -> System.out.println(1 / (args.length - 2)));
            p.join();
            System.out.println(p.exitCode());
            """
                .replace("args", "new int[2]"));
    assertThat(printed)
        .contains("Exception in process \"divider\" ArithmeticException: / by zero")
        .endsWith("OptionalInt[1]\n");
  }

  @Test
  void noFinallyBlockRunsWhenAChildIsTerminated() throws Exception {
    var cell =
        notebook.begin(
            """
            Proc p = Proc.start(() -> {
              Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
              try {
                System.out.println(Proc.current().pid() + " ready");
                new CountDownLatch(1).await();
              } finally {
                System.out.println("finally");
              }
            });
            p.join();
            System.out.println(p.status());
            """);
    String ready = notebook.awaitOutput(" ready\n");
    long pid = Long.parseLong(ready.substring(0, ready.indexOf(' ')));
    assertThat(ProcessHandle.of(pid).orElseThrow().destroy()).isTrue();
    assertThat(notebook.finish(cell)).isEqualTo(ready + "Killed[signal=15]\n");
  }

  @Test
  void everyLineOfAChildArrivesBeforeItsEnd() throws Exception {
    String printed =
        notebook.run(
            """
            Proc.start(() -> { for (int i = 0; i < 20_000; i++) System.out.println(i); }).join();
            System.out.println("end");
            """);
    assertThat(printed.lines()).hasSize(20_001).last().isEqualTo("end");
  }

  @Test
  void aSubclassTravelsWithItsFields() throws Exception {
    String printed =
        notebook.run(
            """
            class Worker extends Proc {
              final String task;
              Worker(String task) { this.task = task; }
              @Override public void run() { System.out.println(name() + " does " + task); }
            }
            Worker w = new Worker("this");
            w.name("ann").start();
            w.join();
            w.run();
            """);
    assertThat(printed).isEqualTo("ann does this\nann does this\n");
  }

  @Test
  void aChildStartsChildrenOfItsOwn() throws Exception {
    String printed =
        notebook.run(
            """
            Proc p = new Proc("parent", () -> {
              long me = Proc.current().pid();
              Proc child = new Proc(() -> System.out.println(
                  Proc.current().name().matches("Process-\\\\d+:1") + " " + Proc.parent().name()
                      + " " + (Proc.parent().pid() == me)));
              child.start();
            });
            p.start();
            """);
    assertThat(printed).isEqualTo("true parent true\n");
  }

  @Test
  void aFreshChildHasTheInitialValues() throws Exception {
    notebook.run("int stock = 100; List<String> sold = new ArrayList<>(List.of(\"a\"));");
    String printed =
        notebook.run(
            """
            stock = 50;
            sold.add("b");
            Proc.start(() -> System.out.println("copy " + stock + sold)).join();
            Proc fresh = new Proc(() -> System.out.println("fresh " + stock + sold)).fresh();
            fresh.start();
            fresh.join();
            """);
    assertThat(printed).isEqualTo("copy 50[a, b]\nfresh 100[a]\n");
  }

  @Test
  void whatIsSharedInTheNotebookIsSharedInTheCopy() throws Exception {
    notebook.run("List<Object> a = new ArrayList<>(); List<Object> b = a; a.add(a);");
    String printed =
        notebook.run(
            "Proc.start(() -> System.out.println((a == b) + \" \" + (a.get(0) == b))).join();");
    assertThat(printed).isEqualTo("true true\n");
  }

  @Test
  void aVariableThatCannotTravelIsNamed() throws Exception {
    notebook.run("ReentrantLock lock = new ReentrantLock(); int before = 1;");
    String printed = notebook.run("Proc.start(\"buyer\", () -> { lock.lock(); });");
    assertThat(printed)
        .startsWith("NotTransferableException: buyer cannot start")
        .contains("`lock`", "ReentrantLock", "use SharedLock");
  }

  @Test
  void aCapturedLocalThatCannotTravelIsNamed() throws Exception {
    String printed =
        notebook.run(
            """
            {
              ServerSocket listening = new ServerSocket(0);
              try (listening) {
                Proc.start(() -> listening.accept());
              }
            }
            """);
    assertThat(printed)
        .contains("its body uses `listening`", "ServerSocket", "open it inside the body");
  }

  @Test
  void whatTheBodyDoesNotUseDoesNotMatter() throws Exception {
    notebook.run("var executor = Executors.newCachedThreadPool(); Thread thread = new Thread();");
    assertThat(notebook.run("Proc.start(() -> System.out.println(\"fine\")).join();"))
        .isEqualTo("fine\n");
    notebook.run("executor.close();");
  }

  @Test
  void aMonitorDeepInsideAVariableIsNamedWithItsPlace() throws Exception {
    notebook.run(
        """
        class Shelf implements Serializable { Object guard = new Object(); }
        class Shop implements Serializable { Shelf[] shelves = {new Shelf()}; }
        Map<String, Shop> shops = new HashMap<>();
        """);
    assertThat(notebook.run("shops.put(\"a\", new Shop()); Proc.start(() -> shops.clear());"))
        .contains("`shops`", "at `shops[a].shelves[0].guard`", "use SharedLock");
  }

  @Test
  void misuseSaysWhatToDo() throws Exception {
    String printed =
        notebook.run(
            """
            void attempt(Proc.Body body) throws Exception {
              try { body.run(); } catch (IllegalStateException e) { System.out.println(e.getMessage()); }
            }
            Proc p = new Proc("p", () -> {});
            attempt(() -> p.join());
            attempt(() -> p.terminate());
            attempt(() -> p.pid());
            System.out.println(p.isAlive() + " " + p.exitCode());
            p.start();
            attempt(() -> p.start());
            attempt(() -> p.daemon(true));
            attempt(() -> Proc.current().join());
            attempt(() -> Proc.exit(1));
            """);
    assertThat(printed.lines())
        .containsExactly(
            "p is not started: call start() before you join it",
            "p is not started: call start() before you signal it",
            "p is not started: call start() before you ask for its PID",
            "false OptionalInt.empty",
            "p was started before; a process starts once: make a new Proc",
            "p was started before: daemon can be set before start() only",
            "a process cannot join itself: it would wait for its own end",
            "Proc.exit ends a child process, and this is the notebook's own process: call it in the"
                + " body of a Proc, or leave the cell by its last line");
  }

  @Test
  void aDaemonMayNotHaveChildren() throws Exception {
    String printed =
        notebook.run(
            """
            Proc d = new Proc(() -> Proc.start(() -> {})).daemon(true);
            d.start();
            d.join();
            """);
    assertThat(printed).contains("a daemon process may not have children");
  }

  @Test
  void aCopyOfAProcCannotBeJoined() throws Exception {
    String printed =
        notebook.run(
            """
            Proc first = Proc.start(() -> {});
            Proc.start(() -> first.join()).join();
            """);
    assertThat(printed).contains("can be joined only by the process that started it");
  }

  @Test
  void anInterruptEndsTheChildrenOfTheCell() throws Exception {
    var cell =
        notebook.begin(
            """
            new Proc(() -> {
              Proc.start(() -> { System.out.println("grandchild"); while (true); });
              while (true);
            }).start();
            """);
    notebook.awaitOutput("grandchild");
    notebook.interrupt();
    assertThat(cell.get().stopped()).isTrue();
    notebook.awaitProcesses(2); // the cell JVM and the warm child
  }

  @Test
  void standardInputOfAChildIsAtItsEnd() throws Exception {
    assertThat(notebook.run("Proc.start(() -> System.out.println(System.in.read())).join();"))
        .isEqualTo("-1\n");
  }

  @Test
  void aChildWaitsForItsThreads() throws Exception {
    String printed =
        notebook.run(
            """
            Proc.start(() -> {
              Thread main = Thread.currentThread();
              new Thread(() -> {
                while (main.getState() != Thread.State.WAITING) Thread.onSpinWait();
                System.out.println("thread");
              }).start();
            }).join();
            System.out.println("joined");
            """);
    assertThat(printed).isEqualTo("thread\njoined\n");
  }

  @Test
  void childrenAndCountsTellWhatRuns() throws Exception {
    String printed =
        notebook.run(
            """
            ProcessCounts before = Proc.counts();
            Proc one = new Proc("one", () -> new CountDownLatch(1).await()).daemon(true);
            one.start();
            System.out.println(Proc.children().contains(one) + " " + Proc.children().size());
            one.kill();
            one.join();
            System.out.println(Proc.children().size());
            ProcessCounts now = Proc.counts();
            System.out.println((now.created() - before.created()) + " "
                + (now.started() - before.started()) + " " + (now.ended() - before.ended()) + " "
                + now.alive());
            """);
    assertThat(printed).isEqualTo("true 1\n0\n1 1 1 0\n");
  }

  @Test
  void aSignalByNameArrives() throws Exception {
    String printed =
        notebook.run(
            """
            Proc p = Proc.start(() -> new CountDownLatch(1).await());
            p.signal("SIGUSR1");
            System.out.println(p.onExit().get());
            """);
    assertThat(printed).isEqualTo("Killed[signal=10]\n");
  }
}
