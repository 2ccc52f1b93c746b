package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Programs of the course's documents about processes, as cells; `kernel/docs/seeds.md` says which
/// row each is of.
class SeedProcessesTest {
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
  void startReturnsAtOnceAndTheCellEndsAfterItsChildren() {
    Transcript cell =
        lab.ok(
            """
            SharedEvent go = new SharedEvent();
            for (int i = 0; i < 3; i++)
              Proc.start(() -> { go.await(); System.out.println("end"); });
            System.out.println("started");
            go.set();
            """);
    assertThat(cell.out()).startsWith("started\n");
    assertThat(cell.out().lines().filter("end"::equals)).hasSize(3);
  }

  @Test
  void outputsOfParentAndChildInterleave() {
    Transcript cell =
        lab.ok(
            """
            SharedBarrier turn = new SharedBarrier(2);
            Proc p = Proc.start("child", () -> {
              for (int i = 0; i < 3; i++) { System.out.println(Proc.current().name() + i); turn.await(); }
            });
            for (int i = 1; i <= 3; i++) { System.out.println("*".repeat(i)); turn.await(); }
            p.join();
            """);
    List<String> lines = cell.out().lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(lines)
        .as("at the barrier each waits for the other")
        .containsSubsequence("*", "**", "***");
    assertThat(lines).containsSubsequence("child0", "child1", "child2");
  }

  @Test
  void argumentsAreCopiedWhenTheProcessStarts() {
    Transcript cell =
        lab.ok(
            """
            SharedEvent go = new SharedEvent();
            List<Integer> numbers = new ArrayList<>(List.of(100, 200));
            Proc p = new Proc(() -> { go.await(); System.out.println(numbers); });
            p.start();
            numbers.add(300);
            go.set();
            p.join();
            System.out.println(numbers);
            """);
    assertThat(cell.out()).isEqualTo("[100, 200]\n[100, 200, 300]\n");
  }

  @Test
  void aProcessHasANameWithoutMeaning() {
    Transcript cell =
        lab.ok(
            """
            Proc a = Proc.start("twin", () -> System.out.println(Proc.current().name()));
            a.join();
            Proc b = Proc.start("twin", () -> System.out.println(Proc.current().name()));
            b.join();
            Proc c = new Proc(() -> {});
            c.name() + " " + a.name().equals(b.name()) + " " + (a.pid() != b.pid())
            """);
    assertThat(cell.out()).isEqualTo("twin\ntwin\n");
    assertThat(cell.result()).matches("\"Process-\\d+ true true\"");
  }

  @Test
  void theChildsCountIsItsOwn() {
    Transcript cell =
        lab.ok(
            """
            int count = 100;
            Proc p = Proc.start(() -> { count -= 1; System.out.println("child " + count); });
            p.join();
            System.out.println("parent " + count);
            """);
    assertThat(cell.out()).isEqualTo("child 99\nparent 100\n");
  }

  @Test
  void fiveStudentsComeInAnyOrder() {
    Transcript cell =
        lab.ok(
            """
            for (String name : List.of("小明", "小红", "小刚", "小丽", "小华"))
              Proc.start(name, () -> System.out.println(Proc.current().name() + " 来了"));
            """);
    assertThat(cell.out().lines())
        .containsExactlyInAnyOrder("小明 来了", "小红 来了", "小刚 来了", "小丽 来了", "小华 来了");
  }

  @Test
  void aSubclassRunsInAChildWhenStartedAndHereWhenCalled() {
    Transcript cell =
        lab.ok(
            """
            class MyProcess extends Proc {
              public void run() { System.out.println(ProcessHandle.current().pid()); }
            }
            MyProcess p = new MyProcess();
            p.start();
            p.join();
            System.out.println(p.pid());
            new MyProcess().run();
            System.out.println(ProcessHandle.current().pid());
            """);
    List<String> pids = cell.out().lines().toList();
    assertThat(pids.get(0)).isEqualTo(pids.get(1)).isNotEqualTo(pids.get(2));
    assertThat(pids.get(2)).isEqualTo(pids.get(3));
  }

  @Test
  void aBaseProcessThatIsNeitherGivenATargetNorOverriddenEndsWithZero() {
    assertThat(
            lab.ok(
                    "class Idle extends Proc {} Idle idle = new Idle(); idle.start(); idle.join();"
                        + " idle.exitCode().getAsInt()")
                .result())
        .isEqualTo("0");
  }

  @Test
  void isAliveIsFalseBeforeTheStartAndAfterTheEndWithoutAJoin() {
    assertThat(
            lab.ok(
                    """
                    SharedEvent go = new SharedEvent();
                    Proc p = new Proc(() -> go.await());
                    String seen = "" + p.isAlive();
                    p.start();
                    seen += " " + p.isAlive();
                    p.terminate();
                    p.onExit().get();
                    seen + " " + p.isAlive() + " " + p.exitCode().getAsInt()
                    """)
                .result())
        .isEqualTo("\"false true false -15\"");
  }

  @Test
  void theJoinProgramPrintsItsStarsInOrder() {
    for (int i = 0; i < 3; i++) {
      assertThat(
              lab.ok(
                      """
                      System.out.println("**");
                      Proc p = Proc.start(() -> System.out.println("***"));
                      p.join();
                      System.out.println("****");
                      """)
                  .out())
          .isEqualTo("**\n***\n****\n");
    }
  }

  @Test
  void childParentAndGrandparentKnowEachOther() {
    Transcript cell =
        lab.ok(
            """
            Proc p = Proc.start(() -> {
              var self = ProcessHandle.current();
              var parent = self.parent().orElseThrow();
              System.out.println(self.pid() + " " + parent.pid() + " " + parent.parent().orElseThrow().pid());
            });
            p.join();
            var self = ProcessHandle.current();
            System.out.println(p.pid() + " " + self.pid() + " " + self.parent().orElseThrow().pid());
            """);
    List<String> lines = cell.out().lines().toList();
    assertThat(lines.get(0)).isEqualTo(lines.get(1));
  }

  @Test
  void processesThatAreAllStartedBeforeTheyAreJoinedRunTogether() {
    assertThat(
            lab.ok(
                    """
                    SharedBarrier together = new SharedBarrier(3);
                    List<Proc> all = new ArrayList<>();
                    for (int i = 0; i < 3; i++) all.add(Proc.start(() -> together.await()));
                    for (Proc p : all) p.join();
                    all.stream().map(p -> p.exitCode().getAsInt()).toList()
                    """)
                .result())
        .isEqualTo("[0, 0, 0]");
  }

  @Test
  void fourEndsAndTheirCodes() {
    assertThat(
            lab.ok(
                    """
                    Proc normal = Proc.start(() -> {});
                    Proc error = Proc.start(() -> Proc.exit(3));
                    SharedEvent never = new SharedEvent();
                    Proc killed = Proc.start(() -> never.await());
                    killed.kill();
                    for (Proc p : List.of(normal, error, killed)) p.join();
                    Stream.of(normal, error, killed).map(p -> p.exitCode().getAsInt()).toList()
                    """)
                .result())
        .isEqualTo("[0, 3, -9]");
  }

  /// Without the lock every buyer looks before any buys: the barrier makes the worst case certain.
  @Test
  void aTicketIsSoldToEveryBuyerWithoutALockAndToOneWithIt() {
    lab.ok(
        """
        String stock = Files.createTempFile("stock", ".json").toString();
        int left() throws IOException {
          return Integer.parseInt(Files.readString(Path.of(stock)).replaceAll("\\\\D", ""));
        }
        void write(int n) throws IOException {
          Path fresh = Files.writeString(Files.createTempFile("stock", ".new"), "{\\"ticket_num\\":" + n + "}");
          Files.move(fresh, Path.of(stock), StandardCopyOption.ATOMIC_MOVE);
        }
        SharedInt sold = new SharedInt(0);
        SharedLock lock = new SharedLock();
        SharedBarrier looked = new SharedBarrier(4);
        """);
    assertThat(
            lab.ok(
                    """
                    write(1);
                    for (int i = 0; i < 4; i++)
                      Proc.start("buyer" + i, () -> {
                        int n = left();
                        looked.await();
                        if (n > 0) { write(n - 1); sold.getAndAdd(1); }
                      });
                    for (Proc p : Proc.children()) p.join();
                    sold.get() + " " + left()
                    """)
                .result())
        .isEqualTo("\"4 0\"");
    assertThat(
            lab.ok(
                    """
                    write(1);
                    sold.set(0);
                    for (int i = 0; i < 4; i++)
                      Proc.start("buyer" + i, () -> {
                        try (Held h = lock.acquire()) {
                          int n = left();
                          if (n > 0) { write(n - 1); sold.getAndAdd(1); }
                        }
                      });
                    for (Proc p : Proc.children()) p.join();
                    int leftNow = left();
                    Files.delete(Path.of(stock));
                    sold.get() + " " + leftNow
                    """)
                .result())
        .isEqualTo("\"1 0\"");
  }

  @Test
  void aStackIsLastInFirstOutAndAQueueFirstInFirstOut() {
    assertThat(
            lab.ok(
                    """
                    Deque<Integer> stack = new ArrayDeque<>();
                    SharedQueue<Integer> queue = new SharedQueue<>();
                    for (int i = 1; i <= 3; i++) { stack.push(i); queue.put(i); }
                    "" + stack.pop() + stack.pop() + stack.pop() + " " + queue.get() + queue.get() + queue.get()
                    """)
                .result())
        .isEqualTo("\"321 123\"");
  }

  @Test
  void aTimedGetWaitsForItsWholeTime() {
    assertThat(
            lab.ok(
                    """
                    SharedQueue<Integer> q = new SharedQueue<>(5);
                    long before = System.nanoTime();
                    try { q.get(Duration.ofMillis(300)); } catch (QueueEmptyException e) { }
                    System.nanoTime() - before >= 300_000_000
                    """)
                .result())
        .isEqualTo("true");
  }

  @Test
  void aQueueIsAPipeAndALock() {
    assertThat(
            lab.ok(
                    """
                    class MyQueue implements Serializable {
                      final Pipe<Integer> pipe = new Pipe<>();
                      final SharedLock writes = new SharedLock(), reads = new SharedLock();
                      void put(int i) throws Exception { try (Held h = writes.acquire()) { pipe.first().send(i); } }
                      int get() throws Exception { try (Held h = reads.acquire()) { return pipe.second().recv(); } }
                    }
                    MyQueue mine = new MyQueue();
                    for (int p = 0; p < 2; p++) Proc.start(() -> { for (int i = 1; i <= 5; i++) mine.put(i); });
                    int sum = 0;
                    for (int i = 0; i < 10; i++) sum += mine.get();
                    sum
                    """)
                .result())
        .isEqualTo("30");
  }

  @Test
  void aFileLockOfAKilledProcessIsFree() {
    assertThat(
            lab.ok(
                    """
                    Path file = Files.createTempFile("lock", "");
                    String path = file.toString();
                    SharedEvent locked = new SharedEvent();
                    Proc p = Proc.start(() -> {
                      var channel = java.nio.channels.FileChannel.open(Path.of(path), StandardOpenOption.WRITE);
                      channel.lock();
                      locked.set();
                      new CountDownLatch(1).await();
                    });
                    locked.await();
                    boolean before, after;
                    try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
                      before = channel.tryLock() != null;
                      p.kill();
                      p.join();
                      after = channel.tryLock() != null;
                    }
                    Files.delete(file);
                    before + " " + after
                    """)
                .result())
        .isEqualTo("\"false true\"");
  }

  /// The shell's child ends, and `sleep`, which takes the shell's place, never waits for it.
  @Test
  void aProcessThatNobodyWaitedForKeepsItsPid() {
    assertThat(
            lab.ok(
                    """
                    Process parent = new ProcessBuilder("sh", "-c", "(exit 7) & exec sleep 60 >&-").start();
                    parent.getInputStream().readAllBytes();
                    long pid = parent.pid();
                    String child = Files.readString(Path.of("/proc/%d/task/%d/children".formatted(pid, pid))).strip();
                    String state() throws IOException {
                      return Files.readString(Path.of("/proc/" + child + "/stat")).replaceAll(".*\\\\) (.).*\\n", "$1");
                    }
                    while (!state().equals("Z")) Thread.onSpinWait();
                    boolean there = ProcessHandle.of(Long.parseLong(child)).isPresent();
                    parent.destroyForcibly().waitFor();
                    there
                    """)
                .result())
        .isEqualTo("true");
  }

  @Test
  void anEchoServerAnswersTwentyClientsAtOnceAndSurvivesAReset() {
    assertThat(
            lab.ok(
                    """
                    ServerSocket server = new ServerSocket();
                    server.setReuseAddress(true);
                    server.bind(new InetSocketAddress("127.0.0.1", 0));
                    Thread acceptor = Thread.startVirtualThread(() -> {
                      try {
                        while (true) {
                          Socket c = server.accept();
                          Thread.startVirtualThread(() -> {
                            try (c; var in = new BufferedReader(new InputStreamReader(c.getInputStream()));
                                 var out = new PrintWriter(c.getOutputStream(), true)) {
                              for (String line = in.readLine(); line != null; line = in.readLine())
                                out.println(line.toUpperCase(Locale.ROOT));
                            } catch (IOException e) { }
                          });
                        }
                      } catch (IOException closed) { }
                    });
                    try (Socket rude = new Socket("127.0.0.1", server.getLocalPort())) { rude.setSoLinger(true, 0); }
                    CyclicBarrier together = new CyclicBarrier(20);
                    List<Future<String>> answers = new ArrayList<>();
                    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                      for (int i = 0; i < 20; i++) {
                        int n = i;
                        answers.add(clients.submit(() -> {
                          try (Socket s = new Socket("127.0.0.1", server.getLocalPort());
                               var in = new BufferedReader(new InputStreamReader(s.getInputStream()));
                               var out = new PrintWriter(s.getOutputStream(), true)) {
                            together.await();
                            out.println("hello 中文 " + n);
                            return in.readLine();
                          }
                        }));
                      }
                    }
                    server.close();
                    acceptor.join();
                    Set<String> all = new TreeSet<>();
                    for (var answer : answers) all.add(answer.get());
                    all.size() + " " + all.contains("HELLO 中文 7")
                    """)
                .result())
        .isEqualTo("\"20 true\"");
  }
}
