package interleave.cli;

import interleave.host.JvmCommand;
import interleave.host.JvmCommand.Caching;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `install`: copies the jars to their place, trains the AOT caches and tells Jupyter of the
/// kernel. Done again it changes only what is not as it should be.
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Installs the kernel \"Java 25 · Interleave\" for Jupyter, which need not be there yet.",
      "The kernel runs on the JDK that runs this command."
    })
final class InstallCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Machine machine;

  @Mixin private Where where = new Where();

  InstallCommand(Terminal terminal, Machine machine) {
    this.terminal = terminal;
    this.machine = machine;
  }

  @Override
  public Integer call() {
    Place place = where.place(machine);
    Path kernelspec = place.kernelspec(where.name());
    Path own = Jars.own();
    try {
      boolean changed = copy(own, place.jar());
      changed |= Jars.unpack(own, place.runtimeJar());
      train(place, changed);
      JvmCommand jvm = jvm(place, Caching.USE);
      Kernelspec.write(kernelspec, jvm.kernel(place.jar()), where.name());
      terminal.out().println("Program     " + place.app());
      terminal.out().println("Kernelspec  " + kernelspec);
      terminal.out().println("Java        " + machine.java());
      return Exit.DONE;
    } catch (IOException e) {
      throw new Refusal(
          ("cannot write to %s or %s (%s); make room there, close running Interleave kernels, or"
                  + " choose another place with --prefix DIR")
              .formatted(place.app(), place.jupyter(), e),
          e);
    }
  }

  /// Trains the AOT caches anew when what they were made with has changed: the jars, the JDK, or
  /// the flags of the JVMs.
  private void train(Place place, boolean changed) throws IOException {
    JvmCommand training = jvm(place, Caching.TRAIN);
    String now =
        String.join(
            "\n",
            Runtime.version().toString(),
            training.cell().toString(),
            training.child().toString());
    Path madeWith = place.caches().resolve("made-with.txt");
    boolean same = Files.isRegularFile(madeWith) && Files.readString(madeWith).equals(now);
    Files.createDirectories(place.caches());
    Training.train(place, training, changed || !same, terminal);
    Files.writeString(madeWith, now);
  }

  private JvmCommand jvm(Place place, Caching caching) {
    String heap = Preferences.of(machine.environment()).heap();
    return new JvmCommand(machine.java(), place.runtimeJar(), place.caches(), heap, caching);
  }

  /// Copies the jar unless an equal one is there: a running kernel keeps what it runs from, and the
  /// AOT caches, which know the jar by its time, stay valid.
  private static boolean copy(Path own, Path target) throws IOException {
    if (Files.exists(target)
        && (Files.isSameFile(own, target) || Files.mismatch(own, target) == -1)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(own)) {
      Folders.putWhole(in, target);
    }
    return true;
  }
}
