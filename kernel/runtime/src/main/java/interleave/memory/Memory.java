package interleave.memory;

import interleave.probe.Recorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The memory of this notebook as this process sees it, and its line to the kernel JVM.
public final class Memory {

  /// This process's line to the kernel JVM.
  public interface Line {
    /// Maps the notebook's memory.
    Words map() throws IOException;

    /// Maps a part of it once more.
    MemorySegment map(long place, long bytes, Arena arena) throws IOException;

    /// Sends a call; never waits.
    void call(Call call);
  }

  private static final AtomicReference<@Nullable Line> LINE = new AtomicReference<>();

  private Memory() {}

  private static final class Mapped {
    static final Words WORDS = map();

    private static Words map() {
      try {
        return line().map();
      } catch (IOException e) {
        throw new UncheckedIOException("the notebook's memory cannot be mapped", e);
      }
    }
  }

  private static final class Self {
    static final long PID_BITS = ProcessHandle.current().pid() << 32;
  }

  /// Makes this JVM's line known; to be called once.
  public static void install(Line line) {
    LINE.set(line);
  }

  /// Takes an answer from the kernel JVM.
  public static void answered(Answer answer) {
    Pending.answered(answer);
  }

  /// The notebook's memory, mapped at its first use.
  public static Words words() {
    return Mapped.WORDS;
  }

  /// Uses some memory, which nobody else has, in each way once: the first use of a shared object
  /// then finds this code linked.
  public static void rehearse() {
    try (Arena arena = Arena.ofConfined()) {
      var words = new Words(arena.allocate(Layout.LINE, Long.BYTES));
      words.set(0, words.get(0));
      words.setPlain(0, words.plain(0));
      boolean _ = words.compareAndSet(0, words.getAndSet(0, 1), words.getAndAdd(0, 1));
      words.write(0, words.read(0, Long.BYTES), 0, Long.BYTES);
    }
  }

  /// The current thread as the owner of a lock: `pid << 32 | thread`.
  public static long self() {
    return Self.PID_BITS | (Recorder.threadNumber() & 0xffffffffL);
  }

  /// Tells the kernel that the value of a cell has changed, if somebody sleeps on it.
  ///
  /// One of those who change it tells, and the kernel then looks at the value as it is; so nobody
  /// who may go on is left asleep.
  public static void wake(long cell) {
    long sleepers = cell + Layout.SLEEPERS;
    Words words = Mapped.WORDS;
    if (words.get(sleepers) > 0 && words.getAndSet(sleepers, 0) > 0) {
      call(new Call.Look(cell));
    }
  }

  /// Sends a call that needs no answer.
  ///
  /// @throws IllegalStateException outside a notebook
  public static void call(Call call) {
    line().call(call);
  }

  /// A call that is answered by [Answer.Made], as a function of its id.
  @FunctionalInterface
  public interface Question {
    /// The call.
    Call withId(long id);
  }

  /// Sends a call and waits for the answer.
  ///
  /// @throws IllegalStateException if the kernel refuses
  public static Answer.Made ask(Question question) {
    var made = (Answer.Made) answer(question);
    if (!made.refusal().isEmpty()) {
      throw new IllegalStateException(made.refusal());
    }
    return made;
  }

  /// Which named objects of a kind there are.
  public static List<String> names(Kind kind) {
    return ((Answer.Named) answer(id -> new Call.Names(id, kind))).names();
  }

  private static Answer answer(Question question) {
    try (var pending = Pending.of(Thread.currentThread())) {
      call(question.withId(pending.id()));
      return pending.awaitAnswer();
    }
  }

  /// Maps a part of the notebook's memory once more.
  ///
  /// @param arena how long it stays mapped
  public static MemorySegment map(long place, long bytes, Arena arena) {
    try {
      return line().map(place, bytes, arena);
    } catch (IOException e) {
      throw new UncheckedIOException("the notebook's memory cannot be mapped", e);
    }
  }

  private static Line line() {
    Line line = LINE.get();
    if (line == null) {
      throw new IllegalStateException(
          "shared objects live in a notebook: run this in a cell of the Interleave kernel");
    }
    return line;
  }
}
