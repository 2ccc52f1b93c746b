package interleave.course;

import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.memory.Kind;
import interleave.memory.Memory;
import interleave.memory.Resident;
import interleave.memory.Spin;
import interleave.memory.Until;
import interleave.memory.Wait;
import interleave.probe.Recorder;
import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.SyncEvent;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A shared object's place in the memory of its notebook, and what events say about it.
///
/// It travels to each process that uses the object, so it is no record: the first record that a JVM
/// reads costs it 40 ms, for method handles.
final class Spot implements Serializable, Resident {
  @Serial private static final long serialVersionUID = 1;

  private final long place;
  private final Kind kind;
  private final long number;
  private final String name;

  /// @param number its number among those of its kind, which all processes see
  /// @param name what the program calls it, or empty
  Spot(long place, Kind kind, long number, String name) {
    this.place = place;
    this.kind = kind;
    this.number = number;
    this.name = name;
  }

  /// Takes memory for an object, filled with zeros.
  static Spot make(Kind kind, String name, long bytes) {
    Answer.Made made = Memory.ask(id -> new Call.Make(id, kind, name, bytes));
    return new Spot(made.place(), kind, made.number(), name);
  }

  long place() {
    return place;
  }

  Kind kind() {
    return kind;
  }

  long number() {
    return number;
  }

  String name() {
    return name;
  }

  @Override
  public Resource resource() {
    return new Resource(kind.title(), number, name);
  }

  /// The name a learner sees.
  String label() {
    return resource().label();
  }

  Wait wait(long cell, Until until, long operand, @Nullable Reason reason, Spin spin) {
    return new Wait(place, cell, until, operand, reason, this::resource, spin);
  }

  void acquired() {
    if (Recorder.pays()) {
      Recorder.paid(stamp -> new SyncEvent.Acquired(stamp, resource()));
    }
  }

  void released() {
    if (Recorder.pays()) {
      Recorder.paid(stamp -> new SyncEvent.Released(stamp, resource()));
    }
  }

  /// For a part of an object.
  static void acquired(Resource part) {
    if (Recorder.pays()) {
      Recorder.paid(stamp -> new SyncEvent.Acquired(stamp, part));
    }
  }

  /// For a part of an object.
  static void released(Resource part) {
    if (Recorder.pays()) {
      Recorder.paid(stamp -> new SyncEvent.Released(stamp, part));
    }
  }

  void signalled() {
    if (Recorder.pays()) {
      Recorder.paid(stamp -> new SyncEvent.Signalled(stamp, resource()));
    }
  }

  void put(int size) {
    if (Recorder.pays()) {
      Recorder.paid(stamp -> new SyncEvent.Put(stamp, resource(), size));
    }
  }

  void took(int size) {
    if (Recorder.pays()) {
      Recorder.paid(stamp -> new SyncEvent.Took(stamp, resource(), size));
    }
  }
}
