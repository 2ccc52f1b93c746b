package interleave.draw;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is drawn for one or several stretches of a lane.
sealed interface Block {
  /// A stretch narrower than this is not drawn as it is, pixels.
  double LEAST = 2;

  /// How wide a [Share] becomes before the next one is begun, pixels.
  double SHARE = 8;

  /// Where it begins, pixels.
  double from();

  /// Where it ends, pixels.
  double to();

  /// One state.
  record Plain(double from, double to, State state, boolean sampled) implements Block {}

  /// Changes too many to be told apart at this scale.
  ///
  /// @param stretches how many there are
  /// @param shares what the lane did, piece by piece
  record Mixed(double from, double to, int stretches, List<Share> shares) implements Block {
    public Mixed {
      shares = List.copyOf(shares);
    }
  }

  /// A piece of a [Mixed].
  ///
  /// @param running which share of the time the lane was running, 0 to 1
  /// @param other what it was most of the rest of the time
  record Share(double from, double to, double running, Look other) {}

  /// The blocks of a lane. A stretch narrower than [#LEAST] is drawn that wide when it stands
  /// alone, and becomes a part of a [Mixed] when it has such neighbours.
  static List<Block> of(List<Stretch> stretches, Axis axis) {
    List<Block> blocks = new ArrayList<>();
    List<Stretch> narrow = new ArrayList<>();
    for (Stretch stretch : stretches) {
      if (!axis.span().shows(stretch.from(), stretch.to())) {
        continue;
      }
      double from = axis.x(stretch.from());
      double to = axis.x(stretch.to());
      if (!narrow.isEmpty() && from - axis.x(narrow.getLast().to()) > LEAST) {
        flush(blocks, narrow, axis);
      }
      if (to - from < LEAST) {
        narrow.add(stretch);
      } else {
        flush(blocks, narrow, axis);
        blocks.add(new Plain(from, to, stretch.state(), stretch.sampled()));
      }
    }
    flush(blocks, narrow, axis);
    return blocks;
  }

  private static void flush(List<Block> blocks, List<Stretch> narrow, Axis axis) {
    if (narrow.isEmpty()) {
      return;
    }
    double from = axis.x(narrow.getFirst().from());
    double to = axis.x(narrow.getLast().to());
    if (narrow.size() == 1 || to - from < 2 * LEAST) {
      Stretch longest = longest(narrow);
      double width = Math.max(LEAST, to - from);
      double left = Math.min(from, axis.right() - width);
      blocks.add(new Plain(left, left + width, longest.state(), longest.sampled()));
    } else {
      blocks.add(new Mixed(from, to, narrow.size(), shares(narrow, axis)));
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

  private static List<Share> shares(List<Stretch> stretches, Axis axis) {
    List<Share> shares = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= stretches.size(); i++) {
      double from = axis.x(stretches.get(first).from());
      boolean last = i == stretches.size();
      double to = axis.x(last ? stretches.getLast().to() : stretches.get(i).from());
      if (last || to - from >= SHARE) {
        shares.add(share(from, to, stretches.subList(first, i)));
        first = i;
      }
    }
    return shares;
  }

  private static Share share(double from, double to, List<Stretch> stretches) {
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
    return new Share(from, to, all == 0 ? 0 : (double) running / all, other);
  }

  private static long length(Stretch stretch) {
    return stretch.to() - stretch.from();
  }
}
