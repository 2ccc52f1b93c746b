package interleave.course;

import interleave.trace.MimeBundle;
import interleave.trace.Showable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// What a simulated scheduler did with its jobs: who was in which state from when to when, and the
/// figures that follow from it. As a cell's value it shows as a Gantt chart with a table.
///
/// Times are whole units; a span contains its first moment and not its last.
///
/// @param algorithm in words
/// @param processors how many there were
/// @param length when the last job ended
/// @param rows a job each, by arrival and then by name
/// @param queues who was ready, level by level, each time that this changed
/// @param switches how often a processor took up another job than it had before
public record Gantt(
    String algorithm,
    int processors,
    long length,
    List<Row> rows,
    List<Queues> queues,
    long switches)
    implements Showable {

  public Gantt {
    rows = List.copyOf(rows);
    queues = List.copyOf(queues);
  }

  /// What a job does.
  public enum State {
    /// It has not arrived.
    NEW,
    /// It could run and has no processor.
    READY,
    /// It has a processor.
    RUNNING,
    /// It waits for I/O.
    BLOCKED,
    /// It is done.
    TERMINATED;

    /// Whether a job may go from this state to that one at once.
    public boolean mayBecome(State next) {
      return switch (this) {
        case NEW -> next == READY;
        case READY -> next == RUNNING;
        case RUNNING -> next == READY || next == BLOCKED || next == TERMINATED;
        case BLOCKED -> next == READY || next == TERMINATED;
        case TERMINATED -> false;
      };
    }
  }

  /// A time during which a job was in one state.
  ///
  /// @param level the queue that it belonged to, 0 where there is but one
  /// @param processor where it ran, from 0; −1 when it did not run
  public record Span(State state, long from, long to, int level, int processor) {
    long length() {
      return to - from;
    }

    boolean continues(Span next) {
      return to == next.from
          && state == next.state
          && level == next.level
          && processor == next.processor;
    }

    Span until(long end) {
      return new Span(state, from, end, level, processor);
    }
  }

  /// A job and what became of it, from its arrival to its end without a gap.
  public record Row(Job job, List<Span> spans) {
    public Row {
      spans = List.copyOf(spans);
    }

    /// When it first had a processor.
    public long start() {
      return spans.stream()
          .filter(span -> span.state() == State.RUNNING)
          .findFirst()
          .orElseThrow()
          .from();
    }

    /// When it ended.
    public long end() {
      return spans.getLast().to();
    }

    /// How long it was ready without a processor.
    public long waiting() {
      return spans.stream()
          .filter(span -> span.state() == State.READY)
          .mapToLong(Span::length)
          .sum();
    }

    /// From its arrival to its end.
    public long turnaround() {
      return end() - job.arrival();
    }

    /// From its arrival to its first having a processor.
    public long response() {
      return start() - job.arrival();
    }
  }

  /// Who was ready from a moment on, until the next entry.
  ///
  /// @param levels the most urgent first; in each, who would run first
  public record Queues(long at, List<List<String>> levels) {
    public Queues {
      levels = levels.stream().map(List::copyOf).toList();
    }
  }

  /// A time during which a processor ran one job.
  public record Slice(int processor, String job, long from, long to) {}

  /// The row of the job with this name.
  public Row row(String name) {
    return rows.stream()
        .filter(row -> row.job().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no job is called '%s'; there are %s"
                        .formatted(name, rows.stream().map(row -> row.job().name()).toList())));
  }

  /// How long this job was ready without a processor.
  public long waiting(String name) {
    return row(name).waiting();
  }

  /// From this job's arrival to its end.
  public long turnaround(String name) {
    return row(name).turnaround();
  }

  /// From this job's arrival to its first having a processor.
  public long response(String name) {
    return row(name).response();
  }

  /// The mean of all jobs' waiting times.
  public double averageWaiting() {
    return average(Row::waiting);
  }

  /// The mean of all jobs' turnaround times.
  public double averageTurnaround() {
    return average(Row::turnaround);
  }

  /// The mean of all jobs' response times.
  public double averageResponse() {
    return average(Row::response);
  }

  private double average(ToLongFunction<Row> figure) {
    return rows.stream().mapToLong(figure).average().orElse(0);
  }

  /// The share of the processors' time, from 0 to 1, in which they ran a job.
  public double utilisation() {
    long busy = rows.stream().mapToLong(row -> row.job().computing()).sum();
    return (double) busy / (length * processors);
  }

  /// What the processors ran, by processor and then by time; a job that goes on running is one
  /// slice.
  public List<Slice> order() {
    List<Slice> all = new ArrayList<>();
    for (Row row : rows) {
      for (Span span : row.spans()) {
        if (span.state() == State.RUNNING) {
          all.add(new Slice(span.processor(), row.job().name(), span.from(), span.to()));
        }
      }
    }
    all.sort(Comparator.comparingInt(Slice::processor).thenComparingLong(Slice::from));
    List<Slice> joined = new ArrayList<>();
    for (Slice next : all) {
      Slice last = joined.isEmpty() ? null : joined.getLast();
      boolean goesOn =
          last != null
              && last.processor() == next.processor()
              && last.job().equals(next.job())
              && last.to() == next.from();
      if (last != null && goesOn) {
        joined.removeLast();
        next = new Slice(next.processor(), next.job(), last.from(), next.to());
      }
      joined.add(next);
    }
    return joined;
  }

  /// The chart and the table as aligned text; the same in every run.
  public String text() {
    return GanttText.of(this);
  }

  @Override
  public MimeBundle forms() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(MimeBundle.TEXT, text());
    forms.put(MimeBundle.GANTT, GanttJson.of(this));
    return new MimeBundle(forms);
  }

  @Override
  public String toString() {
    return text();
  }
}
