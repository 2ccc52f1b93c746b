package interleave.os;

import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.memory.Kind;
import interleave.memory.Layout.Queue;
import interleave.memory.Until;
import interleave.memory.Words;
import interleave.os.Sleepers.Sleeper;
import interleave.trace.Party.OfThread;
import interleave.trace.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private final Post post;
  private final Heap heap; // guarded by this, as all below
  private final Words words;
  private final Catalogue catalogue;
  private final Sleepers sleepers;
  private final Aftermath aftermath;
  private final Set<Long> ended = new HashSet<>(); // an opening on their behalf may come late
  private final List<Forsaken> forsaken = new ArrayList<>();
  private boolean open = true;

  /// Objects that nobody can reach once these processes have ended.
  private record Forsaken(Set<Long> places, Set<Long> processes) {}

  private SharedObjects(SharedLimits limits, Post post, Heap heap) {
    this.post = post;
    this.heap = heap;
    this.words = heap.words();
    this.catalogue = new Catalogue(limits, heap);
    this.sleepers = new Sleepers(words);
    this.aftermath = new Aftermath(words);
  }

  /// Makes the memory of a notebook.
  ///
  /// @param folder where its file goes
  static SharedObjects open(Path folder, SharedLimits limits, Post post) throws IOException {
    return new SharedObjects(limits, post, Heap.create(folder.resolve(Words.FILE), limits.bytes()));
  }

  /// Whether there has never been an object.
  synchronized boolean isUntouched() {
    return catalogue.isUntouched();
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
      case Call.Make make -> List.of(new Letter(pid, catalogue.make(make)));
      case Call.Grow grow -> List.of(new Letter(pid, catalogue.grow(grow)));
      case Call.Shrink(long object, long piece) -> {
        catalogue.shrink(object, piece);
        yield List.of();
      }
      case Call.Sleep sleep -> sleep(pid, sleep);
      case Call.Leave(long id, long cell) -> leave(pid, id, cell);
      case Call.Look(long cell) -> wake(sleepers.look(cell));
      case Call.Wake wake -> call(pid, wake);
      case Call.Open(long object, long word, long holder) -> opened(object, word, holder);
      case Call.Close(long object, long word) -> closed(pid, object, word);
      case Call.Find find -> List.of(new Letter(pid, catalogue.find(find)));
      case Call.Free(long object) -> {
        catalogue.free(object);
        yield List.of();
      }
      case Call.Unlink(long object) -> {
        catalogue.unlink(object);
        yield List.of();
      }
      case Call.Names(long id, Kind kind) -> List.of(new Letter(pid, catalogue.names(id, kind)));
    };
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
    SharedObject object = catalogue.at(place);
    if (object == null) {
      return List.of();
    }
    object.opened(word, pid);
    return ended.contains(pid) ? closed(pid, place, word) : List.of();
  }

  private List<Letter> closed(long pid, long place, long word) {
    SharedObject object = catalogue.at(place);
    return object != null && object.closed(word, pid) ? shut(object, word) : List.of();
  }

  /// Nobody has it open any more.
  private List<Letter> shut(SharedObject object, long word) {
    if (object.kind() == Kind.MEMORY) {
      catalogue.closed(object);
      return List.of();
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

  /// The notebook forgets its variables: what there is now goes when the last of the processes ends
  /// that may have it. Segments, which are found by their names, go when they are unlinked.
  ///
  /// @param processes all that have been started and have not ended
  synchronized void forsake(Set<Long> processes) {
    Set<Long> places = new HashSet<>();
    for (SharedObject object : catalogue.all()) {
      if (object.kind() != Kind.MEMORY) {
        places.add(object.place());
      }
    }
    forsaken.add(new Forsaken(places, new HashSet<>(processes)));
  }

  private void freeForsaken(long pid) {
    for (Forsaken each : List.copyOf(forsaken)) {
      if (each.processes.remove(pid) && each.processes.isEmpty()) {
        forsaken.remove(each);
        each.places.forEach(catalogue::free);
      }
    }
  }

  /// How many bytes of the memory are in use.
  synchronized long used() {
    return heap.used();
  }

  private synchronized List<Letter> afterEnd(long pid) {
    if (!open) {
      return List.of();
    }
    ended.add(pid);
    var letters = new ArrayList<Letter>();
    for (SharedObject object : catalogue.all()) {
      aftermath.settle(object, pid);
      object.left(pid).forEach(word -> letters.addAll(shut(object, word)));
    }
    letters.addAll(wake(sleepers.ended(pid)));
    freeForsaken(pid);
    return letters;
  }

  /// Who sleeps until it gets what.
  synchronized List<SharedWait> waits() {
    return open ? sleepers.all().stream().map(this::wait).toList() : List.of();
  }

  private SharedWait wait(Sleeper sleeper) {
    SharedObject object = catalogue.at(sleeper.object());
    var waiter = new OfThread(sleeper.pid(), sleeper.thread());
    long holder = aftermath.holder(sleeper);
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
