package interleave.redis;

import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisException;

/// Listens to a server's messages that an object has changed. None is needed for anything to be
/// right: who waits also looks from time to time.
final class Changes implements AutoCloseable {
  private static final String CHANNEL = "interleave:changed";
  private static final long PAUSE_MILLIS = 200;

  private final URI uri;
  private final Consumer<String> changed;
  private final Thread thread;
  private volatile boolean open = true;
  private volatile @Nullable Jedis jedis;

  private Changes(URI uri, Consumer<String> changed) {
    this.uri = uri;
    this.changed = changed;
    this.thread =
        Thread.ofPlatform().daemon().name("interleave-redis-changes").unstarted(this::listen);
  }

  /// @param changed takes an object's key; an empty one when messages may have been missed
  static Changes listen(URI uri, Consumer<String> changed) {
    Changes changes = new Changes(uri, changed);
    changes.thread.start();
    return changes;
  }

  private void listen() {
    while (open) {
      try (Jedis fresh = new Jedis(uri, Connection.settings().socketTimeoutMillis(0).build())) {
        jedis = fresh;
        if (open) {
          fresh.subscribe(new Listener(), CHANNEL);
        }
      } catch (JedisException e) {
        // Away; the loop tries again, and those who ask for a step are told.
      }
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      open = false;
    }
  }

  private final class Listener extends JedisPubSub {
    @Override
    public void onSubscribe(String channel, int subscribed) {
      changed.accept("");
    }

    @Override
    public void onMessage(String channel, String message) {
      changed.accept(message);
    }
  }

  @Override
  public void close() {
    open = false;
    thread.interrupt();
    Jedis known = jedis;
    if (known != null) {
      try {
        known.close();
      } catch (JedisException e) {
        // It was broken already.
      }
    }
  }
}
