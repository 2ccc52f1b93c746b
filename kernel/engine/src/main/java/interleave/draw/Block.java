package interleave.draw;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is drawn for one or several stretches of a lane.
sealed interface Block {
  /// How wide a [Mixed] becomes before the next one is begun, pixels.
  double MIXED = 40;

  /// Where it begins, pixels.
  double from();

  /// Where it ends, pixels.
  double to();

  /// One state.
  record Plain(double from, double to, State state, boolean sampled) implements Block {}

  /// Changes too many to be told apart at this scale.
  ///
  /// @param stretches how many there are
  /// @param running which share of the time the lane was running, 0 to 1
  /// @param other what it was most of the rest of the time
  record Mixed(double from, double to, int stretches, double running, Look other)
      implements Block {}

  /// The blocks of a lane. A stretch narrower than `least` pixels is drawn `least` wide when it
  /// stands alone, and becomes a part of a [Mixed] when it has such neighbours.
  static List<Block> of(List<Stretch> stretches, Axis axis, double least) {
    List<Block> blocks = new ArrayList<>();
    List<Stretch> narrow = new ArrayList<>();
    for (Stretch stretch : stretches) {
      double from = axis.x(stretch.from());
      double to = axis.x(stretch.to());
      if (!narrow.isEmpty()
          && (from - axis.x(narrow.getLast().to()) > least
              || from - axis.x(narrow.getFirst().from()) > MIXED)) {
        flush(blocks, narrow, axis, least);
      }
      if (to - from < least) {
        narrow.add(stretch);
      } else {
        flush(blocks, narrow, axis, least);
        blocks.add(new Plain(from, to, stretch.state(), stretch.sampled()));
      }
    }
    flush(blocks, narrow, axis, least);
    return blocks;
  }

  private static void flush(List<Block> blocks, List<Stretch> narrow, Axis axis, double least) {
    if (narrow.isEmpty()) {
      return;
    }
    double from = axis.x(narrow.getFirst().from());
    double to = axis.x(narrow.getLast().to());
    if (narrow.size() == 1 || to - from < 2 * least) {
      Stretch longest = longest(narrow);
      double width = Math.max(least, to - from);
      double left = Math.min(from, axis.right() - width);
      blocks.add(new Plain(left, left + width, longest.state(), longest.sampled()));
    } else {
      blocks.add(mixed(from, to, narrow));
    }
    narrow.clear();
  }

  private static Stretch longest(List<Stretch> stretches) {
    Stretch longest = stretches.getFirst();
    for (Stretch stretch : stretches) {
      longest = length(stretch) > length(longest) ? stretch : longest;
    }
    return longest;
  }

  private static Mixed mixed(double from, double to, List<Stretch> stretches) {
    Map<Look, Long> times = new EnumMap<>(Look.class);
    stretches.forEach(s -> times.merge(Look.of(s.state()), length(s), Long::sum));
    long all = times.values().stream().mapToLong(Long::longValue).sum();
    long running = times.getOrDefault(Look.RUNNING, 0L);
    times.remove(Look.RUNNING);
    Look other =
        times.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(Look.RUNNING);
    return new Mixed(from, to, stretches.size(), all == 0 ? 0 : (double) running / all, other);
  }

  private static long length(Stretch stretch) {
    return stretch.to() - stretch.from();
  }
}
