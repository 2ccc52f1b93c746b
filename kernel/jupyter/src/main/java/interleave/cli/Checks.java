package interleave.cli;

import interleave.host.JvmCommand;
import interleave.session.CellReply;
import interleave.session.CellRequest;
import interleave.session.Session;
import interleave.session.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `doctor` looks at.
final class Checks {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String INSTALL = "run: java -jar interleave.jar install";

  private final Machine machine;
  private final Place place;
  private final String name;

  Checks(Machine machine, Place place, String name) {
    this.machine = machine;
    this.place = place;
    this.name = name;
  }

  /// The JDK: 25 or later, with the compiler that JShell needs.
  Finding java() {
    String seen = Runtime.version() + ", " + machine.java();
    if (Runtime.version().feature() < 25) {
      return new Finding.Problem("Java", seen, "install a JDK 25 and run this again with it");
    }
    return ModuleLayer.boot().findModule("jdk.jshell").isPresent()
        ? new Finding.Good("Java", seen)
        : new Finding.Problem(
            "Java", seen + ", without jdk.jshell", "install a whole JDK 25, not only a JRE");
  }

  /// The installed jars.
  Finding program() {
    if (!Files.isRegularFile(place.jar()) || !Files.isRegularFile(place.runtimeJar())) {
      return new Finding.Problem("program", "not in " + place.app(), INSTALL);
    }
    try {
      Path own = Jars.own();
      return Files.isSameFile(own, place.jar()) || Files.mismatch(own, place.jar()) == -1
          ? new Finding.Good("program", place.app().toString())
          : new Finding.Note(
              "program",
              place.jar() + " is another build than " + own,
              "to use this one, " + INSTALL);
    } catch (IOException e) {
      return new Finding.Problem("program", e.toString(), "make the folder readable");
    }
  }

  /// The kernelspec, and whether what it starts is there.
  Finding kernelspec() {
    Path folder = place.kernelspec(name);
    Optional<List<String>> command = Kernelspec.command(folder);
    if (command.isEmpty()) {
      return new Finding.Problem("kernelspec", "none in " + folder, INSTALL);
    }
    Path java = Path.of(command.get().getFirst());
    if (!Files.isExecutable(java)) {
      return new Finding.Problem("kernelspec", java + " is gone", "with a JDK 25, " + INSTALL);
    }
    return Kernelspec.starts(folder, place.jar())
        ? new Finding.Good("kernelspec", folder.toString())
        : new Finding.Problem(
            "kernelspec", folder + " starts another program than " + place.jar(), INSTALL);
  }

  /// Jupyter, which is needed for nothing but its front ends, and whether it sees the kernel.
  Finding jupyter() {
    for (List<String> jupyter : jupyters()) {
      Optional<Programs.Ended> version =
          Programs.run(PATIENCE, plus(jupyter, "--version")).filter(ended -> ended.code() == 0);
      if (version.isPresent()) {
        return seenBy(jupyter, versions(version.get().output()));
      }
    }
    return new Finding.Note(
        "Jupyter",
        "not found",
        "interleave run works without; for notebooks in a browser: pip install jupyterlab");
  }

  private Finding seenBy(List<String> jupyter, String versions) {
    Path kernelspec = place.kernelspec(name);
    if (Kernelspec.command(kernelspec).isEmpty() || !hides(jupyter, kernelspec)) {
      return new Finding.Good("Jupyter", versions);
    }
    return new Finding.Note(
        "Jupyter",
        versions + "; it does not list the kernel",
        "set JUPYTER_PATH=" + place.jupyter() + " or install with --sys-prefix");
  }

  /// Whether Jupyter lists kernels, and not this one. Some installations cannot list.
  private static boolean hides(List<String> jupyter, Path kernelspec) {
    return Programs.run(PATIENCE, plus(jupyter, "kernelspec", "list"))
        .filter(ended -> ended.code() == 0)
        .filter(ended -> !ended.output().contains(kernelspec.toString()))
        .isPresent();
  }

  private List<List<String>> jupyters() {
    return machine.os() == Machine.Os.WINDOWS
        ? List.of(List.of("jupyter"), List.of("py", "-m", "jupyter"))
        : List.of(
            List.of("jupyter"),
            List.of("python3", "-m", "jupyter"),
            List.of("/usr/bin/python3", "-m", "jupyter"));
  }

  /// The front ends among the parts that `jupyter --version` lists.
  private static String versions(String output) {
    String parts =
        output
            .lines()
            .map(String::strip)
            .filter(line -> line.matches("(jupyterlab|notebook|jupyter_client|nbclient) *: .*"))
            .filter(line -> !line.endsWith("not installed"))
            .map(line -> line.replaceAll(" *: ", " "))
            .collect(Collectors.joining(", "));
    return parts.isEmpty() ? "present" : parts;
  }

  private static List<String> plus(List<String> command, String... arguments) {
    return Stream.concat(command.stream(), Stream.of(arguments)).toList();
  }

  /// The AOT caches and the woven classes, which make the start quick.
  Finding caches() {
    List<String> missing =
        Stream.of("kernel.aot", "cell.aot", "child.aot", JvmCommand.SHADOWS)
            .filter(file -> !Files.isRegularFile(place.caches().resolve(file)))
            .toList();
    return missing.isEmpty()
        ? usable()
        : new Finding.Note(
            "AOT cache",
            "no " + String.join(", ", missing) + " in " + place.caches(),
            "the kernel works and starts slower; " + INSTALL);
  }

  /// Starts the kernel's JVM as the kernelspec does, but in the mode in which an unusable cache is
  /// an error.
  private Finding usable() {
    List<String> command = Kernelspec.command(place.kernelspec(name)).orElse(List.of());
    int jar = command.indexOf("-jar");
    if (jar < 0) {
      return new Finding.Note("AOT cache", "no kernelspec to try it with", INSTALL);
    }
    List<String> strict =
        Stream.of(
                command.subList(0, jar),
                List.of("-XX:AOTMode=on"),
                command.subList(jar, jar + 2),
                List.of("--version"))
            .flatMap(List::stream)
            .toList();
    return Programs.run(PATIENCE, strict).filter(ended -> ended.code() == 0).isPresent()
        ? new Finding.Good("AOT cache", place.caches().toString())
        : new Finding.Note(
            "AOT cache",
            "stale: another JDK or other jars than it was made with",
            "the kernel works and starts slower; " + INSTALL);
  }

  /// A cell JVM that starts and computes.
  Finding cell() {
    long start = System.nanoTime();
    Settings settings = Preferences.settings(machine, Path.of(""), PATIENCE);
    OneValue value = new OneValue();
    CellReply reply;
    try (Session session = Session.open(settings)) {
      reply = session.execute(CellRequest.of("1+1"), value);
    }
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    return switch (reply) {
      case CellReply.Ok _ when value.text().equals("2") ->
          new Finding.Good("cell", "1+1 is 2, after " + millis + " ms");
      case CellReply.Ok _ ->
          new Finding.Problem("cell", "1+1 gave \"" + value.text() + "\"", "please report this");
      case CellReply.Failed failed ->
          new Finding.Problem(
              "cell",
              failed.report().name() + ": " + failed.report().value(),
              "check that the JDK may start processes and that the temporary folder is writable");
    };
  }
}
