package interleave.draw;

import interleave.trace.Explored;
import interleave.trace.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a cell shows of a block that was explored: the verdict, the witness as lanes beside an
/// interleaving without the problem, who waits for whom, and what else it can come to.
public final class ExplorationPanel {
  private ExplorationPanel() {}

  /// The bundle with its drawing, when it holds what was explored; else the bundle as it is.
  public static MimeBundle drawn(MimeBundle bundle, Sources sources) {
    String json = bundle.data().get(MimeBundle.EXPLORATION);
    if (json == null) {
      return bundle;
    }
    Explored explored = ExploredJson.read(json);
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(MimeBundle.TEXT, ExplorationText.of(explored, sources));
    forms.put(MimeBundle.HTML, ExplorationHtml.of(explored, sources));
    forms.put(MimeBundle.EXPLORATION, json);
    return new MimeBundle(forms);
  }
}
