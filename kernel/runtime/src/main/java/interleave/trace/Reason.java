package interleave.trace;

/// Why a thread waits.
public enum Reason {
  SLEEP("sleep"),
  JOIN_THREAD("join"),
  JOIN_PROCESS("join process"),
  MONITOR("monitor"),
  WAIT("wait"),
  LOCK("lock"),
  CONDITION("condition"),
  QUEUE_PUT("put"),
  QUEUE_TAKE("take"),
  SEMAPHORE("semaphore"),
  LATCH("latch"),
  BARRIER("barrier"),
  FUTURE("future"),
  EXECUTOR("executor"),
  STDIN("input"),
  PARK("park");

  private final String label;

  Reason(String label) {
    this.label = label;
  }

  /// The word shown to a learner.
  public String label() {
    return label;
  }
}
