package interleave.jupyter;

import interleave.session.CellRequest;

/// What a client asks of the kernel.
sealed interface Request {
  record KernelInfo() implements Request {}

  /// Run a cell.
  ///
  /// @param stopOnError whether a failure aborts the cells that wait behind this one
  record Execute(CellRequest cell, boolean stopOnError) implements Request {}

  record IsComplete(String code) implements Request {}

  /// What may stand at the cursor?
  ///
  /// @param cursor in Unicode code points
  record Complete(String code, int cursor) implements Request {}

  /// What is at the cursor?
  ///
  /// @param cursor in Unicode code points
  record Inspect(String code, int cursor, int detail) implements Request {}

  /// Which cells were run?
  ///
  /// @param output whether the answer tells the values too
  record History(HistoryQuery query, boolean output) implements Request {}

  record CommInfo() implements Request {}

  record Interrupt() implements Request {}

  record Shutdown(boolean restart) implements Request {}

  record CommOpen(String id) implements Request {}

  /// A message on, or the end of, a comm that does not exist, as none does.
  record CommTraffic() implements Request {}

  record Unknown(String type) implements Request {}

  /// Reads a request.
  ///
  /// @throws MalformedMessage when a field is missing or of a wrong type
  static Request of(String type, Fields content) throws MalformedMessage {
    return switch (type) {
      case "kernel_info_request" -> new KernelInfo();
      case "execute_request" -> execute(content);
      case "is_complete_request" -> new IsComplete(content.text("code"));
      case "complete_request" ->
          new Complete(content.text("code"), content.number("cursor_pos", Integer.MAX_VALUE));
      case "inspect_request" ->
          new Inspect(
              content.text("code"),
              content.number("cursor_pos", Integer.MAX_VALUE),
              content.number("detail_level", 0));
      case "history_request" ->
          new History(HistoryQuery.of(content), content.flag("output", false));
      case "comm_info_request" -> new CommInfo();
      case "interrupt_request" -> new Interrupt();
      case "shutdown_request" -> new Shutdown(content.flag("restart", false));
      case "comm_open" -> new CommOpen(content.text("comm_id"));
      case "comm_msg", "comm_close" -> new CommTraffic();
      default -> new Unknown(type);
    };
  }

  private static Execute execute(Fields content) throws MalformedMessage {
    boolean silent = content.flag("silent", false);
    return new Execute(
        new CellRequest(
            content.text("code"),
            silent,
            content.flag("store_history", !silent),
            content.texts("user_expressions"),
            content.flag("allow_stdin", true)),
        content.flag("stop_on_error", true));
  }
}
