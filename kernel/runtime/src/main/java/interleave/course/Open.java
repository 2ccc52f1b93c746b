package interleave.course;

import interleave.memory.Call;
import interleave.memory.Departures;
import interleave.memory.Memory;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Something that processes have open until each of them has closed it or has ended: a copy of this
/// object in another process has it open there.
final class Open implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  /// How many objects of this process have each word open.
  private static final Map<Long, Integer> HERE = new ConcurrentHashMap<>();

  private final long object;
  private final long word;
  private transient boolean closed; // guarded by this

  /// Opens it.
  ///
  /// @param word what the kernel sets to 1 when nobody has it open
  Open(long object, long word) {
    this.object = object;
    this.word = word;
    begin();
  }

  private void begin() {
    HERE.merge(word, 1, Integer::sum);
    Memory.call(new Call.Open(object, word, ProcessHandle.current().pid()));
  }

  /// Closes it here; a second time does nothing.
  synchronized void close() {
    if (!closed) {
      closed = true;
      HERE.compute(
          word,
          (_, count) -> {
            if (count != null && count > 1) {
              return count - 1;
            }
            Memory.call(new Call.Close(object, word));
            return null;
          });
    }
  }

  /// Whether this object is closed.
  synchronized boolean isClosed() {
    return closed;
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeBoolean(isClosed());
    if (!isClosed()) {
      Departures.note(object, word);
    }
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    boolean wasClosed = in.readBoolean();
    synchronized (this) {
      closed = wasClosed;
    }
    if (!wasClosed) {
      begin();
    }
  }
}
