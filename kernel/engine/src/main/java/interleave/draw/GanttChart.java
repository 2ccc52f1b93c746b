package interleave.draw;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;

/// A simulated schedule as the form `application/vnd.interleave.gantt+json` tells it. Times are
/// units of the simulation.
record GanttChart(
    String format,
    int version,
    String algorithm,
    int processors,
    long length,
    long switches,
    List<Row> jobs) {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /// The longest form that is drawn, in characters.
  private static final int LONGEST = 4_000_000;

  private static final int MOST_PROCESSORS = 64;

  /// No time is later.
  private static final long LATEST = 1_000_000_000_000_000L;

  GanttChart {
    jobs = List.copyOf(jobs);
  }

  /// What a job does, as the picture tells states apart.
  enum Doing {
    RUNNING,
    READY,
    BLOCKED
  }

  /// A job with its states from its arrival to its end.
  record Row(String name, long arrival, List<Piece> spans) {
    Row {
      spans = List.copyOf(spans);
    }

    long end() {
      return spans.getLast().to();
    }

    long start() {
      return spans.stream()
          .filter(piece -> piece.doing() == Doing.RUNNING)
          .mapToLong(Piece::from)
          .findFirst()
          .orElse(arrival);
    }

    long time(Doing doing) {
      return spans.stream()
          .filter(piece -> piece.doing() == doing)
          .mapToLong(piece -> piece.to() - piece.from())
          .sum();
    }
  }

  /// A time in one state, in the queue of one level.
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  record Piece(Doing doing, long from, long to, int level, int processor) {}

  /// Whether jobs were in queues of several levels.
  boolean hasLevels() {
    return jobs.stream().flatMap(row -> row.spans().stream()).anyMatch(piece -> piece.level() > 0);
  }

  /// Reads the form; empty when it is not one, or one of a later version.
  static Optional<GanttChart> read(String json) {
    if (json.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(MAPPER.readValue(json, GanttChart.class))
          .filter(GanttChart::isSound);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private boolean isSound() {
    return format.equals("interleave.gantt")
        && version == 1
        && processors > 0
        && processors <= MOST_PROCESSORS
        && length > 0
        && length <= LATEST
        && !jobs.isEmpty()
        && jobs.stream().allMatch(this::isSound);
  }

  private boolean isSound(Row row) {
    long last = row.arrival();
    for (Piece piece : row.spans()) {
      boolean inPlace = piece.from() == last && piece.to() > last && piece.to() <= length;
      boolean running = piece.doing() == Doing.RUNNING;
      if (!inPlace || (running && (piece.processor() < 0 || piece.processor() >= processors))) {
        return false;
      }
      last = piece.to();
    }
    return row.arrival() >= 0 && !row.spans().isEmpty();
  }
}
