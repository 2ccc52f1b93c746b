package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.session.Lab.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Processes that are killed in the middle of what they do with shared objects.
@Timeout(300)
class SharedFaultsTest {

  private static String out(Lab lab, String code) {
    Transcript cell = lab.run(code);
    assertThat(cell.failed()).as(() -> cell.traceback()).isFalse();
    return cell.out();
  }

  @Test
  void aConsumerThatIsKilledTakesAtMostOneItemWithIt() {
    try (Lab lab = Lab.open()) {
      assertThat(
              out(
                  lab,
                  """
                  for (int round = 0; round < 5; round++) {
                    var q = new SharedQueue<Integer>();
                    var seen = new SharedLong(0);
                    Proc consumer = Proc.start(() -> { while (true) { q.get(); seen.getAndAdd(1); } });
                    for (int i = 0; i < 20_000; i++) q.put(i);
                    while (seen.get() < 1_000 * (round + 1)) Thread.onSpinWait();
                    consumer.kill();
                    consumer.join();
                    int left = 0, expected = -1;
                    boolean inOrder = true;
                    while (true) {
                      var item = q.poll(Duration.ZERO);
                      if (item.isEmpty()) break;
                      inOrder &= expected < 0 || item.get() == expected;
                      expected = item.get() + 1;
                      left++;
                    }
                    long lost = 20_000 - seen.get() - left;
                    System.out.println(inOrder && lost >= 0 && lost <= 1);
                  }
                  """))
          .isEqualTo("true\n".repeat(5));
    }
  }

  @Test
  void aProducerThatIsKilledLeavesAQueueThatWorks() {
    try (Lab lab = Lab.open()) {
      assertThat(
              out(
                  lab,
                  """
                  for (int round = 0; round < 5; round++) {
                    var q = new SharedQueue<byte[]>(5_000);
                    Proc producer = Proc.start(() -> { while (true) q.put(new byte[5_000]); });
                    while (q.size() < 100 * (round + 1)) Thread.onSpinWait();
                    producer.kill();
                    producer.join();
                    boolean whole = q.get().length == 5_000;
                    q.put(new byte[] {7});
                    int size = q.size();
                    for (int i = 0; i < size - 1; i++) whole &= q.get().length == 5_000;
                    System.out.println(whole && q.get()[0] == 7 && q.isEmpty());
                    q.close();
                  }
                  """))
          .isEqualTo("true\n".repeat(5));
    }
  }

  @Test
  void aHolderThatIsKilledBetweenOthersLeavesOnlyItsOwnLockLocked() {
    try (Lab lab = Lab.open()) {
      assertThat(
              out(
                  lab,
                  """
                  var robust = new RobustLock();
                  var n = new SharedInt(0);
                  Proc.Body work = () -> {
                    while (true) {
                      Held held;
                      try {
                        held = robust.acquire();
                      } catch (OwnerDiedException e) {
                        held = e.lock().recover();
                      }
                      n.set(n.get() + 1);
                      held.close();
                    }
                  };
                  Proc one = Proc.start(work), two = Proc.start(work);
                  while (n.get() < 1_000) Thread.onSpinWait();
                  one.kill();
                  one.join();
                  int then = n.get();
                  while (n.get() < then + 1_000) Thread.onSpinWait();
                  two.kill();
                  two.join();
                  System.out.println("both worked");
                  """))
          .isEqualTo("both worked\n");
    }
  }

  @Test
  void nothingIsLeftWhenTheNotebookCloses() throws IOException {
    Path folder;
    try (Lab lab = Lab.open()) {
      String socket = lab.run("System.getenv(\"INTERLEAVE_SOCKET\")").result().replace("\"", "");
      folder = Path.of(socket).getParent();
      out(
          lab,
          """
          record Thing(int n) {}
          new SharedQueue<Thing>().put(new Thing(1));
          var pool = new ProcPool(1);
          var manager = new Manager();
          SharedMemory.create("kept", 1000);
          """);
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .contains("memory", "classes", "kernel.socket");
      }
    }
    assertThat(folder).doesNotExist();
  }
}
