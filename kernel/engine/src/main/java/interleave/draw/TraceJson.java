package interleave.draw;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import interleave.trace.Event;
import interleave.trace.ExitStatus;
import interleave.trace.Printed;
import interleave.trace.ProcessEvent;
import interleave.trace.Stamp;
import interleave.trace.SyncEvent;
import interleave.trace.ThreadEvent;
import interleave.trace.Trace;
import java.util.List;
import java.util.regex.Pattern;

/// A trace as JSON, the content of `application/vnd.interleave.trace+json`, version 1.
///
/// ```json
/// {"format": "interleave.trace", "version": 1, "cell": 3, "mainPid": 4711, "mainPpid": 4700,
///  "startNanos": 1000, "endNanos": 9000, "running": false, "dropped": 0, "events": [
///   {"type": "process.created", "stamp": [4711, 1, 0, 1500], "child": 4712, "name": "buyer",
///    "daemon": false},
///   {"type": "thread.blocked", "stamp": [4711, 1, 1, 1700], "reason": "JOIN_PROCESS",
///    "on": {"kind": "Proc", "id": 4712, "name": "buyer"}},
///   {"type": "process.ended", "stamp": [4711, 1, 2, 8000], "process": 4712,
///    "status": {"is": "killed", "signal": 15}}]}
/// ```
///
/// A stamp is `[pid, thread, seq, nanos]`, as [Stamp] says. An event's `type` is its family and its
/// name; its other members are the components of its record. A reader passes over members that it
/// does not know; a change that such a reader would get wrong raises `version`. No text contains
/// `<`, U+2028 or U+2029 unescaped, so that the form can stand inside a page. A lone surrogate
/// becomes U+FFFD: with one in it, escaped or not, the classic Notebook cannot open the file.
public final class TraceJson {
  private static final String FORMAT = "interleave.trace";
  private static final int VERSION = 1;

  /// Events written at most; a notebook file is no place for more. Those left out count as dropped.
  static final int EVENTS = 20_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addMixIn(Event.class, EventForm.class)
          .addMixIn(Stamp.class, StampForm.class)
          .addMixIn(ExitStatus.class, ExitForm.class)
          .build();

  /// What could end a script element or ends a line in JavaScript.
  private static final Pattern UNSAFE = Pattern.compile("[<\\u2028\\u2029]");

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private TraceJson() {}

  @JsonPropertyOrder({
    "format",
    "version",
    "cell",
    "mainPid",
    "mainPpid",
    "startNanos",
    "endNanos",
    "running",
    "dropped",
    "events"
  })
  private record Document(
      String format,
      int version,
      int cell,
      long mainPid,
      long mainPpid,
      long startNanos,
      long endNanos,
      boolean running,
      long dropped,
      List<Event> events) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ProcessEvent.Created.class, name = "process.created"),
    @JsonSubTypes.Type(value = ProcessEvent.Given.class, name = "process.given"),
    @JsonSubTypes.Type(value = ProcessEvent.Began.class, name = "process.began"),
    @JsonSubTypes.Type(value = ProcessEvent.Ended.class, name = "process.ended"),
    @JsonSubTypes.Type(value = ProcessEvent.Seen.class, name = "process.seen"),
    @JsonSubTypes.Type(value = ThreadEvent.Started.class, name = "thread.started"),
    @JsonSubTypes.Type(value = ThreadEvent.Began.class, name = "thread.began"),
    @JsonSubTypes.Type(value = ThreadEvent.Ended.class, name = "thread.ended"),
    @JsonSubTypes.Type(value = ThreadEvent.Blocked.class, name = "thread.blocked"),
    @JsonSubTypes.Type(value = ThreadEvent.Resumed.class, name = "thread.resumed"),
    @JsonSubTypes.Type(value = ThreadEvent.Sampled.class, name = "thread.sampled"),
    @JsonSubTypes.Type(value = SyncEvent.Acquired.class, name = "sync.acquired"),
    @JsonSubTypes.Type(value = SyncEvent.Released.class, name = "sync.released"),
    @JsonSubTypes.Type(value = SyncEvent.Put.class, name = "sync.put"),
    @JsonSubTypes.Type(value = SyncEvent.Took.class, name = "sync.took"),
    @JsonSubTypes.Type(value = SyncEvent.Signalled.class, name = "sync.signalled"),
    @JsonSubTypes.Type(value = Printed.class, name = "printed"),
  })
  private interface EventForm {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"pid", "thread", "seq", "nanos"})
  private interface StampForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ExitStatus.Running.class, name = "running"),
    @JsonSubTypes.Type(value = ExitStatus.Exited.class, name = "exited"),
    @JsonSubTypes.Type(value = ExitStatus.Killed.class, name = "killed"),
  })
  private interface ExitForm {}

  /// The trace as JSON text.
  public static String write(Trace trace) {
    int kept = Math.min(EVENTS, trace.events().size());
    Document document =
        new Document(
            FORMAT,
            VERSION,
            trace.cell(),
            trace.mainPid(),
            trace.mainPpid(),
            trace.startNanos(),
            trace.endNanos(),
            trace.running(),
            trace.dropped() + trace.events().size() - kept,
            trace.events().subList(0, kept));
    try {
      return UNSAFE
          .matcher(wellFormed(MAPPER.writeValueAsString(document)))
          .replaceAll(found -> "\\\\u%04X".formatted((int) found.group().charAt(0)));
    } catch (JsonProcessingException e) {
      throw new TraceFormatException("A trace could not be written as JSON", e);
    }
  }

  private static String wellFormed(String text) {
    return LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
  }

  /// Reads what [#write] wrote.
  ///
  /// @throws TraceFormatException when the text is not JSON, is something else than a trace, or is
  ///   a trace of a later version
  public static Trace read(String json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (!FORMAT.equals(tree.path("format").asText())) {
        throw new TraceFormatException("Not a trace: its format is not " + FORMAT);
      }
      if (tree.path("version").asInt() != VERSION) {
        throw new TraceFormatException(
            "A trace of version " + tree.path("version") + ", which this build cannot read");
      }
      Document document = MAPPER.treeToValue(tree, Document.class);
      return new Trace(
          document.cell(),
          document.mainPid(),
          document.mainPpid(),
          document.startNanos(),
          document.endNanos(),
          document.running(),
          document.events(),
          document.dropped());
    } catch (JsonProcessingException e) {
      throw new TraceFormatException("Not a trace in the form of version " + VERSION, e);
    }
  }
}
