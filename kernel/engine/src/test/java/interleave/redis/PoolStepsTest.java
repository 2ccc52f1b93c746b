package interleave.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.redis.Connection.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The steps of a pool's tasks: each task is done once, or given up and said so.
class PoolStepsTest {
  private static RedisServer redis;

  @BeforeAll
  static void open() throws IOException {
    redis = RedisServer.forgetful();
  }

  @AfterAll
  static void close() throws IOException {
    redis.close();
  }

  /// A pool with one task, which nobody has taken.
  private static final class Pool implements AutoCloseable {
    final Connection connection;
    final String name;
    final String epoch;

    Pool(String uri, String name) throws Unreachable {
      this.connection = new Connection(URI.create(uri), Duration.ofSeconds(10));
      this.name = name;
      this.epoch = connection.step("OPEN", "pool:" + name, "", 0, 0, "e".getBytes(UTF_8)).text();
      Reply unknown = step("SUBMIT", name + ":1", "giver-" + name, "key", "task");
      assertThat(unknown.number()).isZero();
      step("CLASSES", "key", "files");
      assertThat(step("SUBMIT", name + ":1", "giver-" + name, "key", "task").number()).isEqualTo(1);
    }

    Reply step(String verb, String... blocks) throws Unreachable {
      return connection.step(verb, "pool:" + name, epoch, 0, 0, join(blocks));
    }

    void member(String member, long leaseMillis) throws Unreachable {
      Reply made =
          connection.step("LOCK", "member:" + member, epoch, leaseMillis, 0, "x".getBytes(UTF_8));
      assertThat(made.status()).isEqualTo("done");
    }

    Reply result(long heard) throws Unreachable {
      return connection.step(
          "RESULT", "results:giver-" + name, epoch, heard, 0, join("pool:" + name));
    }

    @Override
    public void close() {
      connection.close();
    }
  }

  private static byte[] join(String... blocks) {
    ByteBuffer all = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    for (String block : blocks) {
      all.putInt(block.length()).put(block.getBytes(ISO_8859_1));
    }
    return java.util.Arrays.copyOf(all.array(), all.position());
  }

  @Test
  void aResultIsHeardUntilItIsSaidToHaveBeenHeard() throws Exception {
    try (Pool pool = new Pool(redis.uri(), "heard")) {
      pool.member("m1", 60_000);
      assertThat(pool.step("TAKE", "m1", "worker").bytes())
          .isEqualTo(join("heard:1", "giver-heard", "key", "task"));
      assertThat(pool.result(0).status()).isEqualTo("wait");
      assertThat(pool.step("FINISH", "m1", "heard:1", "42").number()).isEqualTo(1);
      for (int i = 0; i < 2; i++) {
        Reply result = pool.result(0);
        assertThat(result.number()).isEqualTo(1);
        assertThat(result.bytes()).isEqualTo(join("heard:1", "done", "42"));
      }
      assertThat(pool.result(1).status()).isEqualTo("wait");
    }
  }

  @Test
  void theTaskOfAWorkerWhoseLeaseRanOutIsGivenUpOnceAndItsResultComesTooLate() throws Exception {
    try (Pool pool = new Pool(redis.uri(), "lease")) {
      pool.member("m2", 1);
      pool.step("TAKE", "m2", "7 worker");
      Reply lost = pool.result(0);
      while (lost.status().equals("wait")) {
        lost = pool.result(0);
      }
      assertThat(lost.bytes()).isEqualTo(join("lease:1", "lost", "7 worker"));
      assertThat(pool.step("FINISH", "m2", "lease:1", "42").number()).isZero();
      assertThat(pool.result(1).status()).isEqualTo("wait");
      assertThat(pool.step("TAKE", "m3", "worker").status()).isEqualTo("wait");
    }
  }

  @Test
  void aTaskIsTakenOnceThoughTheReplyIsLostAndPutBackOnlyIfNobodyBeganIt() throws Exception {
    try (CuttingProxy proxy = CuttingProxy.to(URI.create(redis.uri()).getPort());
        Pool pool = new Pool(proxy.uri(), "once")) {
      pool.member("m4", 60_000);
      proxy.cutAfter(0);
      byte[] task = pool.step("TAKE", "m4", "worker").bytes();
      assertThat(proxy.cuts()).isEqualTo(1);
      assertThat(pool.step("TAKE", "m4", "worker").status()).isEqualTo("wait");
      pool.connection.step("UNTAKE", "pool:once", pool.epoch, 0, 0, task);
      assertThat(pool.step("TAKE", "m4", "worker").bytes()).isEqualTo(task);
    }
  }

  @Test
  void aTaskThatWasTakenBackIsNotTakenAndItsResultIsDropped() throws Exception {
    try (Pool pool = new Pool(redis.uri(), "back")) {
      pool.member("m5", 60_000);
      pool.step("WITHDRAW", "back:1");
      assertThat(pool.step("TAKE", "m5", "worker").status()).isEqualTo("wait");
      pool.step("SUBMIT", "back:2", "giver-back", "key", "task");
      pool.step("TAKE", "m5", "worker");
      pool.step("WITHDRAW", "back:2");
      assertThat(pool.step("FINISH", "m5", "back:2", "42").number()).isZero();
      assertThat(pool.result(0).status()).isEqualTo("wait");
    }
  }
}
