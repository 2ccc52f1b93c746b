package interleave.host;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Something in this house went wrong, not in the learner's program.
public final class HostFault extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  HostFault(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
