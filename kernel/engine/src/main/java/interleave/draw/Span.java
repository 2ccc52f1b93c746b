package interleave.draw;

/// The part of a cell's time that is drawn, nanoseconds since the cell began.
record Span(long from, long to) {
  /// A quiet part shorter than this share of the whole is drawn all the same.
  private static final double QUIET = 0.15;

  /// What is kept of a quiet part, as a share of the part with events.
  private static final double MARGIN = 0.04;

  /// The span of a drawing without a long quiet part at its beginning, while the cell was being
  /// compiled, or at its end.
  ///
  /// @param first when the first event happened
  /// @param last when the last event happened
  static Span of(long first, long last, long length, boolean running) {
    long margin = Math.max(1, Math.round((last - first) * MARGIN));
    boolean late = last > first && first > length * QUIET;
    boolean early = last > first && !running && length - last > length * QUIET;
    return new Span(
        late ? Math.max(0, first - margin) : 0, early ? Math.min(length, last + margin) : length);
  }

  long length() {
    return to - from;
  }

  /// Whether something from `start` to `end` can be seen.
  boolean shows(long start, long end) {
    return end > from && start < to;
  }
}
