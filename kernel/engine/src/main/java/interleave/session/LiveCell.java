package interleave.session;

import interleave.cells.Cells;
import interleave.draw.Panel;
import interleave.trace.Event;
import interleave.trace.MimeBundle;
import interleave.trace.Printed;
import interleave.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A cell's outputs on their way to its client: printed text waiting to be sent together, the
/// events so far, the panel.
///
/// What comes for one cell from several processes is put in order here, by one lock.
final class LiveCell implements Cells.Witness {
  /// How many events are kept for the panel; printed text counts by its length too.
  private static final int MOST_EVENTS = 60_000;

  private static final int MOST_PRINTED_CHARS = 1 << 20;

  /// How much printed text may wait before who prints has to wait.
  private static final int MOST_PENDING = 1 << 20;

  private final int label;
  private final Arranged output;
  private final ReentrantLock lock = new ReentrantLock();

  /// Held while the panel is drawn, so that its updates leave in order. Taken before `lock`.
  private final ReentrantLock drawing = new ReentrantLock();

  private final Condition sent = lock.newCondition();
  private final List<Pending> pending = new ArrayList<>(2);
  private final List<Event> events = new ArrayList<>();
  private final Census census = new Census();
  private long startNanos = System.nanoTime();
  private int pendingChars;
  private int printedChars;
  private long dropped;
  private boolean changed;
  private boolean panelShown;
  private boolean ended;

  /// Text of one stream that waits.
  private record Pending(boolean error, StringBuilder text) {}

  LiveCell(int number, int label, CellOutput output) {
    this.label = label;
    this.output = new Arranged(output, "interleave-panel-" + number);
  }

  /// Takes events in the order in which their process sent them.
  ///
  /// @return whether there is text to be sent
  boolean heard(List<Event> batch) {
    lock.lock();
    try {
      awaitRoom();
      for (Event event : batch) {
        census.heard(event);
        if (event instanceof Printed printed) {
          print(printed.error(), printed.text());
        }
        keep(event);
      }
      return pendingChars > 0;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void began() {
    lock.lock();
    try {
      startNanos = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  /// The time since its code began to run.
  Duration elapsed() {
    lock.lock();
    try {
      return Duration.ofNanos(System.nanoTime() - startNanos);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void noted(String text) {
    note(false, text + "\n");
  }

  @Override
  public void warned(String text) {
    note(true, text + "\n");
  }

  /// Counts events that were not kept where they happened.
  void dropped(long count) {
    lock.lock();
    try {
      dropped += count;
      changed = true;
    } finally {
      lock.unlock();
    }
  }

  /// Queues text that no event carries.
  void note(boolean error, String text) {
    lock.lock();
    try {
      awaitRoom();
      print(error, text);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until earlier text has been sent, which was asked for when it came. A batch that has
  /// begun does not wait: nobody has been told of it yet.
  private void awaitRoom() {
    while (pendingChars > MOST_PENDING) {
      sent.awaitUninterruptibly();
    }
  }

  private void print(boolean error, String text) {
    Pending of =
        pending.stream()
            .filter(each -> each.error() == error)
            .findFirst()
            .orElseGet(
                () -> {
                  Pending fresh = new Pending(error, new StringBuilder());
                  pending.add(fresh);
                  return fresh;
                });
    of.text().append(text);
    pendingChars += text.length();
  }

  private void keep(Event event) {
    if (ended) {
      return;
    }
    int chars = event instanceof Printed printed ? printed.text().length() : 0;
    if (events.size() >= MOST_EVENTS || printedChars + chars > MOST_PRINTED_CHARS) {
      dropped++;
      return;
    }
    printedChars += chars;
    events.add(event);
    changed = true;
  }

  /// Sends the text that waits.
  void flush() {
    lock.lock();
    try {
      for (Pending each : pending) {
        output.stream(each.error(), each.text().toString());
      }
      pending.clear();
      pendingChars = 0;
      sent.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Sends something else than text, behind the text that came before it.
  void send(Consumer<CellOutput> message) {
    lock.lock();
    try {
      flush();
      message.accept(output);
    } finally {
      lock.unlock();
    }
  }

  /// Shows the panel as it stands, if anything changed and there is anything to see.
  ///
  /// @param pid the cell JVM's
  /// @param running whether the cell still runs; nothing is kept for the panel after false
  void drawPanel(long pid, boolean running, Tracing tracing) {
    drawing.lock();
    try {
      Optional<Trace> trace = toDraw(pid, running, tracing);
      if (trace.isPresent() && tracing.shows(trace.get())) {
        MimeBundle bundle = Panel.of(trace.get());
        send(_ -> output.panel(bundle, running));
        panelShown = true;
      }
    } finally {
      drawing.unlock();
    }
  }

  /// What has happened so far.
  ///
  /// @param pid the cell JVM's
  Trace now(long pid) {
    lock.lock();
    try {
      return trace(pid, !ended);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Trace> toDraw(long pid, boolean running, Tracing tracing) {
    lock.lock();
    try {
      if (!ended) {
        census.changes().forEach(this::keep);
      }
      boolean due = !ended && (changed || panelShown || tracing == Tracing.FULL);
      Optional<Trace> trace = due ? Optional.of(trace(pid, running)) : Optional.empty();
      changed = false;
      if (!running) {
        ended = true;
        events.clear();
      }
      return trace;
    } finally {
      lock.unlock();
    }
  }

  private Trace trace(long pid, boolean running) {
    return new Trace(
        label,
        pid,
        ProcessHandle.current().pid(),
        startNanos,
        System.nanoTime(),
        running,
        events,
        dropped);
  }

  /// The names of the processes that it has started, by their PIDs.
  Map<Long, String> processNames() {
    lock.lock();
    try {
      return census.names();
    } finally {
      lock.unlock();
    }
  }

  CellOutput output() {
    return output;
  }
}
