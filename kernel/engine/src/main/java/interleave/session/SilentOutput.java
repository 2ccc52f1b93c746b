package interleave.session;

import interleave.trace.MimeBundle;
import java.util.Optional;

/// Shows nothing and cannot be asked: where the outputs of a silent cell go.
final class SilentOutput implements CellOutput {
  @Override
  public void stream(boolean error, String text) {}

  @Override
  public void display(MimeBundle bundle, Optional<String> displayId, boolean update) {}

  @Override
  public void clear(boolean wait) {}

  @Override
  public void result(int executionCount, MimeBundle bundle) {}

  @Override
  public void error(ErrorReport report) {}

  @Override
  public Optional<String> readLine(String prompt, boolean password) {
    return Optional.empty();
  }
}
