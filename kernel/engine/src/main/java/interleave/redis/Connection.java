package interleave.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisBusyException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/// A connection to a Redis server for one step after the other. A step that was begun when the
/// connection broke is sent again under the same number, so that it is done once.
///
/// Not safe for use by several threads.
final class Connection implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int CONNECT_MILLIS = 1_000;
  private static final int ANSWER_MILLIS = 2_000;

  /// What a step came to.
  ///
  /// @param status done, wait, refused or lost
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared or changed
  record Reply(String status, long number, byte[] bytes) {
    String text() {
      return new String(bytes, UTF_8);
    }
  }

  private final URI uri;
  private final Duration patience;
  private final byte[] client = ("interleave:client:" + UUID.randomUUID()).getBytes(UTF_8);
  private final byte[] script = script();
  private @Nullable Jedis jedis;
  private byte[] hash = new byte[0];
  private String run = "";
  private long restarts;
  private long steps;

  // Patience is for an absence, not for each step in it: many who wait are told at the same time.
  private boolean away;
  private long awaySince;

  /// @param patience how long a server may be away before a step fails
  Connection(URI uri, Duration patience) {
    this.uri = uri;
    this.patience = patience;
  }

  private static byte[] script() {
    try (InputStream in = Connection.class.getResourceAsStream("objects.lua")) {
      return Objects.requireNonNull(in, "objects.lua").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the script of the objects cannot be read", e);
    }
  }

  /// Settings of every connection.
  static DefaultJedisClientConfig.Builder settings() {
    return DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis(CONNECT_MILLIS)
        .socketTimeoutMillis(ANSWER_MILLIS);
  }

  /// How often the server was seen to have been started anew.
  long restarts() {
    return restarts;
  }

  /// Does a step, once.
  ///
  /// @throws Unreachable when the server was away for longer than patience has it, or refuses us
  Reply step(String verb, String name, String epoch, long first, long second, byte[] bytes)
      throws Unreachable {
    List<byte[]> keys = List.of(client, ("interleave:" + name).getBytes(UTF_8));
    List<byte[]> values =
        List.of(
            verb.getBytes(UTF_8),
            Long.toString(++steps).getBytes(UTF_8),
            epoch.getBytes(UTF_8),
            Long.toString(first).getBytes(UTF_8),
            Long.toString(second).getBytes(UTF_8),
            bytes);
    long deadline = (away ? awaySince : System.nanoTime()) + patience.toNanos();
    while (true) {
      try {
        Reply reply = reply(connected().evalsha(hash, keys, values));
        away = false;
        return reply;
      } catch (JedisConnectionException | JedisBusyException | JedisNoScriptException e) {
        close();
        if (!away) {
          away = true;
          awaySince = System.nanoTime();
        }
        if (System.nanoTime() >= deadline) {
          throw new Unreachable(
              "Redis at %s has not answered for %d s: %s"
                  .formatted(shown(uri), patience.toSeconds(), reason(e)),
              e);
        }
        pause(e);
      } catch (JedisException e) {
        close();
        if (isLoading(e) && System.nanoTime() < deadline) {
          pause(e);
        } else {
          throw new Unreachable("Redis at %s: %s".formatted(shown(uri), reason(e)), e);
        }
      }
    }
  }

  /// It reads its data from the disk before it serves them.
  private static boolean isLoading(JedisException e) {
    return String.valueOf(e.getMessage()).startsWith("LOADING");
  }

  private static void pause(Exception cause) throws Unreachable {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("the kernel is stopping", cause);
    }
  }

  private Jedis connected() {
    Jedis known = jedis;
    if (known != null) {
      return known;
    }
    Jedis fresh = new Jedis(uri, settings().build());
    jedis = fresh;
    fresh.connect();
    hash = fresh.scriptLoad(script);
    String now = runOf(fresh.info("server"));
    if (!run.isEmpty() && !run.equals(now)) {
      restarts++;
    }
    run = now;
    return fresh;
  }

  private static String runOf(String info) {
    return info.lines().filter(line -> line.startsWith("run_id:")).findFirst().orElse("");
  }

  private static Reply reply(Object answer) {
    List<?> parts = (List<?>) answer;
    return new Reply(
        new String((byte[]) parts.get(0), ISO_8859_1),
        Long.parseLong(new String((byte[]) parts.get(1), ISO_8859_1)),
        (byte[]) parts.get(2));
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    Throwable[] others = root.getSuppressed();
    return root.getMessage() + (others.length > 0 ? " " + reason(others[0]) : "");
  }

  /// The address without a password.
  static String shown(URI uri) {
    return uri.getHost() + ":" + uri.getPort();
  }

  @Override
  public void close() {
    Jedis known = jedis;
    jedis = null;
    if (known != null) {
      try {
        known.close();
      } catch (JedisException e) {
        // It was broken already.
      }
    }
  }
}
