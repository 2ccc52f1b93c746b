package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Queues and pipes between real processes.
@Timeout(120)
class SharedQueuesTest {
  private static Lab lab;

  @BeforeAll
  static void open() {
    lab = Lab.open();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static String out(String code) {
    Transcript cell = lab.ok(code);
    assertThat(cell.err()).isEmpty();
    return cell.out();
  }

  @Test
  void itemsComeOutInTheOrderInWhichTheyWentInAndAreCopies() {
    assertThat(
            out(
                """
                SharedQueue<Object> q = new SharedQueue<>();
                var list = new ArrayList<>(List.of(1));
                q.put(list);
                list.add(2);
                q.put(7);
                q.put(7L);
                q.put("näh \\ud83d\\ude00");
                q.put(2.5);
                q.put(true);
                q.put(new byte[] {1, 2});
                q.put(Map.of("k", List.of(1)));
                Proc.start(() -> {
                  for (int i = 0; i < 6; i++) System.out.println(q.get());
                  System.out.println(((byte[]) q.get()).length + " " + q.get());
                }).join();
                """))
        .isEqualTo("[1]\n7\n7\nnäh \ud83d\ude00\n2.5\ntrue\n2 {k=[1]}\n");
  }

  @Test
  void anItemMayBeOfAClassThatWasDeclaredAfterTheProcessStarted() {
    assertThat(
            out(
                """
                var late = new SharedQueue<Object>();
                Proc reader = Proc.start(() -> System.out.println(late.get()));
                record Point(int x, int y) {}
                late.put(new Point(1, 2));
                reader.join();
                """))
        .isEqualTo("Point[x=1, y=2]\n");
  }

  @Test
  void aFullQueueLetsPutWaitAndPutNowFail() {
    assertThat(
            out(
                """
                var five = new SharedQueue<Integer>(5);
                var fifth = new SharedEvent();
                Proc producer = Proc.start(() -> {
                  for (int i = 0; i < 7; i++) {
                    five.put(i);
                    if (i == 4) fifth.set();
                  }
                });
                fifth.await();
                producer.join(Duration.ofMillis(100));
                System.out.println(five.size() + " " + five.isFull() + " " + producer.isAlive());
                try {
                  five.putNow(9);
                } catch (QueueFullException e) {
                  System.out.println("full");
                }
                try {
                  five.put(9, Duration.ofMillis(20));
                } catch (QueueFullException e) {
                  System.out.println("still full");
                }
                System.out.println(five.offer(9, Duration.ZERO));
                for (int i = 0; i < 7; i++) System.out.print(five.get());
                System.out.println(five.isEmpty());
                """))
        .isEqualTo("5 true true\nfull\nstill full\nfalse\n0123456true\n");
  }

  @Test
  void anEmptyQueueLetsGetWaitAndGetNowFail() {
    assertThat(
            out(
                """
                var empty = new SharedQueue<Integer>(0);
                try {
                  empty.getNow();
                } catch (QueueEmptyException e) {
                  System.out.println("empty");
                }
                long before = System.nanoTime();
                try {
                  empty.get(Duration.ofMillis(300));
                } catch (QueueEmptyException e) {
                  System.out.println(System.nanoTime() - before >= 300_000_000);
                }
                System.out.println(empty.poll(Duration.ofMillis(10)) + " " + empty.isFull());
                """))
        .isEqualTo("empty\ntrue\nOptional.empty false\n");
  }

  @Test
  void aWaitForAQueueEndsWhenTheCellIsInterrupted() throws Exception {
    Transcript cell = lab.start("System.out.println(\"waits\"); new SharedQueue<Integer>().get();");
    cell.awaitOut(text -> text.contains("waits"));
    lab.session().interrupt();
    assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
  }

  @Test
  void whatCannotBeCopiedIsNamed() {
    assertThat(
            lab.run("new SharedQueue<Object>().put(List.of(1, new Object[] {new Thread()}))")
                .traceback())
        .contains("NotTransferableException")
        .contains("cannot take the item: `item[1][0]` is a Thread")
        .contains("start it inside the body");
    assertThat(lab.run("new SharedQueue<Object>().put(null)").traceback())
        .contains("null is no item");
  }

  @Test
  void manyItemsOfAllSizesPassBetweenSeveralProducersAndConsumers() {
    assertThat(
            out(
                """
                var many = new SharedQueue<byte[]>(50);
                var count = new SharedInt(0);
                var bytes = new SharedLong(0);
                List<Proc> all = new ArrayList<>();
                for (int p = 0; p < 2; p++) {
                  all.add(Proc.start(() -> {
                    for (int i = 0; i < 1_000; i++) many.put(new byte[i % 100 == 0 ? 200_000 : i % 97]);
                  }));
                }
                List<Proc> takers = new ArrayList<>();
                for (int c = 0; c < 2; c++) {
                  takers.add(Proc.start(() -> {
                    try {
                      while (true) {
                        bytes.getAndAdd(many.get().length);
                        count.getAndAdd(1);
                      }
                    } catch (IllegalStateException closed) {
                    }
                  }));
                }
                for (Proc p : all) p.join();
                many.close();
                for (Proc p : takers) p.join();
                long expected = 0;
                for (int i = 0; i < 1_000; i++) expected += i % 100 == 0 ? 200_000 : i % 97;
                System.out.println(count.get() + " " + (bytes.get() == 2 * expected));
                """))
        .isEqualTo("2000 true\n");
  }

  @Test
  void aClosedQueueTakesNothingAndGivesWhatIsLeft() {
    assertThat(
            out(
                """
                var ending = new SharedQueue<Integer>();
                ending.put(1);
                Proc.start(() -> ending.close()).join();
                try {
                  ending.put(2);
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                System.out.println(ending.get());
                try {
                  ending.get();
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                """))
        .contains("is closed: nothing can be put in any more\n1\n")
        .contains("is closed and empty: nothing will come any more");
  }

  @Test
  void joiningAQueueWaitsUntilEachItemHasBeenDealtWith() {
    assertThat(
            out(
                """
                var work = new JoinableQueue<Integer>();
                for (int i = 0; i < 3; i++) work.put(i);
                work.get();
                System.out.println(work.unfinished() + " " + work.join(Duration.ofMillis(20)));
                Proc worker = new Proc(() -> {
                  work.taskDone();
                  while (true) {
                    work.get();
                    work.taskDone();
                  }
                }).daemon(true);
                worker.start();
                work.join();
                System.out.println(work.unfinished());
                try {
                  work.taskDone();
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                """))
        .startsWith("3 false\n0\n")
        .contains("taskDone() was called more often than items were put");
  }

  @Test
  void anItemLargerThanTheMemoryIsRefusedAndTheQueueGoesOn() {
    Transcript cell =
        lab.run(
            "var big = new SharedQueue<byte[]>(); big.put(new byte[100_000_000]); big.put(new byte[100_000_000]); big.put(new byte[100_000_000]);");
    assertThat(cell.traceback()).containsAnyOf("INTERLEAVE_SHARED_MEMORY", "OutOfMemoryError");
    assertThat(out("var q8 = new SharedQueue<Integer>(); q8.put(1); System.out.println(q8.get());"))
        .isEqualTo("1\n");
  }

  @Test
  void whatIsSentAtOneEndOfAPipeIsReceivedAtTheOther() {
    assertThat(
            out(
                """
                var pipe = new Pipe<String>();
                Connection<String> here = pipe.first(), there = pipe.second();
                Proc echo = Proc.start("echo", () -> {
                  try {
                    while (true) there.send(there.recv().toUpperCase());
                  } catch (EOFException e) {
                    System.out.println("end");
                  }
                });
                there.close();
                here.send("hello");
                System.out.println(here.poll(Duration.ofSeconds(10)));
                System.out.println(here.recv());
                System.out.println(here.poll());
                here.close();
                echo.join();
                try {
                  here.send("x");
                } catch (IllegalStateException e) {
                  System.out.println(e.getMessage());
                }
                """))
        .startsWith("true\nHELLO\nfalse\nend\n")
        .contains("was closed by this process");
  }

  @Test
  void theEndOfAPipeComesWhenTheLastProcessThatHadTheOtherEndIsGone() {
    assertThat(
            out(
                """
                var p2 = new Pipe<Integer>();
                Connection<Integer> mine = p2.first(), theirs = p2.second();
                var go = new SharedEvent();
                Proc talker = Proc.start(() -> { theirs.send(1); go.await(); theirs.send(2); });
                Proc silent = Proc.start(() -> { theirs.poll(); Thread.sleep(Duration.ofHours(1)); });
                System.out.println(mine.recv() + " " + mine.poll(Duration.ofMillis(50)));
                theirs.close();
                go.set();
                talker.join();
                System.out.println(mine.recv() + " " + mine.poll(Duration.ofMillis(50)));
                silent.kill();
                System.out.println(mine.poll(Duration.ofSeconds(10)));
                try {
                  mine.recv();
                } catch (EOFException e) {
                  System.out.println("end");
                }
                try {
                  mine.send(3);
                } catch (IOException e) {
                  System.out.println("nobody");
                }
                """))
        .isEqualTo("1 false\n2 false\ntrue\nend\nnobody\n");
  }

  @Test
  void aFullPipeLetsSendWait() {
    assertThat(
            out(
                """
                var p3 = new Pipe<byte[]>();
                Connection<byte[]> in = p3.first(), out = p3.second();
                var sent = new SharedInt(0);
                Proc sender = Proc.start(() -> {
                  for (int i = 0; i < 10; i++) {
                    out.send(new byte[20_000]);
                    sent.getAndAdd(1);
                  }
                });
                while (sent.get() < 4) Thread.onSpinWait();
                System.out.println(sender.join(Duration.ofMillis(100)) + " " + sent.get());
                for (int i = 0; i < 10; i++) in.recv();
                sender.join();
                System.out.println(sent.get());
                """))
        .isEqualTo("false 4\n10\n");
  }
}
