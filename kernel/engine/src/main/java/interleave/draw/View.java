package interleave.draw;

import interleave.trace.MimeBundle;
import java.util.LinkedHashMap;
import java.util.Map;

/// A drawing that a cell asked for, in its forms.
///
/// @param text aligned text with PIDs and times
/// @param stable the same without what changes from run to run, to be compared in a test
/// @param html as a [Panel]'s HTML: readable after any front end has cleaned it
public record View(String text, String stable, String html) {

  /// The forms that a front end shows.
  public MimeBundle bundle() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put(MimeBundle.TEXT, text);
    forms.put(MimeBundle.HTML, html);
    return new MimeBundle(forms);
  }
}
