package interleave.session;

import java.util.Map;

/// What a line of a cell that begins with `%` asks of the session.
sealed interface Magic {

  /// Shows what a cell can ask for.
  record Help() implements Magic {}

  /// Shows the notebook's variables, methods and types.
  record Who() implements Magic {}

  /// Says how long the cell took.
  record Time() implements Magic {}

  /// Does not wait for the processes that the cell starts.
  record Background() implements Magic {}

  /// Decides which cells show a panel, from this one on.
  record Trace(Tracing tracing) implements Magic {}

  /// Shows the notebook's processes as the operating system sees them now.
  record Processes(Shape shape) implements Magic {
    /// In which shape.
    enum Shape {
      /// In a table, by PID.
      TABLE,
      /// In a table, those that have used most of the processors first.
      BUSIEST_FIRST,
      /// As a tree of parents and children.
      TREE,
      /// With the threads of each.
      THREADS
    }
  }

  /// Runs a file of Java before the cell.
  ///
  /// @param file a path, relative to the notebook's folder
  record Load(String file) implements Magic {}

  /// Adds to where cells find classes.
  ///
  /// @param entry a jar, a folder of classes, or a folder's jars as `folder/*`; relative to the
  ///   notebook's folder
  record ClassPath(String entry) implements Magic {}

  /// Adds a library and what it depends on, from the Maven repositories that the user's settings
  /// name.
  ///
  /// @param coordinates `group:artifact:version`
  record Maven(String coordinates) implements Magic {}

  /// Shows what the notebook's processes are held to, after having changed it.
  ///
  /// @param wanted new values by the names of the limits
  record Limit(Map<String, String> wanted) implements Magic {
    public Limit {
      wanted = Map.copyOf(wanted);
    }
  }

  /// Begins anew: no variables, no types, a new process.
  record Reset() implements Magic {}
}
