package interleave.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `uninstall`: takes back what `install` with the same options did.
@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Removes the kernel from Jupyter, and its program when no other name uses it.")
final class UninstallCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Machine machine;

  @Mixin private Where where = new Where();

  UninstallCommand(Terminal terminal, Machine machine) {
    this.terminal = terminal;
    this.machine = machine;
  }

  @Override
  public Integer call() {
    Place place = where.place(machine);
    Path kernelspec = place.kernelspec(where.name());
    try {
      if (Files.exists(kernelspec) && !Kernelspec.starts(kernelspec, place.jar())) {
        throw new Refusal(
            kernelspec + " starts another program than " + place.jar() + "; it stays as it is");
      }
      if (Files.exists(kernelspec)) {
        Kernelspec.remove(kernelspec);
        terminal.out().println("Removed  " + kernelspec);
      } else {
        terminal.out().println("Nothing is installed in " + kernelspec);
      }
      if (Files.exists(place.app()) && users(place).isEmpty()) {
        removeProgram(place);
        terminal.out().println("Removed  " + place.app());
      }
      return Exit.DONE;
    } catch (IOException e) {
      throw new Refusal(
          "cannot remove all of %s (%s); close running Interleave kernels and try again"
              .formatted(place.app(), e),
          e);
    }
  }

  /// The kernelspecs that start the program.
  private static List<Path> users(Place place) throws IOException {
    Path kernels = place.jupyter().resolve("kernels");
    if (!Files.isDirectory(kernels)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(kernels)) {
      return folders.filter(folder -> Kernelspec.starts(folder, place.jar())).toList();
    }
  }

  private static void removeProgram(Place place) throws IOException {
    Files.deleteIfExists(place.jar());
    Files.deleteIfExists(place.runtimeJar());
    for (Path ours : List.of(place.caches(), place.app().resolve(Jars.UNPACKED))) {
      removeTree(ours);
    }
    Folders.removeIfEmpty(place.app());
  }

  private static void removeTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
