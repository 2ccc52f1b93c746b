package interleave.jupyter;

import interleave.session.Completions;
import interleave.session.Session;
import java.util.Optional;

/// Answers requests.
final class Answers {
  private final Session session;
  private final Codec codec;
  private final Outbox outbox;
  private final Questions questions;
  private final CellRunner cells;

  /// @param cells runs the cells that come on the shell channel
  Answers(Session session, Codec codec, Outbox outbox, Questions questions, CellRunner cells) {
    this.session = session;
    this.codec = codec;
    this.outbox = outbox;
    this.questions = questions;
    this.cells = cells;
  }

  /// Does what a message asks for. Empty for messages that have no answer.
  ///
  /// @param message what the request was read from
  /// @throws MalformedMessage when a cell comes on another channel
  Optional<Reply> to(Inbound message, Request request) throws MalformedMessage {
    return switch (request) {
      case Request.KernelInfo() -> Optional.of(new KernelInfoReply());
      case Request.Execute execute -> Optional.of(execute(message, execute));
      case Request.IsComplete(String code) ->
          Optional.of(new Reply.IsComplete(session.isComplete(code)));
      case Request.Complete(String code, int cursor) -> Optional.of(complete(code, cursor));
      case Request.Inspect(String code, int cursor, int detail) ->
          Optional.of(
              new Reply.Inspected(session.inspect(code, CodePoints.toIndex(code, cursor), detail)));
      case Request.History(HistoryQuery query, boolean output) ->
          Optional.of(new Reply.History(query.pick(session.history()), output));
      case Request.CommInfo() -> Optional.of(new Reply.CommInfo());
      case Request.Interrupt() -> {
        session.interrupt();
        questions.giveUp();
        yield Optional.of(new Reply.Interrupted());
      }
      case Request.Shutdown(boolean restart) -> {
        publish(message, new Broadcast.ShutdownNotice(restart));
        yield Optional.of(new Reply.Shutdown(restart));
      }
      case Request.CommOpen(String id) -> {
        publish(message, new Broadcast.CommClose(id));
        yield Optional.empty();
      }
      case Request.CommTraffic() -> Optional.empty();
      case Request.Unknown(String type) -> {
        Log.noted("a message of the unknown type '" + type + "'");
        yield Optional.empty();
      }
    };
  }

  private Reply execute(Inbound message, Request.Execute execute) throws MalformedMessage {
    if (message.channel() != Channel.SHELL) {
      throw new MalformedMessage("cells are run on the shell channel only");
    }
    return cells.run(message, execute);
  }

  private Reply complete(String code, int cursor) {
    Completions found = session.complete(code, CodePoints.toIndex(code, cursor));
    return new Reply.Completed(
        found.matches(),
        CodePoints.fromIndex(code, found.start()),
        CodePoints.fromIndex(code, found.end()));
  }

  private void publish(Inbound message, Broadcast broadcast) {
    outbox.publish(codec.broadcast(message, broadcast));
  }
}
