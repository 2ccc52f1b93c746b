package interleave.draw;

import interleave.trace.Explored;
import interleave.trace.MimeBundle;
import interleave.trace.StateGraph;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a cell shows of a block that was explored: the verdict, the witness as lanes beside an
/// interleaving without the problem, who waits for whom, what else it can come to, and the states
/// of a small block.
public final class ExplorationPanel {
  private ExplorationPanel() {}

  /// The bundle with its drawing, when it holds what was explored, or states; else the bundle as it
  /// is.
  public static MimeBundle drawn(MimeBundle bundle, Sources sources) {
    String explored = bundle.data().get(MimeBundle.EXPLORATION);
    String states = bundle.data().get(MimeBundle.STATES);
    Map<String, String> forms = new LinkedHashMap<>();
    if (explored != null) {
      Explored data = ExploredJson.read(explored);
      StateGraph graph = states == null ? null : ExploredJson.readStates(states);
      forms.put(MimeBundle.TEXT, ExplorationText.of(data, sources));
      forms.put(MimeBundle.HTML, ExplorationHtml.of(data, graph, sources));
    } else if (states != null) {
      StateGraph graph = ExploredJson.readStates(states);
      forms.put(MimeBundle.TEXT, StatesText.of(graph));
      forms.put(MimeBundle.HTML, StatesHtml.of(graph, sources));
    } else {
      return bundle;
    }
    bundle.data().forEach(forms::putIfAbsent);
    return new MimeBundle(forms);
  }
}
