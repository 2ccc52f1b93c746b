package interleave.course;

import interleave.memory.Resident;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.IdentityHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Writes objects of cells for a [CellInput] that has the very same classes.
///
/// Of a class it writes the name alone. An object that cannot be written ends it with [Stuck],
/// which knows the object. A plain `Object`, which Java cannot serialise, is written as one.
public final class CellOutput extends ObjectOutputStream {

  /// What the objects are written for.
  public enum Purpose {
    /// Another process, in which a lock or a queue of threads would be a misleading copy.
    TRAVEL,
    /// A process of another notebook, which shares no memory with this one.
    ABROAD,
    /// The same notebook in a new cell JVM.
    RESTORE
  }

  private final Purpose purpose;
  private final UnaryOperator<Object> seen;
  private final UnaryOperator<Class<?>> types;
  private final IdentityHashMap<Object, PlainObject> plain = new IdentityHashMap<>();
  private final HashCost hashes = new HashCost();

  /// Writes to a stream.
  ///
  /// @param seen is called with each object before it is written, and gives what is written for it;
  ///   what it throws ends the writing
  public CellOutput(OutputStream out, Purpose purpose, UnaryOperator<Object> seen)
      throws IOException {
    this(out, purpose, seen, type -> type);
  }

  /// The same where classes stand for others.
  ///
  /// @param types gives the class by which an object is allowed to travel or not
  public CellOutput(
      OutputStream out, Purpose purpose, UnaryOperator<Object> seen, UnaryOperator<Class<?>> types)
      throws IOException {
    super(out);
    this.purpose = purpose;
    this.seen = seen;
    this.types = types;
    enableReplaceObject(true);
  }

  @Override
  protected void writeStreamHeader() {}

  @Override
  protected void writeClassDescriptor(ObjectStreamClass desc) throws IOException {
    writeUTF(desc.getName());
  }

  @Override
  protected Object replaceObject(Object object) {
    Refusal refusal = Refusal.of(types.apply(object.getClass()));
    if (refusal != null && (purpose != Purpose.RESTORE || refusal.evenToRestore())) {
      throw new Stuck(object, refusal);
    }
    if (purpose == Purpose.ABROAD && object instanceof Resident) {
      throw new Stuck(object, Refusal.ABROAD);
    }
    if (object.getClass() == Object.class) {
      return plain.computeIfAbsent(object, _ -> new PlainObject());
    }
    if (!(object instanceof Serializable)) {
      throw new Stuck(object, null);
    }
    if (object.getClass().getClassLoader() == null && hashes.isTooMuch(object)) {
      throw new Stuck(object, Refusal.endless(object.getClass()));
    }
    return seen.apply(object);
  }

  /// Stands for a plain `Object` in the stream, and keeps its identity there.
  private static final class PlainObject implements Serializable {
    @Serial private static final long serialVersionUID = 1;

    @Serial
    private Object readResolve() {
      return new Object();
    }
  }

  /// An object cannot be written.
  public static final class Stuck extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final transient Object object;
    private final transient @Nullable Refusal refusal;

    Stuck(Object object, @Nullable Refusal refusal) {
      super(object.getClass().getName(), null, false, false);
      this.object = object;
      this.refusal = refusal;
    }

    /// What could not be written.
    public Object object() {
      return object;
    }

    /// Why, in one sentence or two.
    public String reason() {
      return (refusal == null ? Refusal.notSerialisable(object.getClass()) : refusal).sentence();
    }
  }
}
