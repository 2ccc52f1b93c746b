package interleave.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// A notebook in nbformat 4, any minor version. Everything that this class does not know stays as
/// it was read.
///
/// It is not thread-safe.
public final class NotebookFile {
  private static final Pattern HEADING = Pattern.compile("(?m)^# +(.+?) *#*$");

  private final ObjectNode root;
  private final Path folder;
  private final String fileName;

  private NotebookFile(ObjectNode root, Path file) {
    this.root = root;
    this.folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    this.fileName = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
  }

  /// Opens a notebook file for this kernel.
  public static Opened open(Path file) {
    try {
      if (Files.isDirectory(file)) {
        return refused(file, "this is a folder; give the path of a notebook in it (.ipynb)");
      }
      if (!Files.exists(file)) {
        return refused(file, "there is no such file; give the path of a notebook (.ipynb)");
      }
      return parse(file, Files.readAllBytes(file));
    } catch (AccessDeniedException _) {
      return refused(file, "you may not read this file; change its permissions");
    } catch (IOException e) {
      return refused(file, "cannot be read (" + e.getMessage() + "); check the disk or try a copy");
    }
  }

  private static Opened parse(Path file, byte[] bytes) throws IOException {
    if (new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
      return refused(file, "the file is empty; create the notebook again in Jupyter");
    }
    try {
      JsonNode tree = NotebookJson.MAPPER.readTree(bytes);
      Optional<String> fault = NotebookFault.of(tree);
      return fault.isEmpty() && tree instanceof ObjectNode root
          ? new Opened.Ok(new NotebookFile(root, file))
          : refused(file, fault.orElse("this is not a notebook"));
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : String.format(
                  Locale.ROOT,
                  " (line %d, column %d)",
                  e.getLocation().getLineNr(),
                  e.getLocation().getColumnNr());
      return refused(
          file,
          "this is not JSON%s: %s; a notebook is JSON, so restore the file from a copy"
              .formatted(where, firstLine(e.getOriginalMessage())));
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }

  private static Opened refused(Path file, String why) {
    return new Opened.Refused(file + ": " + why);
  }

  /// The cells, in order. They are views: what is set on them is in the notebook.
  public List<NotebookCell> cells() {
    return StreamSupport.stream(root.path("cells").spliterator(), false)
        .map(ObjectNode.class::cast)
        .<NotebookCell>map(
            json ->
                switch (json.path("cell_type").asText()) {
                  case "code" -> new NotebookCell.Code(json);
                  case "markdown" -> new NotebookCell.Prose(json);
                  default -> new NotebookCell.Raw(json);
                })
        .toList();
  }

  /// The folder that the file is in: where its cells run and its pictures are looked for.
  public Path folder() {
    return folder;
  }

  /// What to call the notebook: its first heading of the first rank, or the file's name.
  public String title() {
    return cells().stream()
        .filter(NotebookCell.Prose.class::isInstance)
        .map(cell -> HEADING.matcher(cell.source()))
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group(1).replaceAll("[`*]", ""))
        .findFirst()
        .orElse(fileName.replaceFirst("\\.ipynb$", ""));
  }

  /// Says in the file what ran it, as a front end does when it saves. The name of a kernel that the
  /// file has stays.
  void ranOn(String javaVersion) {
    ObjectNode metadata = root.withObject("/metadata");
    if (!metadata.has("kernelspec")) {
      metadata
          .putObject("kernelspec")
          .put("display_name", "Java 25 · Interleave")
          .put("language", "java")
          .put("name", "interleave");
    }
    metadata
        .putObject("language_info")
        .put("file_extension", ".java")
        .put("mimetype", "text/x-java-source")
        .put("name", "java")
        .put("version", javaVersion);
  }

  /// The text of the file as it is now.
  public String text() {
    return NotebookJson.write(root);
  }
}
