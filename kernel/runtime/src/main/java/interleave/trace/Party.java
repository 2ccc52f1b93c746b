package interleave.trace;

/// Who can wait, and be waited for.
public sealed interface Party {

  /// The process that it is or belongs to.
  long pid();

  /// A thread.
  ///
  /// @param thread its identifier in its process, 1 for the main one, as in [Stamp#thread]
  record OfThread(long pid, long thread) implements Party {}

  /// A process, which ends after its main thread.
  record OfProcess(long pid) implements Party {
    /// The thread that it cannot end without.
    public OfThread mainThread() {
      return new OfThread(pid, 1);
    }
  }
}
