package interleave.explore;

import interleave.explore.SimulatedThread.Gate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Messages that the course's own code sends from thread to thread in a run, whatever their
/// processes. A mailbox has one reader.
///
/// Who comes first of several who send is a step on the mailbox. That a message is there is a step
/// on the message itself, so that taking it out depends on nothing else.
final class Mailboxes {
  private final World world;
  private final List<Box> boxes = new ArrayList<>();

  private static final class Box {
    private final String name;
    private final Place order;
    private final List<Letter> letters = new ArrayList<>();

    /// How many of the letters have a place in the queue.
    private int sent;

    private int taken;
    private boolean closed;

    Box(String name, Place order) {
      this.name = name;
      this.order = order;
    }
  }

  /// One message, or the place of the next.
  private static final class Letter {
    private final Place place;
    private byte @Nullable [] message;
    private @Nullable SimulatedProcess sender;
    private boolean isThere;

    Letter(Place place) {
      this.place = place;
    }
  }

  /// Open when a letter is there, or its reader is interrupted.
  private record Arrived(Letter letter, SimulatedThread reader) implements Gate {
    @Override
    public boolean isOpen() {
      return letter.isThere || reader.interrupted;
    }
  }

  Mailboxes(World world) {
    this.world = world;
  }

  /// Begins a run.
  void reset() {
    boxes.clear();
  }

  /// Makes an empty mailbox.
  ///
  /// @return its number
  int open(String name) {
    boxes.add(new Box(name, world.places.make(name)));
    return boxes.size() - 1;
  }

  /// Puts a message in.
  ///
  /// @return false if it is closed
  boolean put(int number, byte[] message) {
    Box box = boxes.get(number);
    world.step(new Operation.Update(box.order), null, null);
    if (box.closed) {
      return false;
    }
    send(box, message);
    return true;
  }

  /// Lets nothing more in.
  void close(int number) {
    Box box = boxes.get(number);
    world.step(new Operation.Update(box.order), null, null);
    if (!box.closed) {
      box.closed = true;
      send(box, null);
    }
  }

  private void send(Box box, byte @Nullable [] message) {
    Letter letter = letter(box, box.sent++);
    letter.message = message;
    letter.sender = world.me().process;
    arrive(letter);
    world.me().library = null;
  }

  private void arrive(Letter letter) {
    world.step(new Operation.Send(letter.place), null, null);
    letter.isThere = true;
  }

  private Letter letter(Box box, int index) {
    while (box.letters.size() <= index) {
      String name = "message %d to %s".formatted(box.letters.size() + 1, box.name);
      box.letters.add(new Letter(world.places.make(name)));
    }
    return box.letters.get(index);
  }

  /// Waits for the next message.
  ///
  /// @return null if it is closed and empty
  byte @Nullable [] take(int number) throws InterruptedException {
    Box box = boxes.get(number);
    SimulatedThread me = world.me();
    Letter letter = letter(box, box.taken);
    me.state = Thread.State.WAITING;
    world.step(new Operation.Receive(letter.place), new Arrived(letter, me), null);
    me.state = Thread.State.RUNNABLE;
    me.library = null;
    if (!letter.isThere) {
      Interrupts.check(me);
    }
    box.taken += letter.message == null ? 0 : 1;
    return letter.message;
  }

  /// What a process that ends has sent arrives: it is on its way already.
  void left(SimulatedProcess process) {
    for (Box box : boxes) {
      for (int i = 0; i < box.sent; i++) {
        Letter letter = box.letters.get(i);
        if (letter.sender == process && !letter.isThere) {
          arrive(letter);
        }
      }
    }
  }
}
