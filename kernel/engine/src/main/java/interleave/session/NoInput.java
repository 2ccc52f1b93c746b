package interleave.session;

import interleave.trace.MimeBundle;
import java.util.Optional;

/// Shows everything on another output, and cannot be asked.
record NoInput(CellOutput shown) implements CellOutput {
  @Override
  public void stream(boolean error, String text) {
    shown.stream(error, text);
  }

  @Override
  public void display(MimeBundle bundle, Optional<String> displayId, boolean update) {
    shown.display(bundle, displayId, update);
  }

  @Override
  public void clear(boolean wait) {
    shown.clear(wait);
  }

  @Override
  public void result(int executionCount, MimeBundle bundle) {
    shown.result(executionCount, bundle);
  }

  @Override
  public void error(ErrorReport report) {
    shown.error(report);
  }

  @Override
  public Optional<String> readLine(String prompt, boolean password) {
    return Optional.empty();
  }
}
