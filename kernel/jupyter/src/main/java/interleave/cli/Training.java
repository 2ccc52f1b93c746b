package interleave.cli;

import interleave.host.JvmCommand;
import interleave.jupyter.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The training of the AOT caches: each JVM is run once as it will be run, and writes what it has
/// loaded and linked. Then the classes are woven that exploring uses in place of the JDK's.
final class Training {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> ROLES = List.of("kernel", "cell", "child");
  private static final String CACHE = ".aot";

  /// What a JVM leaves that was killed before it had written its cache.
  private static final String UNFINISHED = ".aot.config";

  /// What a first lesson does: a value, a mistake, types, output, threads, a lock, a queue, a
  /// child, what children share, and every interleaving of two threads.
  private static final List<String> CELLS =
      List.of(
          "1 + 1",
          "int half(int n) { return n / 2; }\nrecord Point(int x, int y) {}\nnew Point(half(8), 2)",
          "int broken = ;",
          "Object nothing = null;\nnothing.toString()",
          """
          int count = 100;
          synchronized void dec() { count -= 1; }
          for (int i = 0; i < 3; i++) System.out.printf("%d %s%n", i, List.of(i));
          """,
          """
          var lock = new ReentrantLock();
          var queue = new ArrayBlockingQueue<Integer>(1);
          var thread = new Thread(() -> {
            for (int i = 0; i < 3; i++) {
              lock.lock();
              try { queue.put(i); } catch (InterruptedException e) { return; } finally { lock.unlock(); }
            }
          });
          thread.start();
          for (int i = 0; i < 3; i++) System.out.println(queue.take());
          thread.join();
          try (var pool = Executors.newVirtualThreadPerTaskExecutor()) { pool.submit(() -> count); }
          """,
          """
          var child = new Proc(() -> { count -= 1; System.out.println(count + " " + Proc.current().pid()); });
          child.start();
          child.join();
          var desk = new SharedLock();
          var seats = new SharedInt(2);
          var sold = new SharedLong();
          var orders = new SharedQueue<String>(1);
          Proc.start("second", () -> {
            try (var held = desk.acquire()) { seats.set(seats.get() - 1); sold.set(1); }
            orders.put(List.of(1, 2) + " " + --count);
            System.out.println(Proc.current().pid());
          }).join();
          orders.get();
          """,
          """
          explore(() -> {
            var pool = Executors.newFixedThreadPool(2);
            pool.submit(() -> count++); pool.submit(() -> { synchronized (pool) { count++; } });
            pool.shutdown(); pool.awaitTermination(1, TimeUnit.MINUTES);
            if (count != 102) throw new AssertionError();
          })
          """,
          "interleave.explore.Rehearsal.train();",
          "count + half(count)",
          "\"text\".le");

  private final Place place;
  private final JvmCommand training;

  private Training(Place place, JvmCommand training) {
    this.place = place;
    this.training = training;
  }

  /// Trains the caches of an installation, unless they are there. A failure costs the kernel time
  /// at its start and nothing else: it is told, and the installation goes on.
  ///
  /// @param training command lines that write caches
  /// @param changed whether the jars are new, so that caches that are there are stale
  static void train(Place place, JvmCommand training, boolean changed, Terminal terminal) {
    Training run = new Training(place, training);
    try {
      if (changed || !run.isDone()) {
        run.rehearse();
        ROLES.forEach(role -> run.keep(role).ifPresent(terminal.out()::println));
        delete(run.files("", UNFINISHED));
        run.weave();
      }
    } catch (IOException e) {
      terminal
          .err()
          .println(
              "The caches could not be made ("
                  + e.getMessage()
                  + "): the kernel works and starts slower.");
    }
  }

  private boolean isDone() {
    return ROLES.stream().allMatch(role -> Files.isRegularFile(cache(role)))
        && Files.isRegularFile(place.caches().resolve(JvmCommand.SHADOWS));
  }

  private Path cache(String role) {
    return place.caches().resolve(role + ".aot");
  }

  private void rehearse() throws IOException {
    Files.createDirectories(place.caches());
    delete(files("", CACHE));
    delete(files("", UNFINISHED));
    delete(files(JvmCommand.SHADOWS, ""));
    Path connection = place.caches().resolve("connection.json");
    List<String> line = new ArrayList<>(training.kernel(place.jar()));
    line.addAll(List.of("kernel", connection.toString()));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put(Preferences.CACHES, Preferences.TRAIN);
    builder.environment().put("INTERLEAVE_WARM", "1");
    builder.redirectOutput(place.caches().resolve("training.log").toFile());
    try (Rehearsal rehearsal = Rehearsal.at(connection, PATIENCE)) {
      Process kernel = builder.start();
      try {
        kernel.getOutputStream().close();
        rehearsal.run(CELLS);
        await(kernel);
      } finally {
        kernel.destroyForcibly();
      }
    }
  }

  /// Has the shadows of classes woven by a JVM that starts from the cell JVM's cache.
  private void weave() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(training.using().shadows()).redirectErrorStream(true);
    builder.redirectOutput(place.caches().resolve("weaving.log").toFile());
    Process weaver = builder.start();
    try {
      await(weaver);
    } finally {
      weaver.destroyForcibly();
    }
    if (weaver.exitValue() != 0) {
      throw new IOException("see " + place.caches().resolve("weaving.log"));
    }
  }

  private static void await(Process process) throws IOException {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("a JVM did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// Of the caches that JVMs of one role wrote, keeps the one that holds most.
  ///
  /// @return what is wrong, empty when one is kept
  private Optional<String> keep(String role) {
    try {
      List<Path> written = files(role + "-", CACHE);
      if (written.isEmpty()) {
        return Optional.of("No AOT cache for the " + role + " JVM: it starts slower.");
      }
      Files.move(written.getFirst(), cache(role), StandardCopyOption.REPLACE_EXISTING);
      delete(written.subList(1, written.size()));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("No AOT cache for the " + role + " JVM (" + e + "): it starts slower.");
    }
  }

  private static void delete(List<Path> files) throws IOException {
    for (Path each : files) {
      Files.delete(each);
    }
  }

  /// The files whose names begin and end so, largest first.
  private List<Path> files(String prefix, String suffix) throws IOException {
    try (Stream<Path> all = Files.list(place.caches())) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().endsWith(suffix))
          .sorted(Comparator.comparingLong((Path file) -> file.toFile().length()).reversed())
          .toList();
    }
  }
}
