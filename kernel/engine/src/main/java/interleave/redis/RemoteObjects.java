package interleave.redis;

import interleave.remote.RemoteAnswer;
import interleave.remote.RemoteCall;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The objects that live on servers, for all processes of a notebook.
public final class RemoteObjects implements AutoCloseable {
  /// How long a server may be away before a step fails.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// For how long a lock is kept by a kernel that is not heard of.
  private static final Duration LEASE = Duration.ofSeconds(15);

  /// Sends an answer to a process.
  @FunctionalInterface
  public interface Post {
    void send(long pid, RemoteAnswer answer);
  }

  private final Post post;
  private final Duration patience;
  private final Duration lease;
  private final Map<String, RedisLine> lines = new ConcurrentHashMap<>();

  private RemoteObjects(Post post, Duration patience, Duration lease) {
    this.post = post;
    this.patience = patience;
    this.lease = lease;
  }

  /// Connects to nothing yet.
  public static RemoteObjects open(Post post) {
    return new RemoteObjects(post, PATIENCE, LEASE);
  }

  static RemoteObjects open(Post post, Duration patience, Duration lease) {
    return new RemoteObjects(post, patience, lease);
  }

  /// Does what a process asks for; returns at once.
  public void called(long pid, RemoteCall call) {
    switch (call) {
      case RemoteCall.Ask ask -> {
        try {
          line(ask.uri()).asked(pid, ask);
        } catch (URISyntaxException | IllegalArgumentException e) {
          post.send(pid, refused(ask));
        }
      }
      case RemoteCall.Leave leave -> {
        RedisLine line = lines.get(leave.uri());
        if (line != null) {
          line.left(pid, leave.id());
        }
      }
    }
  }

  private static RemoteAnswer refused(RemoteCall.Ask ask) {
    return new RemoteAnswer(
        ask.id(),
        RemoteAnswer.Outcome.REFUSED,
        0,
        new byte[0],
        "'%s' is no address of a Redis server; one is, for instance, redis://127.0.0.1:6379"
            .formatted(ask.uri()));
  }

  private RedisLine line(String address) throws URISyntaxException {
    RedisLine known = lines.get(address);
    if (known != null) {
      return known;
    }
    URI uri = new URI(address);
    boolean redis = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
    if (!redis || uri.getHost() == null || uri.getPort() < 0) {
      throw new IllegalArgumentException(address);
    }
    return lines.computeIfAbsent(address, _ -> RedisLine.open(uri, patience, lease, post));
  }

  /// Who waits for a lock that a thread of this notebook holds.
  public List<LockWait> lockWaits() {
    return lines.values().stream().flatMap(line -> line.lockWaits().stream()).toList();
  }

  /// A process has ended: what it waits for is given to another.
  public void ended(long pid) {
    lines.values().forEach(line -> line.ended(pid));
  }

  @Override
  public void close() {
    lines.values().forEach(RedisLine::close);
  }
}
