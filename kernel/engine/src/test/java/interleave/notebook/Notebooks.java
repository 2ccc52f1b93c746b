package interleave.notebook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Notebooks for tests, written to a folder and opened from there.
final class Notebooks {
  private final ObjectNode root = NotebookJson.MAPPER.createObjectNode();
  private final ArrayNode cells = root.putArray("cells");

  private Notebooks() {
    root.putObject("metadata");
    root.put("nbformat", 4).put("nbformat_minor", 5);
  }

  static Notebooks with() {
    return new Notebooks();
  }

  Notebooks code(String source, String... tags) {
    ObjectNode cell = cells.addObject().put("cell_type", "code").putNull("execution_count");
    ArrayNode named = cell.putObject("metadata").putArray("tags");
    for (String tag : tags) {
      named.add(tag);
    }
    cell.putArray("outputs").addObject().put("output_type", "stream").put("text", "stale");
    cell.put("source", source);
    return this;
  }

  Notebooks prose(String source) {
    cells.addObject().put("cell_type", "markdown").put("source", source).putObject("metadata");
    return this;
  }

  NotebookFile in(Path folder) {
    try {
      Path file = folder.resolve("made.ipynb");
      Files.writeString(file, NotebookJson.write(root));
      return open(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static NotebookFile open(Path file) {
    return switch (NotebookFile.open(file)) {
      case Opened.Ok(NotebookFile notebook) -> notebook;
      case Opened.Refused(String message) -> throw new AssertionError(message);
    };
  }
}
