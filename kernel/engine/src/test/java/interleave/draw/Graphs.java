package interleave.draw;

import interleave.trace.Explored.Act;
import interleave.trace.Explored.Move;
import interleave.trace.StateGraph;
import interleave.trace.StateGraph.Edge;
import interleave.trace.StateGraph.End;
import interleave.trace.StateGraph.State;
import interleave.trace.StateGraph.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// State graphs built by hand, for the tests of how they are drawn.
final class Graphs {
  private Graphs() {}

  static Map<String, StateGraph> all() {
    Map<String, StateGraph> all = new LinkedHashMap<>();
    all.put("states-lost-update", lostUpdate());
    all.put("states-deadlock", deadlock());
    all.put("states-chinese", chinese());
    all.put("states-hostile", hostile());
    return all;
  }

  /// A graph of lines `values: thread ACT place line before after > target; …`, or `values: ✗ end`;
  /// values have commas between, and states count from 0.
  private static StateGraph graph(List<String> threads, List<String> variables, String... lines) {
    List<State> states = new ArrayList<>();
    for (String line : lines) {
      String[] halves = line.split(": ", 2);
      List<String> values = List.of(halves[0].split(","));
      if (halves[1].startsWith("✗") || halves[1].startsWith("✓")) {
        String outcome = halves[1].substring(1).strip();
        End end = new End(outcome, halves[1].startsWith("✗"), List.of());
        states.add(new State(values, List.of(), end));
      } else {
        List<Edge> edges =
            Arrays.stream(halves[1].split("; ")).map(text -> edge(threads, text)).toList();
        states.add(new State(values, edges, null));
      }
    }
    Move start = new Move(0, Act.START, threads.get(1), 1, 5, "", "");
    return new StateGraph(threads, variables, new Stretch("0x2", List.of(start)), states);
  }

  private static Edge edge(List<String> threads, String text) {
    String[] parts = text.split(" ", -1);
    int thread = threads.indexOf(parts[0]);
    boolean hasValue = parts.length > 6;
    Move move =
        new Move(
            thread,
            Act.valueOf(parts[1]),
            parts[2],
            1,
            Integer.parseInt(parts[3]),
            hasValue ? parts[4] : "",
            hasValue ? parts[5] : "");
    int target = Integer.parseInt(parts[parts.length - 1]);
    return new Edge(thread, new Stretch(Integer.toString(thread), List.of(move)), target);
  }

  static StateGraph lostUpdate() {
    return count("count[0]", "A", "B");
  }

  private static StateGraph chinese() {
    return count("计数器的值", "第一个线程", "第二个线程");
  }

  private static StateGraph count(String name, String a, String b) {
    String text =
        """
        0: a READ c 3 0 0 > 1; b READ c 3 0 0 > 2
        0: a WRITE c 3 0 1 > 3; b READ c 3 0 0 > 4
        0: a READ c 3 0 0 > 4; b WRITE c 3 0 1 > 5
        1: b READ c 3 1 1 > 6
        0: a WRITE c 3 0 1 > 7; b WRITE c 3 0 1 > 8
        1: a READ c 3 1 1 > 9
        1: b WRITE c 3 1 2 > 10
        1: b WRITE c 3 1 1 > 11
        1: a WRITE c 3 1 1 > 11
        1: a WRITE c 3 1 2 > 10
        2: ✓ 2
        1: ✗ throws AssertionError: 1\
        """;
    String named = text.replace(" c ", " " + name + " ");
    String[] lines = named.replace(" a ", " " + a + " ").replace(" b ", " " + b + " ").split("\n");
    return graph(List.of("main", a, b), List.of(name), lines);
  }

  private static StateGraph deadlock() {
    return graph(
        List.of("main", "a", "b"),
        List.of("left", "right"),
        "free,free: a LOCK left 4 > 1; b LOCK right 9 > 2",
        "a,free: a LOCK right 5 > 4; b LOCK right 9 > 3",
        "free,b: a LOCK left 4 > 3; b LOCK left 10 > 5",
        "a,b: ✗ deadlock",
        "free,free: b LOCK right 9 > 6",
        "free,free: a LOCK left 4 > 7",
        "free,b: b LOCK left 10 > 8",
        "a,free: a LOCK right 5 > 8",
        "free,free: ✓");
  }

  /// Names and values that a page must not take for its own; six threads and many variables.
  private static StateGraph hostile() {
    String name = "<b>\"&'\u202E\u0007</script>";
    List<String> threads = List.of("main", name, "t2", "t3", "t4", "t5", "t6", "t7");
    List<String> variables = List.of("a", "b", "c", "d", name);
    return graph(
        threads,
        variables,
        "0,0,0,0,0: t2 READ a 1 0 0 > 1; t3 NOTIFY a 1 > 2; t4 PAUSE a 1 > 2; t5 PRINT a 1 > 3;"
            + " t6 PARK a 1 > 3; t7 CHOOSE a 1 > 3",
        "0,0,0,0,%s: t2 WRITE %s 2 0 1 > 3".formatted(name, name),
        "0,0,0,0,1: ✗ throws %s".formatted(name),
        "0,0,0,1,2: ✓ %s".formatted("long ".repeat(40).strip()));
  }
}
