package interleave.explore;

import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.memory.Kind;
import interleave.memory.Memory.Question;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Stands for `Memory` in explored code.
public final class SimulatedMemory {
  private static final SimulatedWords WORDS = new SimulatedWords(true);

  private SimulatedMemory() {}

  public static SimulatedWords words() {
    return WORDS;
  }

  public static long self() {
    return ProcessDoor.self();
  }

  /// Nobody has to be told: who waits looks at the words.
  public static void wake(long cell) {}

  public static void call(Call call) {
    ProcessDoor.tell(call);
  }

  public static Answer.Made ask(Question question) {
    Answer.Made made = ProcessDoor.answer(question.withId(0));
    if (!made.refusal().isEmpty()) {
      throw new IllegalStateException(made.refusal());
    }
    return made;
  }

  public static MemorySegment map(long place, long bytes, Arena arena) {
    return ProcessDoor.map(place, bytes, arena);
  }

  public static List<String> names(Kind kind) {
    return ProcessDoor.names(kind);
  }
}
