package interleave.session;

import interleave.redis.RedisServer;
import interleave.session.Lab.Transcript;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// A session, and a Redis server beside it: runs cells in either space.
final class Spaces implements AutoCloseable {
  /// Where the objects of a cell live.
  enum Where {
    MACHINE,
    REDIS
  }

  private static final AtomicInteger NAMES = new AtomicInteger();
  private final RedisServer redis;
  private final Lab lab;

  private Spaces(RedisServer redis, Lab lab) {
    this.redis = redis;
    this.lab = lab;
  }

  static Spaces open() throws IOException {
    return new Spaces(RedisServer.forgetful(), Lab.open());
  }

  /// Runs a cell in which `space` is the space and `name` a name that no other cell has.
  Transcript run(Where where, String code) {
    return lab.run(withSpace(where, code));
  }

  /// The value of a cell that is not to fail.
  String value(Where where, String code) {
    return lab.ok(withSpace(where, code)).result();
  }

  private String withSpace(Where where, String code) {
    String space =
        switch (where) {
          case MACHINE -> "Space.machine()";
          case REDIS -> "Space.redis(\"%s\")".formatted(redis.uri());
        };
    return "Space space = %s;\nString name = \"n%d\";\n%s"
        .formatted(space, NAMES.incrementAndGet(), code);
  }

  @Override
  public void close() throws IOException {
    lab.close();
    redis.close();
  }
}
