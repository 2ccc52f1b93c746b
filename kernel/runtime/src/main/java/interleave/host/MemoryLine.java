package interleave.host;

import interleave.memory.Call;
import interleave.memory.Memory;
import interleave.memory.Words;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// This JVM's way to the memory of its notebook, which lies beside the kernel's socket.
record MemoryLine(Outbox outbox, Path socket) implements Memory.Line {

  @Override
  public Words map() throws IOException {
    return Words.map(socket.resolveSibling(Words.FILE), Arena.global());
  }

  @Override
  public MemorySegment map(long place, long bytes, Arena arena) throws IOException {
    return Words.map(socket.resolveSibling(Words.FILE), place, bytes, arena);
  }

  @Override
  public void call(Call call) {
    outbox.post(new Frame.Calling(call));
  }
}
