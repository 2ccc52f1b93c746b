package interleave.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.redis.Connection.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A step is done once, wherever the line is cut.
class ConnectionTest {
  private static final byte[] NOTHING = {};

  private static RedisServer redis;

  @BeforeAll
  static void open() throws IOException {
    redis = RedisServer.forgetful();
  }

  @AfterAll
  static void close() throws IOException {
    redis.close();
  }

  private static Connection to(String uri) {
    return new Connection(URI.create(uri), Duration.ofSeconds(10));
  }

  private static String opened(Connection connection, String name, int capacity)
      throws Unreachable {
    Reply made = connection.step("OPEN", name, "", capacity, 0, "epoch".getBytes(UTF_8));
    assertThat(made.status()).isEqualTo("done");
    return made.text();
  }

  private static Reply step(Connection connection, String verb, String name, String epoch)
      throws Unreachable {
    return connection.step(verb, name, epoch, 0, 0, NOTHING);
  }

  @Test
  void anItemWhoseReplyIsLostIsTakenOnce() throws Exception {
    try (CuttingProxy proxy = CuttingProxy.to(URI.create(redis.uri()).getPort());
        Connection cut = to(proxy.uri());
        Connection whole = to(redis.uri())) {
      String epoch = opened(cut, "queue:once", 0);
      for (int i = 0; i < 3; i++) {
        whole.step("PUT", "queue:once", epoch, 0, 0, ("item" + i).getBytes(UTF_8));
      }
      proxy.cutAfter(0);
      assertThat(step(cut, "GET", "queue:once", epoch).text()).isEqualTo("item0");
      assertThat(proxy.cuts()).isEqualTo(1);
      assertThat(step(whole, "SIZE", "queue:once", epoch).number()).isEqualTo(2);
      assertThat(step(cut, "GET", "queue:once", epoch).text()).isEqualTo("item1");
    }
  }

  @Test
  void whereverTheLineIsCutNothingIsLostOrDoubled() throws Exception {
    Random random = new Random(42);
    try (CuttingProxy proxy = CuttingProxy.to(URI.create(redis.uri()).getPort());
        Connection cut = to(proxy.uri())) {
      String epoch = opened(cut, "queue:random", 0);
      int put = 0;
      int got = 0;
      for (int i = 0; i < 60; i++) {
        if (random.nextInt(4) == 0) {
          proxy.cutAfter(random.nextInt(3));
        }
        if (random.nextBoolean()) {
          byte[] item = Integer.toString(put++).getBytes(UTF_8);
          Reply reply = cut.step("PUT", "queue:random", epoch, 0, 0, item);
          assertThat(reply.number()).isEqualTo(put - got);
        } else {
          Reply reply = step(cut, "GET", "queue:random", epoch);
          boolean some = put > got;
          assertThat(reply.status()).isEqualTo(some ? "done" : "wait");
          if (some) {
            assertThat(reply.text()).isEqualTo(Integer.toString(got++));
          }
        }
      }
      assertThat(proxy.cuts()).isGreaterThan(5);
    }
  }

  @Test
  void aLockWhoseLeaseRanOutIsNotReleasedForTheNextHolder() throws Exception {
    try (Connection one = to(redis.uri());
        Connection two = to(redis.uri())) {
      String epoch = opened(one, "lock:lease", 1);
      Reply first = one.step("LOCK", "lock:lease", epoch, 1, 0, "one".getBytes(UTF_8));
      Reply second = first;
      while (second.number() <= first.number()) {
        second = two.step("LOCK", "lock:lease", epoch, 60_000, 0, "two".getBytes(UTF_8));
      }
      assertThat(second.number()).isEqualTo(first.number() + 1);
      Reply late = one.step("UNLOCK", "lock:lease", epoch, first.number(), 0, NOTHING);
      assertThat(late.status() + " " + late.text()).isEqualTo("refused lost");
      Reply renewed = one.step("RENEW", "lock:lease", epoch, first.number(), 1_000, NOTHING);
      assertThat(renewed.number()).isZero();
      assertThat(step(two, "LOCKED", "lock:lease", epoch).text()).isEqualTo("two");
    }
  }

  @Test
  void itemsAreAnyBytes() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (Connection connection = to(redis.uri())) {
      String epoch = opened(connection, "queue:bytes", 0);
      connection.step("PUT", "queue:bytes", epoch, 0, 0, all);
      assertThat(step(connection, "GET", "queue:bytes", epoch).bytes()).isEqualTo(all);
    }
  }

  @Test
  void aServerThatRefusesUsIsNotAskedAgain() {
    URI wrong = URI.create(redis.uri().replace("//", "//:secret@"));
    try (Connection connection = new Connection(wrong, Duration.ofHours(1))) {
      assertThatThrownBy(() -> connection.step("SIZE", "queue:x", "", 0, 0, NOTHING))
          .isInstanceOf(Unreachable.class)
          .hasMessageContaining("Redis at 127.0.0.1:")
          .hasMessageNotContaining("secret");
    }
  }
}
