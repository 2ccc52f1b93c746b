package interleave.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The options that say for whom to install.
final class Where {
  @ArgGroup private @Nullable Choice choice;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "interleave",
      description = "what Jupyter calls the kernel in files and commands (${DEFAULT-VALUE})")
  private String name = "interleave";

  private static final class Choice {
    @Option(names = "--user", description = "for this user; the default")
    private boolean user;

    @Option(
        names = "--prefix",
        paramLabel = "DIR",
        description = "under DIR/share, as /usr/local or a Python environment has it")
    private Optional<Path> prefix = Optional.empty();

    @Option(
        names = "--sys-prefix",
        description = "in the Python environment that is active (VIRTUAL_ENV or CONDA_PREFIX)")
    private boolean environment;
  }

  /// The name of the kernelspec.
  String name() {
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new Refusal(
          "the name \"" + name + "\" has other signs than letters, digits, '.', '_' and '-'");
    }
    return name;
  }

  /// The place chosen.
  Place place(Machine machine) {
    if (choice == null || choice.user) {
      return Place.of(machine);
    }
    if (choice.environment) {
      return Place.under(
          machine
              .activeEnvironment()
              .orElseThrow(
                  () ->
                      new Refusal(
                          "no Python environment is active; activate one or give --prefix DIR")));
    }
    return choice.prefix.map(Place::under).orElseGet(() -> Place.of(machine));
  }
}
