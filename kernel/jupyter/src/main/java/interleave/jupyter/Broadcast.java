package interleave.jupyter;

import interleave.session.ErrorReport;
import interleave.trace.MimeBundle;
import java.util.Optional;

/// What everybody who listens on iopub is told.
sealed interface Broadcast extends Content {
  /// The kernel began or ended its work on a request.
  record Status(boolean busy) implements Broadcast {
    @Override
    public String type() {
      return "status";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("execution_state", busy ? "busy" : "idle");
    }
  }

  /// Printed text.
  record Stream(boolean error, String text) implements Broadcast {
    @Override
    public String type() {
      return "stream";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("name", error ? "stderr" : "stdout").text("text", text);
    }
  }

  /// Something to show, or to show in the place of what has the same display id.
  record Display(MimeBundle bundle, Optional<String> displayId, boolean update)
      implements Broadcast {
    @Override
    public String type() {
      return update ? "update_display_data" : "display_data";
    }

    @Override
    public void write(JsonWriter out) {
      MimeData.write(out, bundle);
      out.object("transient", inner -> displayId.ifPresent(id -> inner.text("display_id", id)));
    }
  }

  /// What was shown is to go, at once or when something else comes.
  record Clear(boolean await) implements Broadcast {
    @Override
    public String type() {
      return "clear_output";
    }

    @Override
    public void write(JsonWriter out) {
      out.flag("wait", await);
    }
  }

  /// A cell begins.
  record Input(String code, int executionCount) implements Broadcast {
    @Override
    public String type() {
      return "execute_input";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("code", code).number("execution_count", executionCount);
    }
  }

  /// The value of a cell.
  record Result(int executionCount, MimeBundle bundle) implements Broadcast {
    @Override
    public String type() {
      return "execute_result";
    }

    @Override
    public void write(JsonWriter out) {
      out.number("execution_count", executionCount);
      MimeData.write(out, bundle);
    }
  }

  /// Why a cell failed.
  record Failure(ErrorReport report) implements Broadcast {
    @Override
    public String type() {
      return "error";
    }

    @Override
    public void write(JsonWriter out) {
      Failures.write(out, report);
    }
  }

  /// A comm that a client opened has no other end here.
  record CommClose(String id) implements Broadcast {
    @Override
    public String type() {
      return "comm_close";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("comm_id", id).object("data", _ -> {});
    }
  }

  /// A client has subscribed: from here on it misses nothing.
  record Welcome(String subscription) implements Broadcast {
    @Override
    public String type() {
      return "iopub_welcome";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("subscription", subscription);
    }
  }

  /// The kernel is about to end.
  record ShutdownNotice(boolean restart) implements Broadcast {
    @Override
    public String type() {
      return "shutdown_reply";
    }

    @Override
    public void write(JsonWriter out) {
      out.text("status", "ok").flag("restart", restart);
    }
  }
}
