package interleave.session;

import static org.assertj.core.api.Assertions.assertThat;

import interleave.redis.RedisServer;
import interleave.session.Lab.Transcript;
import org.junit.jupiter.api.Test;

/// What learners see when the Redis server that their objects live in fails.
class RedisFailuresTest {
  private static String ok(Transcript cell) {
    assertThat(cell.failed()).as(() -> cell.traceback()).isFalse();
    return cell.result();
  }

  private static String space(RedisServer redis) {
    return "Space space = Space.redis(\"%s\");\n".formatted(redis.uri());
  }

  @Test
  void notebooksShareWhatHasTheSameName() throws Exception {
    try (RedisServer redis = RedisServer.forgetful();
        Lab one = Lab.open();
        Lab two = Lab.open()) {
      ok(one.run(space(redis) + "var q = new SharedQueue<String>(space, \"orders\", 3);"));
      ok(two.run(space(redis) + "var q = new SharedQueue<String>(space, \"orders\", 3);"));
      Transcript waiting = two.start("q.get()");
      ok(one.run("q.put(\"tea\")"));
      waiting.await();
      assertThat(ok(waiting)).isEqualTo("\"tea\"");
      ok(one.run("var lock = new SharedLock(space, \"l\"); var h = lock.acquire();"));
      assertThat(
              ok(two.run("var lock = new SharedLock(space, \"l\"); lock.tryAcquire().isPresent()")))
          .isEqualTo("false");
      assertThat(ok(one.run("h.fence().getAsLong()"))).isEqualTo("1");
      ok(one.run("h.close()"));
      assertThat(ok(two.run("lock.acquire().fence().getAsLong()"))).isEqualTo("2");
      Transcript other = two.run("new SharedQueue<String>(space, \"orders\", 4)");
      assertThat(other.error().value()).contains("exists with another capacity");
    }
  }

  @Test
  void notebooksShareAMapWhoseCallsAreAtomic() throws Exception {
    try (RedisServer redis = RedisServer.forgetful();
        Lab one = Lab.open();
        Lab two = Lab.open()) {
      String stock = space(redis) + "Map<String, Integer> stock = Manager.map(space, \"stock\");\n";
      ok(one.run(stock + "stock.put(\"苹果\", 3); stock.put(\"pears\", 1)"));
      assertThat(
              ok(
                  two.run(
                      stock
                          + """
                          Proc p = Proc.start(() -> stock.put("苹果", stock.get("苹果") - 1));
                          p.join();
                          new TreeMap<>(stock) + " " + stock.size() + " " + stock.containsKey("x") + " "
                            + stock.putIfAbsent("pears", 9) + " " + stock.replace("pears", 1, 5) + " "
                            + stock.replace("pears", 1, 6) + " " + stock.remove("pears", 6) + " "
                            + stock.remove("pears") + " " + stock.get("pears")
                          """)))
          .isEqualTo("\"{pears=1, 苹果=2} 2 false 1 true false false 5 null\"");
      ok(two.run("stock.clear()"));
      assertThat(ok(one.run("stock.isEmpty()"))).isEqualTo("true");
    }
  }

  @Test
  void anItemOfAnotherNotebooksClassIsRefusedWithTheReason() throws Exception {
    try (RedisServer redis = RedisServer.forgetful();
        Lab one = Lab.open();
        Lab two = Lab.open()) {
      String queue = space(redis) + "var q = new SharedQueue<Object>(space, \"q\", 0);\n";
      ok(
          one.run(
              queue
                  + "record Point(int x, int y) {} q.put(new Point(1, 2)); q.put(List.of(1, 2))"));
      assertThat(two.run(queue + "q.get()").error().value()).contains("class that this notebook");
      assertThat(ok(two.run("q.get()"))).isEqualTo("[1, 2]");
    }
  }

  @Test
  void whatLivesInTheMemoryOfOneNotebookIsRefused() throws Exception {
    try (RedisServer redis = RedisServer.forgetful();
        Lab lab = Lab.open()) {
      ok(
          lab.run(
              space(redis)
                  + """
                  var q = new SharedQueue<Object>(space, "q", 0);
                  Map<String, Object> stock = Manager.map(space, "stock");
                  """));
      assertThat(lab.run("q.put(new SharedLock())").error().value())
          .contains("cannot take the item: it is a SharedLock")
          .contains("cannot travel to another notebook")
          .contains("use one that is made with Space.redis");
      assertThat(lab.run("q.put(List.of(1, new Pipe<Integer>().first()))").error().value())
          .contains("a Pipe");
      assertThat(lab.run("stock.put(\"n\", new SharedInt(1))").error().value())
          .contains("a SharedInt");
      assertThat(ok(lab.run("q.put(new SharedLock(space, \"far\")); q.get().toString()")))
          .contains("far");
    }
  }

  @Test
  void aRestartInTheMiddleLosesNothingAndIsTold() throws Exception {
    try (RedisServer redis = RedisServer.durable();
        Lab lab = Lab.open()) {
      ok(
          lab.run(
              space(redis)
                  + """
                  SharedQueue<Integer> q = new SharedQueue<>(space, "q", 0);
                  q.put(1); q.put(2);
                  """));
      Transcript waiting = lab.start("q.get() + q.get() + q.get()");
      redis.kill();
      redis.restart();
      try (Lab other = Lab.open()) {
        ok(other.run(space(redis) + "new SharedQueue<Integer>(space, \"q\", 0).put(4)"));
        waiting.await();
      }
      assertThat(ok(waiting)).isEqualTo("7");
      assertThat(waiting.out()).contains("was restarted");
      assertThat(ok(lab.run("q.isEmpty()"))).isEqualTo("true");
    }
  }

  @Test
  void aServerThatIsAwayIsAClearErrorAndComesBack() throws Exception {
    try (RedisServer redis = RedisServer.durable();
        Lab lab = Lab.open()) {
      ok(lab.run(space(redis) + "var q = new SharedQueue<Integer>(space, \"q\", 0); q.put(5)"));
      redis.kill();
      Transcript away = lab.run("q.size()");
      assertThat(away.error().name()).isEqualTo("IllegalStateException");
      assertThat(away.error().value())
          .contains("Redis at 127.0.0.1:")
          .contains("has not answered for 5 s")
          .contains("Connection refused");
      assertThat(ok(lab.run("1 + 1"))).isEqualTo("2");
      redis.restart();
      Transcript back = lab.run("q.get()");
      assertThat(ok(back)).isEqualTo("5");
      assertThat(back.out()).contains("was restarted").contains("a second time");
      assertThat(lab.run("q.isEmpty()").out()).as("told once").isEmpty();
    }
  }

  @Test
  void aServerThatLostItsDataSaysSoInsteadOfGivingAnEmptyQueue() throws Exception {
    try (RedisServer redis = RedisServer.forgetful();
        Lab lab = Lab.open()) {
      ok(lab.run(space(redis) + "var q = new SharedQueue<Integer>(space, \"q\", 0); q.put(5)"));
      redis.kill();
      redis.restart();
      assertThat(lab.run("q.get()").error().value())
          .contains("has lost the queue \"q\"")
          .contains("make the object again");
      assertThat(ok(lab.run("q = new SharedQueue<Integer>(space, \"q\", 0); q.put(6); q.get()")))
          .isEqualTo("6");
    }
  }

  @Test
  void whatIsNoServerIsRefused() throws Exception {
    try (Lab lab = Lab.open()) {
      assertThat(lab.run("new SharedLock(Space.redis(\"localhost\"), \"l\")").error().value())
          .contains("redis://127.0.0.1:6379");
      assertThat(
              lab.run("new SharedLock(Space.redis(\"redis://127.0.0.1:1\"), \"\")").error().value())
          .contains("needs a name");
    }
  }

  @Test
  void aCellThatWaitsForAServerThatIsAwayCanBeInterrupted() throws Exception {
    try (RedisServer redis = RedisServer.forgetful();
        Lab lab = Lab.open()) {
      ok(lab.run(space(redis) + "var q = new SharedQueue<Integer>(space, \"q\", 0)"));
      Transcript waiting = lab.start("System.out.println(\"go\"); q.get()");
      waiting.awaitOut(text -> text.contains("go"));
      redis.kill();
      lab.session().interrupt();
      waiting.await();
      assertThat(waiting.error().name()).isEqualTo("Interrupted");
      assertThat(ok(lab.run("1 + 1"))).isEqualTo("2");
    }
  }
}
