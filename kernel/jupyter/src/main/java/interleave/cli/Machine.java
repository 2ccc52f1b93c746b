package interleave.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The computer and the user that a command runs for.
///
/// @param home the user's home folder
/// @param environment the process's environment variables
/// @param java the program that runs this JVM
record Machine(Os os, Path home, Map<String, String> environment, Path java) {
  /// The systems whose folders differ.
  enum Os {
    LINUX,
    MAC,
    WINDOWS;

    /// @param name as in the system property `os.name`; what is neither macOS nor Windows keeps its
    ///   folders as Linux does
    static Os of(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return lower.startsWith("mac") ? MAC : lower.startsWith("windows") ? WINDOWS : LINUX;
    }
  }

  Machine {
    environment = Map.copyOf(environment);
  }

  /// This one.
  static Machine here() {
    Os os = Os.of(System.getProperty("os.name", ""));
    Path java =
        Path.of(System.getProperty("java.home", ""), "bin", os == Os.WINDOWS ? "java.exe" : "java");
    return new Machine(os, Path.of(System.getProperty("user.home", "")), System.getenv(), java);
  }

  /// Where Jupyter looks for this user's kernels: its data folder.
  Path jupyterData() {
    return folder("JUPYTER_DATA_DIR")
        .orElseGet(
            () ->
                switch (os) {
                  case LINUX -> xdgData().resolve("jupyter");
                  case MAC -> home.resolve("Library").resolve("Jupyter");
                  case WINDOWS ->
                      folder("APPDATA")
                          .orElse(home.resolve("AppData").resolve("Roaming"))
                          .resolve("jupyter");
                });
  }

  /// Where Interleave keeps its files for this user.
  Path ownData() {
    return switch (os) {
      case LINUX -> xdgData().resolve("interleave");
      case MAC -> home.resolve("Library").resolve("Application Support").resolve("Interleave");
      case WINDOWS ->
          folder("LOCALAPPDATA")
              .orElse(home.resolve("AppData").resolve("Local"))
              .resolve("Interleave");
    };
  }

  /// The folder of the Python environment that is active, as `sys.prefix` names it.
  Optional<Path> activeEnvironment() {
    return folder("VIRTUAL_ENV").or(() -> folder("CONDA_PREFIX"));
  }

  private Path xdgData() {
    return folder("XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share"));
  }

  /// A variable that names a folder. An empty or relative one counts as not set.
  private Optional<Path> folder(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}
