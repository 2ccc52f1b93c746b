package interleave.os;

import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.memory.Kind;
import interleave.memory.Layout.Barrier;
import interleave.memory.Layout.Lock;
import interleave.memory.Layout.Queue;
import interleave.memory.Until;
import interleave.memory.Words;
import interleave.os.Sleepers.Sleeper;
import interleave.trace.Party.OfThread;
import interleave.trace.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The slow path of the objects that a notebook's processes share: it gives them memory, lets
/// threads sleep and wakes them, and puts right what a process that died left behind.
final class SharedObjects implements AutoCloseable {

  /// Sends an answer to a process; never called with a lock of this object held.
  @FunctionalInterface
  interface Post {
    void send(long pid, Answer answer);
  }

  private record Letter(long pid, Answer answer) {}

  private static final long PID_SHIFT = 32;

  private final SharedLimits limits;
  private final Post post;
  private final Heap heap; // guarded by this, as all below
  private final Words words;
  private final Sleepers sleepers;
  private final Map<Long, SharedObject> objects = new HashMap<>();
  private final Map<Kind, Long> numbers = new EnumMap<>(Kind.class);
  private final Set<Long> unlinked = new HashSet<>();
  private final Set<Long> ended = new HashSet<>(); // an opening on their behalf may come late
  private boolean open = true;

  private SharedObjects(SharedLimits limits, Post post, Heap heap) {
    this.limits = limits;
    this.post = post;
    this.heap = heap;
    this.words = heap.words();
    this.sleepers = new Sleepers(words);
  }

  /// Makes the memory of a notebook.
  ///
  /// @param folder where its file goes
  static SharedObjects open(Path folder, SharedLimits limits, Post post) throws IOException {
    return new SharedObjects(limits, post, Heap.create(folder.resolve(Words.FILE), limits.bytes()));
  }

  /// Does what a process asks for.
  void called(long pid, Call call) {
    send(answers(pid, call));
  }

  /// Puts right what a process left that has ended, and wakes those who should know.
  void ended(long pid) {
    send(afterEnd(pid));
  }

  private void send(List<Letter> letters) {
    letters.forEach(letter -> post.send(letter.pid, letter.answer));
  }

  private synchronized List<Letter> answers(long pid, Call call) {
    if (!open) {
      return List.of();
    }
    boolean _ = ended.remove(pid); // it is another process if the system uses the PID again
    return switch (call) {
      case Call.Make make -> List.of(new Letter(pid, make(make)));
      case Call.Grow grow -> List.of(new Letter(pid, grow(grow)));
      case Call.Shrink(long object, long piece) -> shrink(object, piece);
      case Call.Sleep sleep -> sleep(pid, sleep);
      case Call.Leave(long id, long cell) -> leave(pid, id, cell);
      case Call.Look(long cell) -> wake(sleepers.look(cell));
      case Call.Wake wake -> call(pid, wake);
      case Call.Open(long object, long word, long holder) -> opened(object, word, holder);
      case Call.Close(long object, long word) -> closed(pid, object, word);
      case Call.Find find -> List.of(new Letter(pid, find(find)));
      case Call.Free(long object) -> free(object);
      case Call.Unlink(long object) -> unlink(object);
      case Call.Names(long id, Kind kind) -> List.of(new Letter(pid, names(id, kind)));
    };
  }

  private Answer make(Call.Make make) {
    if (!make.name().isEmpty()
        && make.kind() == Kind.MEMORY
        && named(make.kind(), make.name()) != null) {
      return refused(
          make.id(),
          "a SharedMemory named %s exists: open(\"%1$s\") it, or unlink() it first"
              .formatted(make.name()));
    }
    return taken(
        make.id(),
        make.bytes(),
        place -> {
          long number = numbers.merge(make.kind(), 1L, Long::sum);
          var object = new SharedObject(make.kind(), number, make.name(), place, make.bytes());
          objects.put(place, object);
          return made(make.id(), object);
        });
  }

  private Answer grow(Call.Grow grow) {
    SharedObject object = objects.get(grow.object());
    if (object == null) {
      return refused(grow.id(), "it has been freed: it was closed by another process");
    }
    return taken(
        grow.id(),
        grow.bytes(),
        place -> {
          object.pieces().put(place, grow.bytes());
          return new Answer.Made(grow.id(), place, object.number(), grow.bytes(), "");
        });
  }

  private interface Use {
    Answer of(long place);
  }

  private Answer taken(long id, long bytes, Use use) {
    try {
      long place = heap.take(bytes);
      return place == 0 ? refused(id, limits.full(bytes, heap.used())) : use.of(place);
    } catch (IOException e) {
      return refused(id, limits.diskFull(bytes, e));
    }
  }

  private Answer find(Call.Find find) {
    SharedObject found = named(find.kind(), find.name());
    return found == null
        ? refused(find.id(), "there is no %s named %s".formatted(find.kind().title(), find.name()))
        : made(find.id(), found);
  }

  private @Nullable SharedObject named(Kind kind, String name) {
    return named(kind).filter(object -> object.name().equals(name)).findAny().orElse(null);
  }

  private Stream<SharedObject> named(Kind kind) {
    return objects.values().stream()
        .filter(object -> object.kind() == kind && !object.name().isEmpty())
        .filter(object -> !unlinked.contains(object.place()));
  }

  private static Answer made(long id, SharedObject object) {
    return new Answer.Made(id, object.place(), object.number(), object.bytes(), "");
  }

  private static Answer refused(long id, String why) {
    return new Answer.Made(id, 0, 0, 0, why);
  }

  private Answer names(long id, Kind kind) {
    return new Answer.Named(id, named(kind).map(SharedObject::name).sorted().toList());
  }

  private List<Letter> unlink(long place) {
    SharedObject object = objects.get(place);
    if (object != null) {
      unlinked.add(place);
      if (object.open().isEmpty()) {
        return free(place);
      }
    }
    return List.of();
  }

  private List<Letter> shrink(long place, long piece) {
    SharedObject object = objects.get(place);
    Long bytes = object == null ? null : object.pieces().remove(piece);
    if (bytes != null) {
      heap.give(piece, bytes);
    }
    return List.of();
  }

  private List<Letter> free(long place) {
    SharedObject object = objects.remove(place);
    if (object != null) {
      unlinked.remove(place);
      object.pieces().forEach(heap::give);
      heap.give(object.place(), object.bytes());
    }
    return List.of();
  }

  private List<Letter> sleep(long pid, Call.Sleep call) {
    var sleeper =
        new Sleeper(
            pid,
            call.id(),
            call.thread(),
            call.object(),
            call.cell(),
            call.until(),
            call.operand());
    boolean asleep = sleepers.add(sleeper);
    if (!asleep) {
      return wake(List.of(sleeper));
    }
    return call.until() == Until.CALLED ? List.of(acknowledged(pid, call.id(), 1)) : List.of();
  }

  private List<Letter> leave(long pid, long id, long cell) {
    var letters = new ArrayList<Letter>();
    boolean asleep = sleepers.remove(pid, id, cell);
    letters.add(acknowledged(pid, id, asleep ? 1 : 0));
    if (!asleep) {
      letters.addAll(wake(sleepers.look(cell)));
    }
    return letters;
  }

  private List<Letter> call(long pid, Call.Wake call) {
    List<Sleeper> woken = sleepers.call(call.cell(), call.most());
    var letters = new ArrayList<>(wake(woken));
    letters.add(acknowledged(pid, call.id(), woken.size()));
    return letters;
  }

  private static Letter acknowledged(long pid, long id, long number) {
    return new Letter(pid, new Answer.Made(id, number, 0, 0, ""));
  }

  private static List<Letter> wake(List<Sleeper> woken) {
    return woken.stream().map(one -> new Letter(one.pid(), new Answer.Woken(one.id()))).toList();
  }

  private List<Letter> opened(long place, long word, long pid) {
    SharedObject object = objects.get(place);
    if (object == null) {
      return List.of();
    }
    object.opened(word, pid);
    return ended.contains(pid) ? closed(pid, place, word) : List.of();
  }

  private List<Letter> closed(long pid, long place, long word) {
    SharedObject object = objects.get(place);
    return object != null && object.closed(word, pid) ? shut(object, word) : List.of();
  }

  /// Nobody has it open any more.
  private List<Letter> shut(SharedObject object, long word) {
    if (object.kind() == Kind.MEMORY) {
      return unlinked.contains(object.place()) ? free(object.place()) : List.of();
    }
    words.set(word, 1);
    return object.kind() == Kind.PIPE
        ? Queue.OF_PIPE.stream().flatMap(queue -> shut(object.place() + queue).stream()).toList()
        : shut(object.place());
  }

  private List<Letter> shut(long queue) {
    words.set(queue + Queue.CLOSED, 1);
    var letters = new ArrayList<>(wake(sleepers.look(queue + Queue.TAIL)));
    letters.addAll(wake(sleepers.look(queue + Queue.HEAD)));
    return letters;
  }

  private synchronized List<Letter> afterEnd(long pid) {
    if (!open) {
      return List.of();
    }
    ended.add(pid);
    var letters = new ArrayList<Letter>();
    for (SharedObject object : List.copyOf(objects.values())) {
      object.kind().guards().forEach(guard -> release(object.place() + guard, pid));
      if (object.kind().hasLock()) {
        orphaned(object, pid);
      }
      object.left(pid).forEach(word -> letters.addAll(shut(object, word)));
    }
    sleepers.all().stream().filter(one -> one.pid() == pid).forEach(this::breakBarrier);
    letters.addAll(wake(sleepers.ended(pid)));
    return letters;
  }

  /// A barrier at which a dead process waits will never be complete.
  private void breakBarrier(Sleeper dead) {
    long place = dead.object();
    SharedObject object = objects.get(place);
    if (object != null && object.kind() == Kind.BARRIER && dead.until() == Until.CHANGED) {
      words.set(place + Barrier.ARRIVED, 0);
      words.set(place + Barrier.FAILED, dead.operand() + 1);
      words.set(place + Barrier.BROKEN, 1);
      words.set(place + Barrier.MEETINGS, dead.operand() + 1);
    }
  }

  private void release(long owner, long pid) {
    long holder = words.get(owner);
    if (holder >>> PID_SHIFT == pid) {
      boolean _ = words.compareAndSet(owner, holder, 0);
    }
  }

  private void orphaned(SharedObject object, long pid) {
    long place = object.place();
    if (words.get(place + Lock.OWNER) >>> PID_SHIFT == pid) {
      words.set(place + Lock.DEAD, pid);
      if (object.kind() == Kind.ROBUST_LOCK) {
        words.set(place + Lock.STATE, 1);
        release(place + Lock.OWNER, pid);
      }
    }
  }

  /// Who sleeps until it gets what.
  synchronized List<SharedWait> waits() {
    return open ? sleepers.all().stream().map(this::wait).toList() : List.of();
  }

  private SharedWait wait(Sleeper sleeper) {
    SharedObject object = objects.get(sleeper.object());
    var waiter = new OfThread(sleeper.pid(), sleeper.thread());
    long holder = sleeper.until() == Until.FREE ? words.get(sleeper.cell()) : 0;
    return new SharedWait(
        waiter,
        object == null ? Resource.NONE : object.resource(),
        holder == 0
            ? Optional.empty()
            : Optional.of(new OfThread(holder >>> PID_SHIFT, holder & 0xffffffffL)));
  }

  @Override
  public synchronized void close() throws IOException {
    if (open) {
      open = false;
      heap.close();
    }
  }
}
