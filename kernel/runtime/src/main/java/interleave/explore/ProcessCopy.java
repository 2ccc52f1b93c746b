package interleave.explore;

import interleave.course.CellInput;
import interleave.course.CellOutput;
import interleave.course.CellOutput.Purpose;
import interleave.course.CellOutput.Stuck;
import interleave.course.NotTransferableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Copies of objects of explored code, made as a real process gets them: what cannot travel there
/// is refused here.
final class ProcessCopy {
  private final ClassLoader loader;

  ProcessCopy(ClassLoader loader) {
    this.loader = loader;
  }

  /// An object as bytes.
  ///
  /// @throws Stuck when a part of it cannot travel
  byte[] write(@Nullable Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (CellOutput out = new CellOutput(bytes, Purpose.TRAVEL, each -> each, Shadows::original)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new IllegalStateException("copying it failed: " + e, e);
    }
    return bytes.toByteArray();
  }

  /// The object once more.
  Object read(byte[] bytes) {
    Consumer<Object> made = World.required().newborns()::note;
    try (CellInput in = new CellInput(new ByteArrayInputStream(bytes), loader, made)) {
      return in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new EngineFault("a copy cannot be read", e);
    }
  }

  /// Why something that `process` needs does not travel.
  ///
  /// @param variable its name, empty if it is captured
  static NotTransferableException refusal(String process, String variable, Stuck stuck) {
    String what = variable.isEmpty() ? "a captured value" : "`" + variable + "`";
    String type = Texts.typeName(Shadows.original(stuck.object().getClass()));
    return new NotTransferableException(
        variable,
        variable,
        "%s cannot start: its body uses %s, and the %s cannot travel to another process: %s."
            .formatted(process, what, type, stuck.reason()));
  }

  /// Why an item does not travel.
  static NotTransferableException refusalOfItem(String into, Stuck stuck) {
    String type = Texts.typeName(Shadows.original(stuck.object().getClass()));
    return new NotTransferableException(
        "",
        "item",
        "%s cannot take the item: it has a %s, which cannot travel to another process: %s."
            .formatted(into, type, stuck.reason()));
  }
}
