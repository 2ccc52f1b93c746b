package interleave.draw;

import interleave.trace.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The pictures of values that say themselves what there is to draw: a bundle with such a form gets
/// `text/html` as well, in the same manner as a [Panel]'s.
public final class Charts {
  private Charts() {}

  /// The bundle with its picture, or as it is when there is nothing to draw: it has HTML already,
  /// no form that can be drawn, or one that is damaged.
  public static MimeBundle drawn(MimeBundle bundle) {
    String json = bundle.data().get(MimeBundle.GANTT);
    if (json == null || bundle.data().containsKey(MimeBundle.HTML)) {
      return bundle;
    }
    Optional<GanttChart> chart = GanttChart.read(json);
    if (chart.isEmpty()) {
      return bundle;
    }
    Map<String, String> forms = new LinkedHashMap<>(bundle.data());
    forms.put(MimeBundle.HTML, GanttHtml.of(chart.get()));
    return new MimeBundle(forms);
  }
}
