package interleave.host;

import interleave.course.CellInput;
import interleave.course.CellOutput;
import interleave.course.CellOutput.Purpose;
import interleave.course.CellOutput.Stuck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Copies of the notebook's variables, from which a new cell JVM goes on after a crash.
///
/// A copy keeps shared references and cycles. A variable that cannot be copied is named with the
/// reason. The bytes are the number of variables, the class and field of each, and one stream with
/// their values in that order.
final class Snapshot {

  private Snapshot() {}

  /// How much a snapshot may cost.
  ///
  /// @param bytes the largest size; what goes beyond is missing
  /// @param time how long taking it may last; what is left then is missing
  record Limits(int bytes, Duration time) {}

  /// Copies the variables of all cells. Threads of the notebook may go on meanwhile.
  static Frame.Saved take(CellLoader loader, Limits limits) {
    return new Taking(loader, limits).take();
  }

  /// Sets the variables in freshly defined classes.
  ///
  /// @return what could not be set, each with the reason
  static Map<String, String> restore(CellLoader loader, byte[] bytes) {
    var left = new ArrayDeque<Variable>();
    var lost = new LinkedHashMap<String, String>();
    var data = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      for (int i = data.readInt(); i > 0; i--) {
        left.add(new Variable(data.readUTF(), data.readUTF()));
      }
      var in = new CellInput(data, loader);
      while (!left.isEmpty()) {
        Object value = in.readObject();
        setOrNote(loader, left.remove(), value, lost);
      }
    } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
      left.forEach(variable -> lost.put(variable.label(), "it could not be read: " + e));
    }
    return lost;
  }

  private static void setOrNote(
      CellLoader loader, Variable variable, @Nullable Object value, Map<String, String> lost) {
    try {
      Fields.set(loader, variable, value);
    } catch (RuntimeException | LinkageError e) {
      lost.put(variable.label(), "it could not be set: " + e.getMessage());
    }
  }

  /// Takes one snapshot: writes all variables into one stream, and begins again without the one
  /// that turns out not to be writable.
  private static final class Taking {
    private final BoundedBytes sink;
    private final long deadline;
    private final Map<Variable, @Nullable Object> values;
    private final Map<String, String> missing = new LinkedHashMap<>();
    private int seen;

    Taking(CellLoader loader, Limits limits) {
      this.sink = new BoundedBytes(limits.bytes());
      this.deadline = System.nanoTime() + limits.time().toNanos();
      this.values = values(loader);
    }

    Frame.Saved take() {
      while (true) {
        sink.reset();
        var kept = new ArrayList<Variable>();
        Variable lost = writeAll(kept);
        if (lost == null || late()) {
          return new Frame.Saved(withHeader(kept), missing);
        }
        values.remove(lost);
      }
    }

    private byte[] withHeader(List<Variable> kept) {
      var bytes = new ByteArrayOutputStream(sink.size() + 64 * kept.size());
      try (var out = new DataOutputStream(bytes)) {
        out.writeInt(kept.size());
        for (Variable variable : kept) {
          out.writeUTF(variable.className());
          out.writeUTF(variable.field());
        }
        sink.writeTo(out);
      } catch (IOException e) {
        throw new HostFault("writing to memory failed", e);
      }
      return bytes.toByteArray();
    }

    /// Writes all; gives the variable that stopped it, or null.
    private @Nullable Variable writeAll(List<Variable> kept) {
      CellOutput out = open();
      int whole = 0;
      for (var entry : values.entrySet()) {
        String reason = write(out, entry.getValue());
        if (reason != null) {
          sink.truncate(whole);
          note(entry.getKey(), entry.getValue(), reason);
          return entry.getKey();
        }
        kept.add(entry.getKey());
        whole = sink.size();
      }
      return null;
    }

    private CellOutput open() {
      try {
        return new CellOutput(sink, Purpose.RESTORE, this::see);
      } catch (IOException e) {
        throw new HostFault("writing to memory failed", e);
      }
    }

    /// Writes one; gives null, or why it failed.
    @SuppressWarnings("ReferenceEquality") // whether it is the variable's very value
    private @Nullable String write(CellOutput out, @Nullable Object value) {
      try {
        out.writeObject(value);
        out.flush();
        return null;
      } catch (Stuck stuck) {
        String type = Fields.typeName(stuck.object().getClass());
        return stuck.object() == value ? stuck.reason() : type + ": " + stuck.reason();
      } catch (Limit limit) {
        return limit.reason;
      } catch (StackOverflowError e) {
        return "it is nested too deeply";
      } catch (IOException | RuntimeException e) {
        return "copying it failed: " + e;
      }
    }

    private void note(Variable variable, @Nullable Object value, String reason) {
      String type = value == null ? "" : Fields.typeName(value.getClass()) + ": ";
      missing.put(variable.label(), type + reason);
      if (late()) {
        boolean after = false;
        for (Variable other : values.keySet()) {
          if (after) {
            missing.put(other.label(), Limit.time().reason);
          }
          after |= other.equals(variable);
        }
      }
    }

    private Object see(Object object) {
      if ((++seen & 63) == 0 && late()) {
        throw Limit.time();
      }
      return object;
    }

    private boolean late() {
      return System.nanoTime() - deadline > 0;
    }

    /// The present values of all variables.
    private Map<Variable, @Nullable Object> values(CellLoader loader) {
      var values = new LinkedHashMap<Variable, @Nullable Object>();
      for (Variable variable : Variables.all(loader).values()) {
        try {
          values.put(variable, Fields.get(loader, variable));
        } catch (LinkageError e) {
          missing.put(variable.label(), "its class could not be initialised");
        }
      }
      return values;
    }
  }
}
