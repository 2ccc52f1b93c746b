package interleave.jupyter;

import java.util.List;

/// A message ready for a socket.
///
/// @param id its `msg_id`
/// @param frames routing frames or topic first
record Outgoing(String id, List<byte[]> frames) {
  Outgoing {
    frames = List.copyOf(frames);
  }

  /// Its length in bytes, framing left out.
  long size() {
    return frames.stream().mapToLong(frame -> frame.length).sum();
  }
}
