package interleave.course;

import interleave.course.Gantt.Row;
import interleave.course.Gantt.Span;
import interleave.text.Visible;
import java.util.List;
import java.util.stream.Collectors;

/// A [Gantt] as JSON, the content of `application/vnd.interleave.gantt+json`, version 1: what the
/// kernel draws the picture from.
///
/// ```json
/// {"format": "interleave.gantt", "version": 1, "algorithm": "FCFS", "processors": 1,
///  "length": 27, "switches": 1, "jobs": [
///   {"name": "P1", "arrival": 0, "spans": [["RUNNING", 0, 24, 0, 0]]},
///   {"name": "P2", "arrival": 0, "spans": [["READY", 0, 24, 0, -1], ["RUNNING", 24, 27, 0, 0]]}]}
/// ```
///
/// A span is `[state, from, to, level, processor]`.
final class GanttJson {
  private GanttJson() {}

  static String of(Gantt gantt) {
    return "{\"format\":\"interleave.gantt\",\"version\":1,\"algorithm\":"
        + quoted(gantt.algorithm())
        + ",\"processors\":"
        + gantt.processors()
        + ",\"length\":"
        + gantt.length()
        + ",\"switches\":"
        + gantt.switches()
        + ",\"jobs\":["
        + gantt.rows().stream().map(GanttJson::job).collect(Collectors.joining(","))
        + "]}";
  }

  private static String job(Row row) {
    return "{\"name\":"
        + quoted(row.job().name())
        + ",\"arrival\":"
        + row.job().arrival()
        + ",\"spans\":["
        + spans(row.spans())
        + "]}";
  }

  private static String spans(List<Span> spans) {
    return spans.stream()
        .map(
            span ->
                "[\"%s\",%d,%d,%d,%d]"
                    .formatted(
                        span.state(), span.from(), span.to(), span.level(), span.processor()))
        .collect(Collectors.joining(","));
  }

  /// A JSON string that can also stand inside a page: what could end a script element is escaped.
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    Visible.of(text)
        .chars()
        .forEach(
            c -> {
              boolean plain = c >= ' ' && c != '"' && c != '\\' && c != '<';
              boolean odd = Character.isSurrogate((char) c) || c == 0x2028 || c == 0x2029;
              if (plain && !odd) {
                quoted.append((char) c);
              } else {
                quoted.append(String.format("\\u%04x", c));
              }
            });
    return quoted.append('"').toString();
  }
}
