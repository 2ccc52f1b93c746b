package interleave.jupyter;

import interleave.session.CellOutput;
import interleave.session.ErrorReport;
import interleave.trace.MimeBundle;
import java.util.Optional;

/// Where one cell's outputs go: to iopub, as children of the request that the cell came with,
/// however late they are. A silent cell shows nothing. A thread that shows more than the clients
/// take waits.
final class CellTopic implements CellOutput {
  private final Inbound request;
  private final boolean silent;
  private final boolean asks;
  private final Codec codec;
  private final Outbox outbox;
  private final Questions questions;

  /// @param request what the cell came with
  /// @param silent whether the cell shows nothing
  /// @param asks whether the client lets the cell ask
  CellTopic(
      Inbound request,
      boolean silent,
      boolean asks,
      Codec codec,
      Outbox outbox,
      Questions questions) {
    this.request = request;
    this.silent = silent;
    this.asks = asks;
    this.codec = codec;
    this.outbox = outbox;
    this.questions = questions;
  }

  private void show(Broadcast broadcast) {
    if (!silent) {
      outbox.awaitRoom();
      outbox.publish(codec.broadcast(request, broadcast));
    }
  }

  @Override
  public void stream(boolean error, String text) {
    if (!text.isEmpty()) {
      show(new Broadcast.Stream(error, text));
    }
  }

  @Override
  public void display(MimeBundle bundle, Optional<String> displayId, boolean update) {
    show(new Broadcast.Display(bundle, displayId, update));
  }

  @Override
  public void clear(boolean wait) {
    show(new Broadcast.Clear(wait));
  }

  @Override
  public void result(int executionCount, MimeBundle bundle) {
    show(new Broadcast.Result(executionCount, bundle));
  }

  @Override
  public void error(ErrorReport report) {
    show(new Broadcast.Failure(report));
  }

  @Override
  public Optional<String> readLine(String prompt, boolean password) throws InterruptedException {
    return asks ? questions.ask(request, prompt, password) : Optional.empty();
  }
}
