package interleave.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The folder by which Jupyter knows the kernel: `kernel.json` and the logos. Written without
/// Jupyter, which need not be there.
final class Kernelspec {
  static final String DISPLAY_NAME = "Java 25 · Interleave";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final List<String> LOGOS =
      List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
  private static final String FILE = "kernel.json";

  private Kernelspec() {}

  /// Writes the folder, over an older one if need be.
  ///
  /// @param command the command line of the kernel JVM up to its program's arguments
  /// @param name the kernelspec's name; other than `interleave` it is shown with the display name
  static void write(Path folder, List<String> command, String name) throws IOException {
    put(json(command, name).getBytes(StandardCharsets.UTF_8), folder.resolve(FILE));
    for (String logo : LOGOS) {
      try (InputStream in =
          Objects.requireNonNull(Kernelspec.class.getResourceAsStream(logo), logo)) {
        put(in.readAllBytes(), folder.resolve(logo));
      }
    }
  }

  /// The text of `kernel.json`.
  static String json(List<String> command, String name) throws JsonProcessingException {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode argv = root.putArray("argv");
    command.forEach(argv::add);
    argv.add("kernel").add("{connection_file}");
    root.put("display_name", name.equals("interleave") ? DISPLAY_NAME : named(name));
    root.put("language", "java");
    root.put("interrupt_mode", "message");
    root.putObject("env");
    root.putObject("metadata").put("debugger", false);
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static String named(String name) {
    return DISPLAY_NAME + " (" + name + ")";
  }

  /// The command line in a kernelspec folder, empty when there is none that Jupyter could start.
  static Optional<List<String>> command(Path folder) {
    try {
      JsonNode argv = MAPPER.readTree(Files.readAllBytes(folder.resolve(FILE))).path("argv");
      List<String> command = new ArrayList<>();
      argv.forEach(argument -> command.add(argument.asText()));
      return command.isEmpty() ? Optional.empty() : Optional.of(command);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Whether the folder starts the jar.
  static boolean starts(Path folder, Path jar) {
    return command(folder).filter(command -> command.contains(jar.toString())).isPresent();
  }

  /// Removes the files that [#write] writes, and the folder when nothing else is in it.
  static void remove(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
    for (String logo : LOGOS) {
      Files.deleteIfExists(folder.resolve(logo));
    }
    Folders.removeIfEmpty(folder);
  }

  private static void put(byte[] bytes, Path file) throws IOException {
    Folders.putWhole(new ByteArrayInputStream(bytes), file);
  }
}
