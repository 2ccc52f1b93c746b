package interleave.host;

import interleave.course.CellInput;
import interleave.course.CellOutput;
import interleave.course.CellOutput.Purpose;
import interleave.course.CellOutput.Stuck;
import interleave.course.NotTransferableException;
import interleave.memory.Departures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.lang.invoke.SerializedLambda;
import java.util.Optional;

/// Values on their way through a queue or a pipe: copies of objects, without the notebook's
/// variables.
final class Cargo {
  private Cargo() {}

  /// Copies a value.
  ///
  /// @param into what it is put in, for the message
  /// @param purpose who may take it out
  /// @throws NotTransferableException if something in it cannot travel
  static byte[] pack(CellLoader loader, Object value, String into, Purpose purpose) {
    try {
      return write(loader, value, into, purpose);
    } catch (StackOverflowError _) {
      return deep(loader, value, into, purpose);
    }
  }

  private static byte[] deep(CellLoader loader, Object value, String into, Purpose purpose) {
    try {
      return DeepStack.call(() -> write(loader, value, into, purpose));
    } catch (StackOverflowError _) {
      throw new NotTransferableException(
          "", "", into + " cannot take the item: it is nested too deeply");
    }
  }

  private static byte[] write(CellLoader loader, Object value, String into, Purpose purpose) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new CellOutput(bytes, purpose, object -> seen(loader, object))) {
      out.writeObject(value);
      Departures.forget();
    } catch (Stuck stuck) {
      throw refused(loader, value, stuck, into, purpose);
    } catch (IOException | RuntimeException e) {
      var refusal =
          new NotTransferableException(
              "", "", "%s cannot take it: copying it failed: %s.".formatted(into, e));
      refusal.initCause(e);
      throw refusal;
    }
    return bytes.toByteArray();
  }

  private static Object seen(CellLoader loader, Object object) {
    if (object.getClass().getClassLoader() == loader || object instanceof SerializedLambda) {
      loader.publish(ClassStore.ofNotebook());
    }
    return object;
  }

  private static NotTransferableException refused(
      CellLoader loader, Object value, Stuck stuck, String into, Purpose purpose) {
    Optional<String> path = GraphPath.find(loader, "item", value, stuck.object());
    String where =
        path.map(found -> found.equals("item") ? "it is" : "`" + found + "` is").orElse("it has");
    String what = Fields.titleOf(stuck.object());
    String far = purpose == Purpose.ABROAD ? "notebook" : "process";
    return new NotTransferableException(
        "",
        path.orElse("item"),
        "%s cannot take the item: %s a %s, which cannot travel to another %s: %s."
            .formatted(into, where, what, far, stuck.reason()));
  }

  /// Makes a value again.
  static Object unpack(CellLoader loader, byte[] bytes) {
    try {
      return read(loader, bytes);
    } catch (StackOverflowError _) {
      return DeepStack.call(() -> read(loader, bytes));
    }
  }

  private static Object read(CellLoader loader, byte[] bytes) {
    try (var in = new CellInput(new ByteArrayInputStream(bytes), loader)) {
      return in.readObject();
    } catch (ClassNotFoundException | ObjectStreamException e) {
      throw new IllegalStateException(
          "the item is of a class that this notebook does not know; between notebooks give numbers,"
              + " texts, lists and maps",
          e);
    } catch (IOException e) {
      throw new HostFault("an item cannot be read", e);
    }
  }
}
