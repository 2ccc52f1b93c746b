package interleave.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A cell of a notebook file: a view of its JSON, which stays as it was read but for what is set
/// here.
public sealed interface NotebookCell {
  /// The cell's JSON.
  ObjectNode json();

  /// Code, with what it showed when it was last run.
  record Code(ObjectNode json) implements NotebookCell {
    /// The outputs, in order. Kinds that nbformat 4 does not define are left out.
    public List<Output> outputs() {
      return OutputJson.readAll(json.path("outputs"));
    }

    /// The count under which the cell was last run; 0 when it was not.
    public int executionCount() {
      return json.path("execution_count").asInt(0);
    }

    /// Forgets the last run.
    void clear() {
      json.putNull("execution_count");
      json.set("outputs", json.arrayNode());
    }

    /// Keeps a run's result.
    void ran(int executionCount, List<Output> outputs) {
      json.put("execution_count", executionCount);
      ArrayNode array = json.arrayNode();
      outputs.forEach(output -> array.add(OutputJson.write(output)));
      json.set("outputs", array);
    }
  }

  /// Markdown.
  record Prose(ObjectNode json) implements NotebookCell {}

  /// Text for another tool, shown as it stands.
  record Raw(ObjectNode json) implements NotebookCell {}

  /// The cell's text.
  default String source() {
    return text(json().path("source"));
  }

  /// Whether the cell's metadata has the tag.
  default boolean hasTag(String tag) {
    return StreamSupport.stream(json().path("metadata").path("tags").spliterator(), false)
        .anyMatch(each -> each.asText().equals(tag));
  }

  /// A text that nbformat stores either whole or as a list of lines.
  static String text(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining())
        : node.asText();
  }
}
