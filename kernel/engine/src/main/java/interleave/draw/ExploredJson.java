package interleave.draw;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import interleave.trace.Explored;
import interleave.trace.Explored.Verdict;
import interleave.trace.StateGraph;

/// Reads the content of `application/vnd.interleave.exploration+json`, which `RecordJson` writes:
/// an [Explored] with its components as members, the verdict's kind in its member `is`.
final class ExploredJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addMixIn(Verdict.class, VerdictForm.class)
          .build();

  private ExploredJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Verdict.Verified.class, name = "Verified"),
    @JsonSubTypes.Type(value = Verdict.Violated.class, name = "Violated"),
    @JsonSubTypes.Type(value = Verdict.Deadlocked.class, name = "Deadlocked"),
    @JsonSubTypes.Type(value = Verdict.Livelocked.class, name = "Livelocked"),
    @JsonSubTypes.Type(value = Verdict.Unfinished.class, name = "Unfinished"),
    @JsonSubTypes.Type(value = Verdict.Refused.class, name = "Refused"),
  })
  private interface VerdictForm {}

  /// @throws TraceFormatException when the text is something else
  static Explored read(String json) {
    try {
      return MAPPER.readValue(json, Explored.class);
    } catch (JsonProcessingException e) {
      throw new TraceFormatException("Not an exploration", e);
    }
  }

  /// Reads the content of `application/vnd.interleave.states+json`.
  ///
  /// @throws TraceFormatException when the text is something else
  static StateGraph readStates(String json) {
    try {
      return MAPPER.readValue(json, StateGraph.class);
    } catch (JsonProcessingException e) {
      throw new TraceFormatException("Not a state graph", e);
    }
  }
}
