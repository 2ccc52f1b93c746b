package interleave.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is wrong with a JSON tree as a notebook for this kernel, in words that say what to do.
final class NotebookFault {
  private static final Set<String> CELL_TYPES = Set.of("code", "markdown", "raw");

  private NotebookFault() {}

  static Optional<String> of(JsonNode tree) {
    if (!tree.path("nbformat").isInt()) {
      return Optional.of("this is JSON but not a notebook: it names no nbformat");
    }
    int format = tree.path("nbformat").asInt();
    if (format < 4) {
      return Optional.of(
          ("this is nbformat %d and Interleave reads nbformat 4; open and save it in Jupyter, or run"
                  + " jupyter nbconvert --to notebook --nbformat 4")
              .formatted(format));
    }
    if (format > 4) {
      return Optional.of(
          "this is nbformat %d and Interleave reads nbformat 4; save it from a front end that writes 4"
              .formatted(format));
    }
    return language(tree.path("metadata")).or(() -> cells(tree.path("cells")));
  }

  private static Optional<String> language(JsonNode metadata) {
    JsonNode kernel = metadata.path("kernelspec");
    String language =
        kernel.path("language").asText(metadata.path("language_info").path("name").asText());
    if (language.isEmpty() || language.toLowerCase(Locale.ROOT).equals("java")) {
      return Optional.empty();
    }
    String name = kernel.path("display_name").asText(kernel.path("name").asText(language));
    return Optional.of(
        ("this notebook is written for another kernel, %s (language %s), and Interleave runs Java;"
                + " choose the kernel \"Java 25 · Interleave\" in Jupyter and save it if its cells"
                + " are Java")
            .formatted(name, language));
  }

  private static Optional<String> cells(JsonNode cells) {
    if (!cells.isArray()) {
      return Optional.of("this is JSON but not a notebook: it has no list of cells");
    }
    for (int i = 0; i < cells.size(); i++) {
      JsonNode cell = cells.get(i);
      if (!CELL_TYPES.contains(cell.path("cell_type").asText())
          || !(cell.path("source").isTextual() || cell.path("source").isArray())) {
        return Optional.of(
            "its cell %d is damaged (no known cell_type, or no source); restore the file from a copy"
                .formatted(i + 1));
      }
    }
    return Optional.empty();
  }
}
