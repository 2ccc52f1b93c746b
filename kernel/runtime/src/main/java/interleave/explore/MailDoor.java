package interleave.explore;

import interleave.trace.ExitStatus;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the explored code of the course asks of the run to send messages between its own threads.
public final class MailDoor {
  private MailDoor() {}

  private static Mailboxes mailboxes() {
    return World.required().sharing().mailboxes();
  }

  public static int open(String name) {
    return mailboxes().open(name);
  }

  /// Puts a message in a mailbox.
  ///
  /// @return false if it is closed
  public static boolean send(int mailbox, byte[] message) {
    return mailboxes().put(mailbox, message);
  }

  /// Has a message put in a mailbox when a process of the run ends before its body has returned:
  /// one that has been dismissed is not waited for.
  public static void sendAtEnd(long pid, int mailbox, Function<ExitStatus, byte[]> message) {
    World.required().processes().atEnd(pid, status -> send(mailbox, message.apply(status)));
  }

  /// Waits for the next message in a mailbox.
  ///
  /// @return null if it is closed and empty
  public static byte @Nullable [] receive(int mailbox) throws InterruptedException {
    return mailboxes().take(mailbox);
  }

  public static void close(int mailbox) {
    mailboxes().close(mailbox);
  }
}
