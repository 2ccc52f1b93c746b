package interleave.session;

import interleave.host.JvmCommand.Caching;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The AOT caches that the sessions of tests start from, as those of an installed kernel do:
/// hundreds of JVMs are started, each in a third of the time. They are made once for a build.
final class LabCaches {
  private static final List<String> ROLES = List.of("cell", "child");

  private static final List<String> CELLS =
      List.of(
          """
          int count = 100;
          var lock = new ReentrantLock();
          var thread = new Thread(() -> { lock.lock(); try { count--; } finally { lock.unlock(); } });
          thread.start(); thread.join();
          System.out.printf("%d %s%n", count, List.of(count));
          """,
          """
          var desk = new SharedLock();
          var orders = new SharedQueue<String>(1);
          var child = new Proc(() -> {
            try (var held = desk.acquire()) { count -= 1; }
            orders.put(count + " " + Proc.current().pid());
            System.out.println(count);
          });
          child.start();
          orders.get();
          child.join();
          """,
          "explore(() -> { var t = new Thread(() -> count++); t.start(); count++; t.join(); })");

  private LabCaches() {}

  /// The folder with the caches of a runtime; of one that is no jar there can be none.
  static Path of(Path runtime) {
    Path folder = Path.of("target/caches").toAbsolutePath();
    if (!Files.isRegularFile(runtime)) {
      return folder;
    }
    try {
      Files.createDirectories(folder);
      try (FileChannel file =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = file.lock()) {
        if (!areOf(runtime, folder)) {
          train(runtime, folder);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean areOf(Path runtime, Path folder) throws IOException {
    for (String role : ROLES) {
      Path cache = folder.resolve(role + ".aot");
      if (!Files.exists(cache)
          || Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(runtime)) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void train(Path runtime, Path folder) throws IOException {
    try (Stream<Path> old = Files.list(folder)) {
      for (Path each : old.filter(file -> file.toString().contains(".aot")).toList()) {
        Files.delete(each);
      }
    }
    Settings settings =
        new Settings(runtime, folder, folder, 0, Lab.HEAP, Caching.TRAIN, Duration.ZERO);
    try (Lab lab = Lab.open(settings)) {
      CELLS.forEach(lab::ok);
    }
    for (String role : ROLES) {
      Files.move(largest(folder, role), folder.resolve(role + ".aot"));
    }
  }

  private static Path largest(Path folder, String role) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().matches(role + "-.*\\.aot"))
          .max(Comparator.comparingLong(file -> file.toFile().length()))
          .orElseThrow(() -> new IOException("no AOT cache of the " + role + " JVM was written"));
    }
  }
}
