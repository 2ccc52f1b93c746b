package interleave.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import interleave.session.ErrorReport;
import interleave.trace.MimeBundle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Outputs as nbformat 4 stores them. Keys are written in alphabetical order, as Jupyter does.
final class OutputJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private OutputJson() {}

  static ObjectNode write(Output output) {
    ObjectNode json = JSON.objectNode();
    switch (output) {
      case Output.Stream(boolean error, String text) ->
          json.put("name", error ? "stderr" : "stdout")
              .put("output_type", "stream")
              .set("text", lines(text));
      case Output.Display(MimeBundle bundle) -> {
        json.set("data", bundle(bundle));
        json.set("metadata", JSON.objectNode());
        json.put("output_type", "display_data");
      }
      case Output.Result(int count, MimeBundle bundle) -> {
        json.set("data", bundle(bundle));
        json.put("execution_count", count);
        json.set("metadata", JSON.objectNode());
        json.put("output_type", "execute_result");
      }
      case Output.Failure(ErrorReport report) -> {
        json.put("ename", report.name()).put("evalue", report.value()).put("output_type", "error");
        ArrayNode traceback = json.putArray("traceback");
        report.traceback().forEach(traceback::add);
      }
    }
    return json;
  }

  static List<Output> readAll(JsonNode outputs) {
    List<Output> read = new ArrayList<>();
    for (JsonNode json : outputs) {
      switch (json.path("output_type").asText()) {
        case "stream" ->
            read.add(
                new Output.Stream(
                    json.path("name").asText().equals("stderr"),
                    NotebookCell.text(json.path("text"))));
        case "display_data" -> read.add(new Output.Display(bundle(json.path("data"))));
        case "execute_result" ->
            read.add(
                new Output.Result(
                    json.path("execution_count").asInt(0), bundle(json.path("data"))));
        case "error" -> read.add(new Output.Failure(report(json)));
        default -> {}
      }
    }
    return read;
  }

  private static ErrorReport report(JsonNode json) {
    List<String> traceback = new ArrayList<>();
    json.path("traceback").forEach(line -> traceback.add(line.asText()));
    return new ErrorReport(json.path("ename").asText(), json.path("evalue").asText(), traceback);
  }

  private static ObjectNode bundle(MimeBundle bundle) {
    ObjectNode json = JSON.objectNode();
    new TreeMap<>(bundle.data()).forEach((type, text) -> json.set(type, form(type, text)));
    return json;
  }

  private static JsonNode form(String type, String text) {
    if (isJson(type)) {
      return parsed(text);
    }
    return type.startsWith("text/")
            || type.equals("image/svg+xml")
            || type.equals("application/javascript")
        ? lines(text)
        : JSON.textNode(text);
  }

  /// A form that claims to be JSON and is not is kept as a text, so that nothing is lost.
  private static JsonNode parsed(String text) {
    try {
      return NotebookJson.MAPPER.readTree(text);
    } catch (JsonProcessingException _) {
      return JSON.textNode(text);
    }
  }

  private static MimeBundle bundle(JsonNode json) {
    Map<String, String> data = new LinkedHashMap<>();
    json.forEachEntry(
        (type, value) ->
            data.put(type, isJson(type) ? value.toString() : NotebookCell.text(value)));
    return new MimeBundle(data);
  }

  private static boolean isJson(String type) {
    return type.equals("application/json") || type.endsWith("+json");
  }

  /// The text cut behind each line feed, as nbformat stores it.
  static ArrayNode lines(String text) {
    ArrayNode lines = JSON.arrayNode();
    for (int start = 0; start < text.length(); ) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }
}
