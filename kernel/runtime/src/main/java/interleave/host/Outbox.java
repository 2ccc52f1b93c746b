package interleave.host;

import interleave.probe.Recorder;
import interleave.trace.Event;
import interleave.trace.Printed;
import interleave.trace.Stamp;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What this JVM has to tell the kernel, in order: any thread puts in, one thread of ours sends.
///
/// Consecutive events of one cell become one frame, and consecutive prints of one thread one event,
/// so a flood of small prints costs few large frames. What is not yet sent is bounded: a thread
/// that prints faster than the kernel reads waits here.
///
/// A JVM that loses its kernel has no reason to live: when sending fails, the process halts.
final class Outbox implements Recorder.Sink {
  /* Overview.
   *
   * `closed` holds frames ready to go; `events` is the open batch of `cell`; `run` is the open
   * print of the last event in that batch. The writer closes both and takes everything at once.
   * All fields are guarded by `lock`. Lock order: the recorder's lock, then this one.
   */
  private static final int MOST_CHARS = 4 << 20;
  private static final int LONGEST_RUN = 1 << 15;

  /// How long events alone wait for more of them, so that a program that records many does not wake
  /// this JVM's writer and the kernel for each.
  private static final long LINGER_NANOS = 1_000_000;

  private final Wire wire;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private Deque<Frame.Up> closed = new ArrayDeque<>();
  private List<Event> events = new ArrayList<>();
  private int cell;
  private final StringBuilder run = new StringBuilder();
  private @Nullable Printed runHead;
  private int chars;
  private long marks;
  private boolean sending;
  private boolean urgent; // somebody waits for what is here

  private Outbox(Wire wire) {
    this.wire = wire;
  }

  /// Starts the sending thread.
  static Outbox over(Wire wire) {
    Outbox outbox = new Outbox(wire);
    Thread.ofPlatform().daemon().name("interleave-outbox").start(outbox::sendForEver);
    return outbox;
  }

  @Override
  public void accept(int cellOfEvent, Event event) {
    lock.lock();
    try {
      awaitRoom();
      if (cellOfEvent != cell) {
        closeBatch();
        cell = cellOfEvent;
      }
      if (event instanceof Printed printed) {
        append(printed);
        hurry();
      } else {
        closeRun();
        events.add(event);
        chars += 64;
        if (events.size() == 1 || chars > MOST_CHARS) {
          filled.signal();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Queues a frame behind everything put in before.
  void post(Frame.Up frame) {
    lock.lock();
    try {
      closeBatch();
      closed.add(frame);
      hurry();
    } finally {
      lock.unlock();
    }
  }

  /// Queues a [Frame.Mark] and tells its number.
  long mark() {
    lock.lock();
    try {
      long number = ++marks;
      post(new Frame.Mark(number));
      return number;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until everything put in so far has been handed to the operating system.
  void flush() {
    lock.lock();
    try {
      while (sending || chars > 0 || !closed.isEmpty() || !events.isEmpty() || runHead != null) {
        hurry();
        drained.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void hurry() {
    urgent = true;
    filled.signal();
  }

  private void append(Printed printed) {
    Printed head = runHead;
    if (head != null && (!sameRun(head, printed) || run.length() > LONGEST_RUN)) {
      closeRun();
      head = null;
    }
    if (head == null) {
      runHead = printed;
    }
    run.append(printed.text());
    chars += printed.text().length();
  }

  private static boolean sameRun(Printed head, Printed next) {
    Stamp a = head.stamp();
    return a.thread() == next.stamp().thread() && head.error() == next.error();
  }

  private void closeRun() {
    Printed head = runHead;
    if (head != null) {
      events.add(new Printed(head.stamp(), head.error(), run.toString()));
      run.setLength(0);
      runHead = null;
    }
  }

  private void closeBatch() {
    closeRun();
    if (!events.isEmpty()) {
      closed.add(new Frame.Events(cell, events));
      events = new ArrayList<>();
    }
  }

  private void awaitRoom() {
    while (chars > MOST_CHARS) {
      drained.awaitUninterruptibly();
    }
  }

  private Deque<Frame.Up> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      sending = false;
      drained.signalAll();
      while (closed.isEmpty() && events.isEmpty() && runHead == null) {
        filled.await();
      }
      long left = LINGER_NANOS;
      while (!urgent && chars <= MOST_CHARS && left > 0) {
        left = filled.awaitNanos(left);
      }
      urgent = false;
      closeBatch();
      Deque<Frame.Up> taken = closed;
      closed = new ArrayDeque<>();
      chars = 0;
      sending = true;
      drained.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void sendForEver() {
    try {
      while (true) {
        for (Frame.Up frame : take()) {
          wire.send(frame);
        }
      }
    } catch (IOException | InterruptedException e) {
      Exit.afterKernel(Exit.KERNEL_GONE);
    } catch (Throwable e) {
      // Out of memory, say: what the learner prints would be lost silently from now on.
      Runtime.getRuntime().halt(Exit.OUT_OF_MEMORY);
    }
  }
}
