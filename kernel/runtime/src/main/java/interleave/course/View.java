package interleave.course;

import interleave.trace.MimeBundle;
import interleave.trace.Showable;

/// A picture of what the notebook's processes and threads did, as `locks()`, `queues()` and their
/// like give it. As the value of a cell it shows itself.
public final class View implements Showable {
  /// The form that is the same from run to run; no front end shows it.
  private static final String STABLE = "text/x-interleave-stable";

  private final MimeBundle forms;

  private View(MimeBundle forms) {
    this.forms = forms;
  }

  /// A view in the forms that the kernel gave it.
  public static View of(MimeBundle forms) {
    return new View(forms);
  }

  /// The forms of a view.
  ///
  /// @param stable the text without what changes from run to run
  public static MimeBundle forms(MimeBundle shown, String stable) {
    return shown.with(STABLE, stable);
  }

  /// The same in plain text, without what changes from run to run, such as PIDs and times:
  /// something to compare with what is expected.
  public String text() {
    return forms.data().getOrDefault(STABLE, forms.plain());
  }

  @Override
  public MimeBundle forms() {
    return forms.without(STABLE);
  }

  /// In plain text, with PIDs and times.
  @Override
  public String toString() {
    return forms.plain();
  }
}
