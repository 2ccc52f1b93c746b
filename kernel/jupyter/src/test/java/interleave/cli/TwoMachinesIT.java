package interleave.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Notebooks on two machines: two network namespaces of Linux with a cable between them, and a
/// Redis server on one of them.
final class TwoMachinesIT {
  private static final String SERVER = "10.77.0.1";
  private static final String SPACE = "Space space = Space.redis(\"redis://" + SERVER + ":6379\");";

  @TempDir Path home;

  private final String here = "il-a-" + ProcessHandle.current().pid();
  private final String there = "il-b-" + ProcessHandle.current().pid();
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void connect() throws IOException, InterruptedException {
    assertThat(ip("netns", "add", here))
        .as("network namespaces need root and iproute2: run the tests as root, or by install/test")
        .isEmpty();
    ok("netns", "add", there);
    ok("-n", here, "link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", there);
    up(here, SERVER);
    up(there, "10.77.0.2");
    startRedis();
  }

  private void up(String machine, String address) throws IOException, InterruptedException {
    ok("-n", machine, "addr", "add", address + "/24", "dev", "cable");
    ok("-n", machine, "link", "set", "cable", "up");
    ok("-n", machine, "link", "set", "lo", "up");
  }

  @AfterEach
  void disconnect() throws IOException, InterruptedException {
    for (Process process : started) {
      process.destroyForcibly();
      process.waitFor(20, TimeUnit.SECONDS);
    }
    ip("netns", "del", here);
    ip("netns", "del", there);
  }

  private static void ok(String... arguments) throws IOException, InterruptedException {
    assertThat(ip(arguments)).as("ip %s", List.of(arguments)).isEmpty();
  }

  /// What `ip` complains about.
  private static String ip(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("ip"));
    line.addAll(List.of(arguments));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() == 0 ? "" : said + " (exit code " + process.exitValue() + ")";
  }

  private void startRedis() throws IOException {
    Process process =
        new ProcessBuilder(on(here, "redis-server", "--bind", SERVER, "--protected-mode", "no"))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    started.add(process);
    BufferedReader log = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertThat(log.lines().anyMatch(line -> line.contains("Ready to accept connections")))
        .as("redis-server starts")
        .isTrue();
    Thread.ofVirtual().start(() -> log.lines().forEach(_ -> {}));
  }

  private static List<String> on(String machine, String... command) {
    List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", machine));
    line.addAll(List.of(command));
    return line;
  }

  /// Runs a notebook of these cells on a machine.
  private Jar.Ended run(String machine, String name, String... cells) {
    ObjectNode root = JsonMapper.builder().build().createObjectNode();
    ArrayNode all = root.put("nbformat", 4).put("nbformat_minor", 5).putArray("cells");
    root.putObject("metadata");
    for (String code : cells) {
      ObjectNode cell = all.addObject().put("cell_type", "code").put("source", code);
      cell.put("id", "c" + all.size()).putNull("execution_count");
      cell.putObject("metadata");
      cell.putArray("outputs");
    }
    Path file = home.resolve(name + ".ipynb");
    try {
      Files.writeString(file, root.toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Jar.atHome(home)
        .behind(on(machine))
        .run("run", file.toString(), "--html", home.resolve(name + ".html").toString());
  }

  @Test
  void notebooksOnTwoMachinesWorkTogetherAlsoWhenTheCableIsPulledInTheMiddle() throws Exception {
    CompletableFuture<Jar.Ended> consumer =
        CompletableFuture.supplyAsync(
            () ->
                run(
                    there,
                    "consumer",
                    SPACE,
                    "new SharedQueue<String>(space, \"ready\", 0).put(\"ready\");",
                    """
                    var orders = new SharedQueue<String>(space, "orders", 0);
                    String got = orders.get() + orders.get();
                    if (!got.equals("teacake")) throw new AssertionError(got);
                    """));
    Jar.Ended ready =
        run(here, "ready", SPACE, "new SharedQueue<String>(space, \"ready\", 0).get()");
    assertThat(ready.code()).as(ready.out() + ready.err()).isZero();
    ok("-n", here, "link", "set", "cable", "down");
    ok("-n", here, "link", "set", "cable", "up");
    Jar.Ended producer =
        run(
            here,
            "producer",
            SPACE,
            """
            var orders = new SharedQueue<String>(space, "orders", 0);
            orders.put("tea");
            orders.put("cake");
            """);
    assertThat(producer.code()).as(producer.out() + producer.err()).isZero();
    Jar.Ended got = consumer.get(2, TimeUnit.MINUTES);
    assertThat(got.code()).as(got.out() + got.err()).isZero();
  }

  @Test
  void aPoolHasItsWorkersOnTheOtherMachine() throws Exception {
    CompletableFuture<Jar.Ended> worker =
        CompletableFuture.supplyAsync(
            () ->
                run(
                    there,
                    "worker",
                    SPACE,
                    "int base = -1; ProcPool pool = new ProcPool(space, \"squares\", 1);",
                    "new SharedEvent(space, \"enough\").await(); pool.close();"));
    Jar.Ended giver =
        run(
            here,
            "giver",
            SPACE,
            """
            int base = 10;
            record Square(int side) { int area() { return base + side * side; } }
            ProcPool pool = new ProcPool(space, "squares", 0);
            var areas = pool.map(s -> s.area(), List.of(new Square(2), new Square(3)));
            if (!areas.equals(List.of(14, 19))) throw new AssertionError(areas);
            new SharedEvent(space, "enough").set();
            """);
    assertThat(giver.code()).as(giver.out() + giver.err()).isZero();
    Jar.Ended ended = worker.get(2, TimeUnit.MINUTES);
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
  }

  @Test
  void withoutTheCableItIsSaidWhoDoesNotAnswer() throws Exception {
    ok("-n", here, "link", "set", "cable", "down");
    Jar.Ended alone = run(there, "alone", SPACE, "new SharedLock(space, \"l\")");
    assertThat(alone.code()).isEqualTo(Exit.NOT_IN_ORDER);
    assertThat(alone.err()).contains("Redis at 10.77.0.1:6379 has not answered for 5 s");
    ok("-n", here, "link", "set", "cable", "up");
    Jar.Ended together = run(there, "together", SPACE, "new SharedLock(space, \"l\").acquire()");
    assertThat(together.code()).as(together.out() + together.err()).isZero();
  }
}
