package interleave.jupyter;

import interleave.session.CellReply;
import interleave.session.CellRequest;
import interleave.session.ErrorReport;
import interleave.session.Session;

/// Runs the cells that come in, in their order. Used by the shell's thread alone.
final class CellRunner {
  private final Session session;
  private final Codec codec;
  private final Outbox outbox;
  private final Questions questions;

  /// The number of the last cell that counted.
  private int lastCount;

  /// Cells that arrived before this many messages are not run: one before them failed.
  private long abortBefore;

  CellRunner(Session session, Codec codec, Outbox outbox, Questions questions) {
    this.session = session;
    this.codec = codec;
    this.outbox = outbox;
    this.questions = questions;
  }

  Reply run(Inbound request, Request.Execute execute) {
    if (request.arrival() < abortBefore) {
      return new Reply.Aborted();
    }
    CellRequest cell = execute.cell();
    int count = lastCount + 1;
    if (!cell.silent()) {
      outbox.publish(codec.broadcast(request, new Broadcast.Input(cell.code(), count)));
    }
    CellTopic topic =
        new CellTopic(request, cell.silent(), cell.allowStdin(), codec, outbox, questions);
    CellReply reply = execute(cell, topic, count);
    if (cell.storeHistory()) {
      lastCount = count;
    }
    return switch (reply) {
      case CellReply.Ok(int n, var expressions) -> new Reply.Executed(n, expressions);
      case CellReply.Failed(int n, ErrorReport report, _) -> {
        if (execute.stopOnError()) {
          abortBefore = codec.arrivals();
        }
        yield new Reply.ExecuteFailed(n, report);
      }
    };
  }

  /// A fault of ours fails the cell and is shown under it.
  private CellReply execute(CellRequest cell, CellTopic topic, int count) {
    try {
      return session.execute(cell, topic);
    } catch (RuntimeException | Error e) {
      Log.failed("a cell could not be run", e);
      ErrorReport report = Failures.report(e);
      topic.error(report);
      return new CellReply.Failed(count, report, false);
    }
  }
}
