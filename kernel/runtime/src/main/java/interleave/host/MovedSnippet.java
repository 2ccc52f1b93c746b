package interleave.host;

import interleave.probe.MovedCode;
import java.io.Serial;
import java.io.Serializable;
import java.util.Map;

/// The classes of a snippet that were loaded as of one place, and stand at another by now, where it
/// was run again without a change.
///
/// @param classes their class files as of the new place, by binary name
public record MovedSnippet(Map<String, byte[]> classes, MovedCode.Start from, MovedCode.Start to)
    implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  /// Has the classes told as of the new place: by this process, where they stay as they were
  /// loaded, and by its children, which load the new class files.
  void apply(CellLoader loader) {
    classes.forEach(
        (name, classFile) -> {
          loader.add(name, classFile);
          MovedCode.moved(name, from, to);
        });
  }
}
