package interleave.session;

import interleave.trace.MimeBundle;
import java.io.IOException;
import java.util.Optional;

/// A kernel of one cell, which a test can kill.
final class LoneKernel {
  private LoneKernel() {}

  /// Runs the cell, and ends at the end of the standard input.
  ///
  /// @param arguments the cell
  public static void main(String[] arguments) throws IOException {
    try (Lab lab = Lab.open()) {
      System.out.println(lab.remains().token());
      System.out.println(lab.remains().folder());
      CellReply _ = lab.session().execute(CellRequest.of(arguments[0]), new Printing());
      int _ = System.in.read();
    }
  }

  /// Prints what the cell prints, and its error.
  private static final class Printing implements CellOutput {
    @Override
    public void stream(boolean error, String text) {
      System.out.print(text);
      System.out.flush();
    }

    @Override
    public void display(MimeBundle bundle, Optional<String> displayId, boolean update) {}

    @Override
    public void clear(boolean wait) {}

    @Override
    public void result(int executionCount, MimeBundle bundle) {}

    @Override
    public void error(ErrorReport report) {
      System.out.println(String.join("\n", report.traceback()));
    }

    @Override
    public Optional<String> readLine(String prompt, boolean password) {
      return Optional.empty();
    }
  }
}
