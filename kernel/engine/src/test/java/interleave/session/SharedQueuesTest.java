package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Queues between real processes.
@Timeout(300)
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

  @Test
  void itemsComeOutInTheOrderInWhichTheyWentInAndAreCopies() {
    assertThat(
            lab.out(
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
            lab.out(
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
            lab.out(
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
            lab.out(
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
            lab.out(
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
            lab.out(
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
            lab.out(
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
    assertThat(
            lab.out(
                "var q8 = new SharedQueue<Integer>(); q8.put(1); System.out.println(q8.get());"))
        .isEqualTo("1\n");
  }
}
