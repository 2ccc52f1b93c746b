package interleave.host;

import interleave.trace.MimeBundle;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a cell ended, as the cell JVM saw it.
///
/// @param value the forms of the last expression's value; empty when it had none
/// @param failure what the cell threw, if it did
/// @param stopped whether an interrupt ended it
/// @param stuck the names of threads that the interrupt could not stop
/// @param mark the number of the [Frame.Mark] behind the cell's last output
/// @param children the PIDs of the children that the cell started
public record CellEnd(
    Map<String, String> value,
    @Nullable Failure failure,
    boolean stopped,
    List<String> stuck,
    long mark,
    List<Long> children)
    implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  /// The value as a bundle.
  public MimeBundle bundle() {
    return new MimeBundle(value);
  }
}
