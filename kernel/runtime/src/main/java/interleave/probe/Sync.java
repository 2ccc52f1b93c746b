package interleave.probe;

import interleave.trace.Resource;
import interleave.trace.SyncEvent;

/// Records what the current thread does to locks, queues and the like, if somebody listens.
final class Sync {
  private Sync() {}

  static void acquired(Object on) {
    if (Recorder.isOn()) {
      Resource resource = Resources.of(on);
      Recorder.record(s -> new SyncEvent.Acquired(s, resource));
    }
  }

  static void released(Object on) {
    if (Recorder.isOn()) {
      Resource resource = Resources.of(on);
      Recorder.record(s -> new SyncEvent.Released(s, resource));
    }
  }

  static void signalled(Object on) {
    if (Recorder.isOn()) {
      Resource resource = Resources.of(on);
      Recorder.record(s -> new SyncEvent.Signalled(s, resource));
    }
  }

  static void put(Thread by, Object on, int size) {
    if (Recorder.isOn()) {
      Resource resource = Resources.of(on);
      Recorder.onBehalf(by, s -> new SyncEvent.Put(s, resource, size));
    }
  }

  static void took(Object on, int size) {
    if (Recorder.isOn()) {
      Resource resource = Resources.of(on);
      Recorder.record(s -> new SyncEvent.Took(s, resource, size));
    }
  }
}
