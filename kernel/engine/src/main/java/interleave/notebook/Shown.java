package interleave.notebook;

import interleave.session.CellOutput;
import interleave.session.ErrorReport;
import interleave.trace.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the cells of one run showed, kept as a front end keeps it. Outputs may come from several
/// threads, and for a cell that has ended; updates reach displays of earlier cells.
final class Shown {
  private final Object lock = new Object();

  /// Guarded by [#lock], as are the pages.
  private final List<Page> pages = new ArrayList<>();

  /// A place for the outputs of one more cell.
  Page page() {
    synchronized (lock) {
      Page page = new Page();
      pages.add(page);
      return page;
    }
  }

  /// An output that later messages may change: text that grows, or a display that is replaced.
  private static final class Slot {
    private final Optional<String> displayId;
    private final StringBuilder text;
    private Output output;

    private Slot(Optional<String> displayId, Output output) {
      this.displayId = displayId;
      this.output = output;
      this.text = new StringBuilder(output instanceof Output.Stream(_, String first) ? first : "");
    }

    private boolean takes(boolean error) {
      return output instanceof Output.Stream stream && stream.error() == error;
    }

    private Output now() {
      return output instanceof Output.Stream(boolean error, _)
          ? new Output.Stream(error, text.toString())
          : output;
    }
  }

  /// The outputs of one cell.
  final class Page implements CellOutput {
    private final List<Slot> slots = new ArrayList<>();
    private boolean clearAtNext;

    private Page() {}

    /// What is shown now.
    List<Output> outputs() {
      synchronized (lock) {
        return slots.stream().map(Slot::now).toList();
      }
    }

    @Override
    public void stream(boolean error, String text) {
      synchronized (lock) {
        if (text.isEmpty()) {
          return;
        }
        clearIfAsked();
        if (!slots.isEmpty() && slots.getLast().takes(error)) {
          slots.getLast().text.append(text);
        } else {
          add(Optional.empty(), new Output.Stream(error, text));
        }
      }
    }

    @Override
    public void display(MimeBundle bundle, Optional<String> displayId, boolean update) {
      synchronized (lock) {
        Output output = new Output.Display(bundle);
        displayId.ifPresent(id -> replace(id, output));
        if (!update) {
          clearIfAsked();
          add(displayId, output);
        }
      }
    }

    @Override
    public void clear(boolean wait) {
      synchronized (lock) {
        clearAtNext = wait;
        if (!wait) {
          slots.clear();
        }
      }
    }

    @Override
    public void result(int executionCount, MimeBundle bundle) {
      show(new Output.Result(executionCount, bundle));
    }

    @Override
    public void error(ErrorReport report) {
      show(new Output.Failure(report));
    }

    /// Nobody sits in front of a notebook that is run from the command line.
    @Override
    public Optional<String> readLine(String prompt, boolean password) {
      return Optional.empty();
    }

    private void show(Output output) {
      synchronized (lock) {
        clearIfAsked();
        add(Optional.empty(), output);
      }
    }

    private void add(Optional<String> displayId, Output output) {
      slots.add(new Slot(displayId, output));
    }

    private void clearIfAsked() {
      if (clearAtNext) {
        clearAtNext = false;
        slots.clear();
      }
    }

    private void replace(String id, Output output) {
      for (Page page : pages) {
        for (Slot slot : page.slots) {
          if (slot.displayId.filter(id::equals).isPresent()) {
            slot.output = output;
          }
        }
      }
    }
  }
}
