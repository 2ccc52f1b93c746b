package interleave.draw;

import static interleave.draw.TraceScript.MAIN;

import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.ThreadKind;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Traces made by chance from a seed: any event at any time, in any thread, with any name, also in
/// orders that no program would give.
final class RandomTraces {
  private static final List<String> NAMES =
      List.of(
          "main",
          "小明",
          "Ｗｉｄｅ 全角",
          "한국어",
          "e\u0301a\u0300",
          "👩‍👩‍👧‍👦🇨🇳",
          "</svg><script>",
          "\u202Eabc",
          "\u0000\u001B[1m\r\n\t",
          "a\uD800b\uFFFF",
          "&<>\"'",
          "",
          "W".repeat(90),
          "中".repeat(60),
          "]]>");

  private final Random random;
  private final TraceScript script = new TraceScript();
  private final List<long[]> lanes = new ArrayList<>();
  private long next = 5000;
  private double now;

  private RandomTraces(long seed) {
    random = new Random(seed);
    lanes.add(new long[] {MAIN, 1});
  }

  static Trace of(long seed) {
    return new RandomTraces(seed).trace();
  }

  private Trace trace() {
    int events = random.nextInt(1, 400);
    double pace = Math.pow(10, random.nextInt(-2, 4));
    for (int i = 0; i < events; i++) {
      now += random.nextDouble() * pace;
      script.at(random.nextInt(20) == 0 ? random.nextDouble(now + 1) : now);
      long[] lane = lanes.get(random.nextInt(lanes.size()));
      script.in(lane[0], lane[1]);
      event(lane);
    }
    script.at(now + random.nextDouble() * pace);
    return random.nextBoolean()
        ? script.running()
        : random.nextBoolean() ? script.ended() : script.endedWithout(random.nextInt(3));
  }

  private void event(long[] lane) {
    long other = lanes.get(random.nextInt(lanes.size()))[0];
    Resource on = new Resource("Object", random.nextInt(4), name());
    switch (random.nextInt(16)) {
      case 0 -> born(random.nextBoolean());
      case 1 -> script.processBegins(other, name());
      case 2 -> script.seesExit(other, random.nextInt(256));
      case 3 -> script.seesKill(other, random.nextInt(1, 40));
      case 4 -> starts(lane[0]);
      case 5 -> script.begins();
      case 6 -> script.ends();
      case 7 -> script.fails(name());
      case 8, 9 -> script.blocks(one(List.of(Reason.values())), on);
      case 10, 11 -> script.resumes();
      case 12 -> script.samples(random.nextInt(40), name(), state());
      case 13 -> script.acquires(on);
      case 14 -> script.releases(on);
      default -> print();
    }
  }

  private void born(boolean daemon) {
    long child = next++;
    if (daemon) {
      script.createsDaemon(child, name());
    } else {
      script.creates(child, name());
    }
    lanes.add(new long[] {child, 1});
  }

  private void starts(long pid) {
    ThreadKind kind = random.nextBoolean() ? ThreadKind.VIRTUAL : ThreadKind.PLATFORM;
    long thread = random.nextInt(2, 300);
    script.starts(thread, name(), kind, random.nextBoolean());
    lanes.add(new long[] {pid, thread});
  }

  private void print() {
    String text = name() + (random.nextBoolean() ? "\n" : "") + name();
    if (random.nextBoolean()) {
      script.prints(text);
    } else {
      script.printsError(text);
    }
  }

  private Thread.State state() {
    return one(List.of(Thread.State.values()));
  }

  private String name() {
    return one(NAMES);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
