package interleave.session;

import interleave.host.Kin;
import interleave.host.SystemState;
import interleave.session.Magic.Processes.Shape;
import interleave.text.Grid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The processes of a notebook, whoever started them, as the operating system sees them now.
///
/// A process counts by the token in its environment, which a zombie has no more: that one is known
/// by its name.
final class SystemTable {
  private static final int WIDEST = 60;

  private final Map<Long, SystemState> states = new TreeMap<>();
  private final Map<Long, String> names;
  private final Shape shape;
  private final Grid grid =
      new Grid(
          List.of(
              new Grid.Head("PID", true, 12),
              new Grid.Head("PPID", true, 12),
              new Grid.Head("NAME", false, WIDEST),
              new Grid.Head("STATE", false, 24),
              new Grid.Head("THREADS", true, 8),
              new Grid.Head("CPU s", true, 10),
              new Grid.Head("MEMORY MB", true, 10)));

  private SystemTable(String token, Map<Long, String> names, Shape shape) {
    this.names = names;
    this.shape = shape;
    add(ProcessHandle.current().pid());
    Kin.of(token).forEach(process -> add(process.pid()));
    names.keySet().stream()
        .filter(pid -> SystemState.of(pid).map(SystemState::isZombie).orElse(false))
        .forEach(this::add);
  }

  /// The table.
  ///
  /// @param names the names of processes by their PIDs
  static Grid of(String token, Map<Long, String> names, Shape shape) {
    return new SystemTable(token, names, shape).drawn();
  }

  private void add(long pid) {
    SystemState.of(pid).ifPresent(state -> states.put(pid, state));
  }

  private Grid drawn() {
    switch (shape) {
      case TABLE, THREADS -> states.forEach((pid, _) -> row(pid, ""));
      case BUSIEST_FIRST ->
          states.entrySet().stream()
              .sorted(Comparator.comparingLong(entry -> -entry.getValue().cpuMillis()))
              .forEach(entry -> row(entry.getKey(), ""));
      case TREE ->
          states.keySet().stream().filter(this::isRoot).toList().forEach(pid -> tree(pid, ""));
    }
    if (!SystemState.isKnown()) {
      grid.add(List.of("", "", "this system does not tell how its processes stand"));
    }
    return grid;
  }

  private boolean isRoot(long pid) {
    return !states.containsKey(parent(pid));
  }

  private long parent(long pid) {
    return Optional.ofNullable(states.get(pid)).map(SystemState::ppid).orElse(0L);
  }

  private void tree(long pid, String indent) {
    row(pid, indent);
    List<Long> children = states.keySet().stream().filter(each -> parent(each) == pid).toList();
    children.forEach(child -> tree(child, indent + "  "));
  }

  private void row(long pid, String indent) {
    SystemState state = states.get(pid);
    if (state == null) {
      return;
    }
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(pid));
    cells.add(Long.toString(state.ppid()));
    cells.add(indent + names.getOrDefault(pid, state.name()));
    boolean orphan = isRoot(pid) && pid != ProcessHandle.current().pid();
    cells.add(words(state) + (orphan ? ", orphan" : ""));
    cells.add(Integer.toString(state.threads()));
    cells.add(seconds(state));
    cells.add(Long.toString(state.residentBytes() >> 20));
    grid.add(cells);
    if (shape == Shape.THREADS) {
      SystemState.threads(pid).forEach(this::thread);
    }
  }

  private void thread(long number, SystemState thread) {
    String name = "  " + thread.name();
    grid.add(List.of(Long.toString(number), "", name, words(thread), "", seconds(thread), ""));
  }

  private static String seconds(SystemState state) {
    return String.format(Locale.ROOT, "%.2f", state.cpuMillis() / 1e3);
  }

  private static String words(SystemState state) {
    return switch (state.state()) {
      case 'R' -> "R running or ready";
      case 'S' -> "S waiting";
      case 'D' -> "D waiting for the disk";
      case 'T' -> "T stopped";
      case 'Z' -> "Z zombie";
      default -> String.valueOf(state.state());
    };
  }
}
