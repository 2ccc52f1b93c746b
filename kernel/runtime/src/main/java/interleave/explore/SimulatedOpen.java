package interleave.explore;

import interleave.memory.Call;
import interleave.memory.Memory;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;

/// Stands for `Open` in explored code: the run counts who has it open.
final class SimulatedOpen implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final long object;
  private final long word;
  private transient boolean closed;

  SimulatedOpen(long object, long word) {
    this.object = object;
    this.word = word;
    begin();
  }

  private void begin() {
    Memory.call(new Call.Open(object, word, 0));
  }

  void close() {
    if (!closed) {
      closed = true;
      Memory.call(new Call.Close(object, word));
    }
  }

  boolean isClosed() {
    return closed;
  }

  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeBoolean(closed);
  }

  @Serial
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    closed = in.readBoolean();
    if (!closed) {
      begin();
    }
  }
}
