package interleave.jupyter;

import interleave.session.CellReply.ExpressionReply;
import interleave.session.Completeness;
import interleave.session.Completions;
import interleave.session.ErrorReport;
import interleave.session.HistoryEntry;
import interleave.trace.MimeBundle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The answer to a request, sent to the client that asked.
sealed interface Reply extends Content
    permits KernelInfoReply,
        Reply.Executed,
        Reply.ExecuteFailed,
        Reply.Aborted,
        Reply.IsComplete,
        Reply.Completed,
        Reply.Inspected,
        Reply.History,
        Reply.CommInfo,
        Reply.Interrupted,
        Reply.Shutdown,
        Reply.Failed {
  /// A cell ran to its end.
  record Executed(int executionCount, Map<String, ExpressionReply> expressions) implements Reply {
    @Override
    public String type() {
      return "execute_reply";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("status", "ok")
          .number("execution_count", executionCount)
          .object("user_expressions", inner -> expressions.forEach((n, r) -> write(inner, n, r)))
          .objects("payload", List.of(), _ -> {});
    }

    private static void write(JsonWriter out, String name, ExpressionReply reply) {
      switch (reply) {
        case ExpressionReply.Value(MimeBundle bundle) ->
            out.object(name, inner -> MimeData.write(inner.text("status", "ok"), bundle));
        case ExpressionReply.Failed(ErrorReport report) ->
            out.object(name, inner -> Failures.write(inner.text("status", "error"), report));
      }
    }
  }

  /// A cell failed.
  record ExecuteFailed(int executionCount, ErrorReport report) implements Reply {
    @Override
    public String type() {
      return "execute_reply";
    }

    @Override
    public void write(JsonWriter out) {
      Failures.write(out.text("status", "error").number("execution_count", executionCount), report);
    }
  }

  /// A cell was not run, as one before it failed.
  record Aborted() implements Reply {
    @Override
    public String type() {
      return "execute_reply";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("status", "aborted");
    }
  }

  record IsComplete(Completeness completeness) implements Reply {
    @Override
    public String type() {
      return "is_complete_reply";
    }

    @Override
    public void write(JsonWriter out) {
      switch (completeness) {
        case Completeness.Complete() -> out.text("status", "complete");
        case Completeness.Incomplete(String indent) ->
            out.text("status", "incomplete").text("indent", indent);
        case Completeness.Invalid() -> out.text("status", "invalid");
      }
    }
  }

  /// What may stand at the cursor.
  ///
  /// @param start code point to replace from
  /// @param end code point to replace to
  record Completed(List<Completions.Match> matches, int start, int end) implements Reply {
    @Override
    public String type() {
      return "complete_reply";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("status", "ok")
          .texts("matches", matches.stream().map(Completions.Match::text).toList())
          .number("cursor_start", start)
          .number("cursor_end", end)
          .object("metadata", inner -> inner.objects(TYPES, matches, match -> write(inner, match)));
    }

    private void write(JsonWriter out, Completions.Match match) {
      out.number("start", start)
          .number("end", end)
          .text("text", match.text())
          .text("type", match.type());
    }
  }

  /// Where front ends look for the kinds of completions.
  String TYPES = "_jupyter_types_experimental";

  record Inspected(Optional<MimeBundle> found) implements Reply {
    @Override
    public String type() {
      return "inspect_reply";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("status", "ok").flag("found", found.isPresent());
      found.ifPresentOrElse(
          bundle -> MimeData.write(out, bundle),
          () -> out.object("data", _ -> {}).object("metadata", _ -> {}));
    }
  }

  /// Cells that were run.
  ///
  /// @param output whether each cell comes with its value
  record History(List<HistoryEntry> cells, boolean output) implements Reply {
    @Override
    public String type() {
      return "history_reply";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("status", "ok").array("history", cells, cell -> out.values(() -> write(out, cell)));
    }

    private void write(JsonWriter out, HistoryEntry cell) {
      out.value(HistoryQuery.SESSION).value(cell.executionCount());
      if (output) {
        out.values(() -> out.value(cell.code()).value(cell.output()));
      } else {
        out.value(cell.code());
      }
    }
  }

  /// There are no comms.
  record CommInfo() implements Reply {
    @Override
    public String type() {
      return "comm_info_reply";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("status", "ok").object("comms", _ -> {});
    }
  }

  record Interrupted() implements Reply {
    @Override
    public String type() {
      return "interrupt_reply";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("status", "ok");
    }
  }

  record Shutdown(boolean restart) implements Reply {
    @Override
    public String type() {
      return "shutdown_reply";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("status", "ok").flag("restart", restart);
    }
  }

  /// A request could not be answered.
  ///
  /// @param type that of the answer that it would have had
  record Failed(String type, ErrorReport report) implements Reply {
    @Override
    public void write(JsonWriter out) {
      Failures.write(out.text("status", "error"), report);
    }
  }
}
