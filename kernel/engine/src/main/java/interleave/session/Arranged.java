package interleave.session;

import interleave.trace.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows everything on another output, and the cell's panel behind all else: what is printed while
/// the panel is shown already comes below it at first, and is shown once more above it at the
/// cell's end.
///
/// A long text stays as it was shown. So does what a person has answered, which a front end shows
/// by itself.
final class Arranged implements CellOutput {
  /// What is sent again at most, pictures and tables counted too.
  private static final int MOST_CHARS = 1 << 18;

  private final CellOutput shown;
  private final String panelId;
  private final List<Sent> sent = new ArrayList<>();
  private int chars;

  /// Whether what was sent can be sent again.
  private boolean repeats = true;

  private boolean hasPanel;

  /// Whether anything was shown after the panel.
  private boolean isBelow;

  /// Whether the cell has cleared its outputs: the next panel is that of its end.
  private boolean wasCleared;

  /// What the outputs consist of, the panel left out.
  private sealed interface Sent {
    record Text(boolean error, StringBuilder text) implements Sent {}

    record Shown(MimeBundle bundle, Optional<String> displayId) implements Sent {}
  }

  Arranged(CellOutput shown, String panelId) {
    this.shown = shown;
    this.panelId = panelId;
  }

  /// Shows the panel as it stands.
  ///
  /// @param running whether the cell still runs, and will show another
  synchronized void panel(MimeBundle bundle, boolean running) {
    if (running && wasCleared) {
      return;
    }
    boolean isMoved = hasPanel && isBelow && repeats && !running;
    if (isMoved) {
      shown.clear(true);
      sent.forEach(this::show);
    }
    shown.display(bundle, Optional.of(panelId), hasPanel && !isMoved);
    hasPanel = true;
    if (!running) {
      keepNoMore();
    }
  }

  private void show(Sent each) {
    switch (each) {
      case Sent.Text(boolean error, StringBuilder text) -> shown.stream(error, text.toString());
      case Sent.Shown(MimeBundle bundle, Optional<String> displayId) ->
          shown.display(bundle, displayId, false);
    }
  }

  private void count(int more) {
    chars += more;
    if (chars > MOST_CHARS) {
      keepNoMore();
    }
  }

  private void keepNoMore() {
    repeats = false;
    sent.clear();
  }

  @Override
  public synchronized void stream(boolean error, String text) {
    isBelow |= hasPanel;
    count(text.length());
    if (repeats) {
      textOf(error).append(text);
    }
    shown.stream(error, text);
  }

  private StringBuilder textOf(boolean error) {
    if (!sent.isEmpty() && sent.getLast() instanceof Sent.Text(var e, var text) && e == error) {
      return text;
    }
    StringBuilder text = new StringBuilder();
    sent.add(new Sent.Text(error, text));
    return text;
  }

  @Override
  public synchronized void display(MimeBundle bundle, Optional<String> displayId, boolean update) {
    if (update) {
      sent.replaceAll(
          each ->
              each instanceof Sent.Shown(_, var id) && id.equals(displayId)
                  ? new Sent.Shown(bundle, id)
                  : each);
    } else {
      isBelow |= hasPanel;
      count(bundle.data().values().stream().mapToInt(String::length).sum());
      if (repeats) {
        sent.add(new Sent.Shown(bundle, displayId));
      }
    }
    shown.display(bundle, displayId, update);
  }

  @Override
  public synchronized void clear(boolean wait) {
    sent.clear();
    hasPanel = false;
    isBelow = false;
    wasCleared = true;
    shown.clear(wait);
  }

  @Override
  public void result(int executionCount, MimeBundle bundle) {
    shown.result(executionCount, bundle);
  }

  @Override
  public void error(ErrorReport report) {
    shown.error(report);
  }

  @Override
  public Optional<String> readLine(String prompt, boolean password) throws InterruptedException {
    synchronized (this) {
      keepNoMore();
    }
    return shown.readLine(prompt, password);
  }
}
