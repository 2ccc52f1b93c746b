package interleave.explore;

import interleave.course.Proc;
import interleave.trace.ExitStatus;
import java.io.Serial;
import java.io.Serializable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Stands for `Mailbox` in explored code: the run has the messages.
final class SimulatedMailbox implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  private final int number;
  private final String name;

  private SimulatedMailbox(int number, String name) {
    this.number = number;
    this.name = name;
  }

  static SimulatedMailbox make(String name) {
    return new SimulatedMailbox(MailDoor.open(name), name);
  }

  void put(byte[] message) {
    if (!MailDoor.send(number, message)) {
      throw new IllegalStateException(name + " is closed: nothing can be put in any more");
    }
  }

  void putAtEnd(Proc of, Function<ExitStatus, byte[]> message) {
    MailDoor.sendAtEnd(of.pid(), number, message);
  }

  byte @Nullable [] take() throws InterruptedException {
    return MailDoor.receive(number);
  }

  /// What a process owns ends with it: its workers too.
  Runnable own() {
    return () -> {};
  }

  void close() {
    MailDoor.close(number);
  }
}
