package interleave.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/// Time from left to right.
///
/// @param span from when to when
/// @param left where the first moment is, pixels
/// @param right where the last moment is, pixels
record Axis(Span span, double left, double right) {
  /// The least room between two ticks, pixels.
  private static final double TICK_ROOM = 88;

  /// A place on the axis with its label.
  record Tick(double x, String label) {}

  double x(long nanos) {
    double share =
        span.length() <= 0 ? 0 : Math.clamp((double) (nanos - span.from()) / span.length(), 0, 1);
    return left + share * (right - left);
  }

  /// Ticks at round times: 1, 2 or 5 times a power of ten apart.
  List<Tick> ticks() {
    boolean seconds = span.to() >= 10_000_000_000L;
    return ticks(at -> label(at, seconds));
  }

  /// As [#ticks()], with labels for what is no time in nanoseconds.
  List<Tick> ticks(LongFunction<String> label) {
    if (span.length() <= 0) {
      return List.of(new Tick(left, "0"));
    }
    long step = step();
    List<Tick> ticks = new ArrayList<>();
    for (long at = Math.ceilDiv(span.from(), step) * step; at <= span.to(); at += step) {
      ticks.add(new Tick(x(at), at == 0 ? "0" : label.apply(at)));
    }
    return ticks;
  }

  private long step() {
    double atLeast = span.length() * TICK_ROOM / (right - left);
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, atLeast))));
    double factor = atLeast / power;
    double round = factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10;
    return Math.max(1, Math.round(round * power));
  }

  private static String label(long nanos, boolean seconds) {
    double value = seconds ? nanos / 1e9 : nanos / 1e6;
    String digits = String.format(Locale.ROOT, "%.4f", value);
    String bare = digits.replaceAll("\\.?0+$", "");
    return bare + (seconds ? " s" : " ms");
  }
}
