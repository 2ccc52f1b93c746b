package interleave.draw;

import interleave.draw.Drawing.Lane;
import interleave.text.Columns;
import interleave.text.Visible;
import interleave.trace.Event;
import interleave.trace.GivenVariable;
import interleave.trace.ProcessEvent;
import interleave.trace.Resource;
import interleave.trace.SyncEvent;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A box for each process of a trace, with what is in its memory as far as the trace tells: its
/// threads, the variables that it was given when it was made, and those that it gave to others.
/// Last a box for what several processes share.
final class AddressSpaces {
  private static final int WIDEST = 60;
  private static final int MOST_BOXES = 40;
  private static final int MOST_THREADS = 8;

  /// A line of a box.
  private record Entry(String name, String type, String note) {}

  private final List<Lane> lanes;
  private final boolean full;
  private final Map<Long, Lane> processes = new LinkedHashMap<>();
  private final Map<Long, Map<String, Entry>> variables = new HashMap<>();
  private final Map<String, Set<Long>> sharers = new TreeMap<>();

  private AddressSpaces(Trace trace, boolean full) {
    this.full = full;
    lanes = Drawing.of(trace).lanes();
    lanes.stream()
        .filter(lane -> lane.kind().isProcess())
        .forEach(lane -> processes.put(lane.id().pid(), lane));
    trace.events().forEach(this::read);
  }

  /// @param full whether with PIDs, which change from run to run
  static List<String> lines(Trace trace, boolean full) {
    return new AddressSpaces(trace, full).lines();
  }

  private void read(Event event) {
    if (event instanceof ProcessEvent.Given(var stamp, long child, var given)) {
      given.forEach(each -> give(stamp.pid(), child, each));
    } else if (event instanceof SyncEvent sync) {
      share(sync.on(), sync.stamp().pid());
    }
  }

  private void give(long parent, long child, GivenVariable variable) {
    String shared =
        variable.shared().stream()
            .map(each -> Visible.of(each.label()))
            .collect(Collectors.joining(", "));
    for (Resource each : variable.shared()) {
      share(each, parent);
      share(each, child);
    }
    boolean copied = shared.isEmpty();
    put(child, variable, copied ? "a copy" : "shares " + shared);
    put(parent, variable, copied ? "copied to others" : "shares " + shared);
  }

  /// What it was given it says first, also if it gives it on.
  private void put(long pid, GivenVariable variable, String note) {
    String name = Visible.of(variable.name());
    variables
        .computeIfAbsent(pid, _ -> new LinkedHashMap<>())
        .putIfAbsent(name, new Entry(name, Visible.of(variable.type()), note));
  }

  private void share(Resource thing, long pid) {
    if (Meetings.isShared(thing)) {
      sharers.computeIfAbsent(Visible.of(thing.label()), _ -> new LinkedHashSet<>()).add(pid);
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    processes.values().stream().limit(MOST_BOXES).forEach(each -> lines.addAll(box(each)));
    if (processes.size() > MOST_BOXES) {
      lines.add("… and " + (processes.size() - MOST_BOXES) + " more processes");
    }
    List<Entry> shared = new ArrayList<>();
    sharers.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .forEach(
            entry -> shared.add(new Entry(entry.getKey(), "", "of " + names(entry.getValue()))));
    if (!shared.isEmpty()) {
      lines.addAll(box("shared by processes", shared));
    }
    return lines;
  }

  private List<String> box(Lane process) {
    long pid = process.id().pid();
    Lane parent = processes.get(process.ppid());
    String title =
        Wording.name(process)
            + (full ? " " + pid : "")
            + (parent == null ? "" : ", made by " + Wording.name(parent));
    List<Entry> entries = new ArrayList<>();
    String threads = threads(pid);
    if (!threads.isEmpty()) {
      entries.add(new Entry("threads", "", threads));
    }
    entries.addAll(variables.getOrDefault(pid, Map.of()).values());
    return box(title, entries);
  }

  /// The threads beside its main one.
  private String threads(long pid) {
    List<String> names =
        lanes.stream()
            .filter(lane -> lane.id().pid() == pid && !lane.kind().isProcess())
            .map(Wording::name)
            .toList();
    String first = names.stream().limit(MOST_THREADS).collect(Collectors.joining(", "));
    int more = names.size() - MOST_THREADS;
    return names.isEmpty() ? "" : "main, " + first + (more > 0 ? " and " + more + " more" : "");
  }

  private String names(Set<Long> pids) {
    Set<String> names = new TreeSet<>();
    for (long pid : pids) {
      Lane lane = processes.get(pid);
      names.add(lane == null ? "another process" : Wording.name(lane));
    }
    return String.join(", ", names);
  }

  private static List<String> box(String title, List<Entry> entries) {
    int name = widest(entries.stream().map(Entry::name).toList());
    int type = widest(entries.stream().map(Entry::type).toList());
    List<String> inside = new ArrayList<>();
    for (Entry each : entries) {
      String line = Columns.padRight(Columns.shorten(each.name, WIDEST), name) + "  ";
      line += type == 0 ? "" : Columns.padRight(Columns.shorten(each.type, WIDEST), type) + "  ";
      inside.add(line + Columns.shorten(each.note, WIDEST));
    }
    String head = Columns.shorten(title, WIDEST);
    int width = Math.max(Columns.width(head) + 1, widest(inside));
    List<String> lines = new ArrayList<>();
    lines.add("┌ " + head + " " + "─".repeat(width - Columns.width(head)) + "┐");
    inside.forEach(line -> lines.add("│ " + Columns.padRight(line, width) + " │"));
    lines.add("└" + "─".repeat(width + 2) + "┘");
    return lines;
  }

  private static int widest(List<String> texts) {
    return texts.stream()
        .flatMapToInt(text -> IntStream.of(Columns.width(Columns.shorten(text, 2 * WIDEST))))
        .max()
        .orElse(0);
  }
}
