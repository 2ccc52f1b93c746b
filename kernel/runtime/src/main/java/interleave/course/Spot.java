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
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// A shared object's place in the memory of its notebook, and what events say about it.
///
/// @param number its number among those of its kind, which all processes see
/// @param name what the program calls it, or empty
record Spot(long place, Kind kind, long number, String name) implements Serializable, Resident {

  /// Takes memory for an object, filled with zeros.
  static Spot make(Kind kind, String name, long bytes) {
    Answer.Made made = Memory.ask(id -> new Call.Make(id, kind, name, bytes));
    return new Spot(made.place(), kind, made.number(), name);
  }

  @Override
  public String title() {
    return kind.title();
  }

  Resource resource() {
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
