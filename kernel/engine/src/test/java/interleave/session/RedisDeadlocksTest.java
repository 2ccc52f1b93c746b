package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.redis.RedisServer;
import interleave.session.Lab.Transcript;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Locks in Redis in the deadlock watch.
@Timeout(300)
class RedisDeadlocksTest {
  private static RedisServer redis;
  private static Lab lab;

  @BeforeAll
  static void open() throws IOException {
    redis = RedisServer.forgetful();
    lab = Lab.open();
    lab.ok(
        """
        Space space = Space.redis("%s");
        int kept = 41;
        interface Task { void run() throws Exception; }
        Thread go(String name, Task task) {
          return Thread.ofPlatform().name(name).start(() -> {
            try { task.run(); } catch (Exception e) { System.out.println(name + " " + e); }
          });
        }
        """
            .formatted(redis.uri()));
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
    redis.close();
  }

  private static void isDeadlock(String code, String said) throws Exception {
    Transcript cell = lab.start(code);
    assertThat(cell.await()).isInstanceOf(CellReply.Failed.class);
    assertThat(cell.error().name()).isEqualTo("Deadlock");
    assertThat(cell.traceback()).contains(said).doesNotContain("inheritable");
    assertThat(lab.run("kept + 1").result()).isEqualTo("42");
  }

  @Test
  void aCycleOfALockInRedisAndALocalOneIsReported() throws Exception {
    isDeadlock(
        """
        SharedLock far = new SharedLock(space, "far");
        ReentrantLock near = new ReentrantLock();
        CyclicBarrier both = new CyclicBarrier(2);
        var a = go("ann", () -> { far.acquire(); both.await(); near.lock(); });
        var b = go("bob", () -> { near.lock(); both.await(); far.acquire(); });
        a.join(); b.join();
        """,
        "bob waits for lock far, which ann holds");
  }

  @Test
  void aCycleOfTwoLocksInRedisBetweenTwoProcessesIsReported() throws Exception {
    isDeadlock(
        """
        SharedLock red = new SharedLock(space, "red");
        SharedLock blue = new SharedLock(space, "blue");
        SharedBarrier both = new SharedBarrier(2);
        Proc.start("ann", () -> { red.acquire(); both.await(); blue.acquire(); });
        Proc.start("bob", () -> { blue.acquire(); both.await(); red.acquire(); });
        """,
        "ann waits for lock blue, which bob holds");
  }

  @Test
  void aMereWaitForALockInRedisIsNotReported() throws Exception {
    lab.ok(Looks.SEEN);
    Transcript cell =
        lab.start(
            """
            SharedLock door = new SharedLock(space, "door");
            door.acquire();
            var a = go("ann", () -> { door.acquire(); System.out.println("in"); door.release(); });
            seen(a);
            door.release();
            a.join();
            """,
            new Looks(lab.session()));
    assertThat(cell.await()).isInstanceOf(CellReply.Ok.class);
    assertThat(cell.out()).isEqualTo("in\n");
  }
}
