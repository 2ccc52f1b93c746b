package interleave.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real redis-server on a free port of this machine.
public final class RedisServer implements AutoCloseable {
  private final List<String> before;
  private final String address;
  private final int port;
  private final boolean durable;
  private final Path folder;
  private Process process;

  private RedisServer(List<String> before, String address, int port, boolean durable)
      throws IOException {
    this.before = before;
    this.address = address;
    this.port = port;
    this.durable = durable;
    this.folder = Files.createTempDirectory("interleave-redis");
    this.process = begin();
  }

  /// One that keeps its data over a restart.
  public static RedisServer durable() throws IOException {
    return new RedisServer(List.of(), "127.0.0.1", freePort(), true);
  }

  /// One that forgets its data with its end.
  public static RedisServer forgetful() throws IOException {
    return new RedisServer(List.of(), "127.0.0.1", freePort(), false);
  }

  /// One that another command starts, where `address` is.
  public static RedisServer behind(List<String> command, String address) throws IOException {
    return new RedisServer(command, address, 6379, true);
  }

  /// A port that nobody listens at. It is none of those that the system gives to whoever connects:
  /// while the server is away its client would else be connected to itself some day, by such a
  /// port.
  private static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (BindException e) {
        // Taken: the next one.
      }
    }
  }

  public String uri() {
    return "redis://" + address + ":" + port;
  }

  /// Starts it and waits until it says that it is ready.
  private Process begin() throws IOException {
    List<String> line = new ArrayList<>(before);
    line.addAll(
        List.of(
            "redis-server",
            "--port",
            "" + port,
            "--bind",
            address,
            "--dir",
            folder.toString(),
            "--save",
            "",
            "--appendonly",
            durable ? "yes" : "no",
            "--appendfsync",
            "always"));
    Process fresh = new ProcessBuilder(line).redirectErrorStream(true).start();
    BufferedReader log = new BufferedReader(new InputStreamReader(fresh.getInputStream(), UTF_8));
    List<String> seen = new ArrayList<>();
    String next = log.readLine();
    while (next != null && !next.contains("Ready to accept connections")) {
      seen.add(next);
      next = log.readLine();
    }
    if (next == null) {
      throw new IOException("redis-server did not start:\n" + String.join("\n", seen));
    }
    Thread.ofVirtual().start(() -> log.lines().forEach(_ -> {}));
    return fresh;
  }

  /// Ends it as a power cut does.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("redis-server does not end");
    }
  }

  /// Starts it again, at the same address.
  public void restart() throws IOException {
    process = begin();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
