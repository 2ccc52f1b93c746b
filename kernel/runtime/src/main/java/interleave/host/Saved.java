package interleave.host;

import java.io.Serial;
import java.io.Serializable;
import java.util.Map;

/// The variables of a notebook as bytes.
///
/// @param bytes what `Commands.RESTORE` takes
/// @param missing variables that could not be saved, each with the reason
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared or changed
public record Saved(byte[] bytes, Map<String, String> missing) implements Serializable {
  @Serial private static final long serialVersionUID = 1L;
}
