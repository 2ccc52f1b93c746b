package interleave.cli;

import interleave.session.CellOutput;
import interleave.session.ErrorReport;
import interleave.trace.MimeBundle;
import java.util.Optional;

/// Keeps a cell's value and nothing else.
final class OneValue implements CellOutput {
  private volatile String text = "";

  /// The value's plain text, empty when there was none.
  String text() {
    return text;
  }

  @Override
  public void stream(boolean error, String printed) {}

  @Override
  public void display(MimeBundle bundle, Optional<String> displayId, boolean update) {}

  @Override
  public void clear(boolean wait) {}

  @Override
  public void result(int executionCount, MimeBundle bundle) {
    text = bundle.plain();
  }

  @Override
  public void error(ErrorReport report) {}

  @Override
  public Optional<String> readLine(String prompt, boolean password) {
    return Optional.empty();
  }
}
