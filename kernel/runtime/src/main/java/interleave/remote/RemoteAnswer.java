package interleave.remote;

/// What the kernel JVM answers to a [RemoteCall].
///
/// @param id the call's
/// @param number see [Verb]
/// @param bytes see [Verb]
/// @param text why not, in a learner's words; with [Outcome#DONE] what a learner ought to know, or
///   empty
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared or changed
public record RemoteAnswer(long id, Outcome outcome, long number, byte[] bytes, String text) {

  /// What became of a call.
  public enum Outcome {
    /// It happened.
    DONE,
    /// It could not happen in time.
    LATE,
    /// It did not happen, because the caller left.
    LEFT,
    /// It cannot happen to this object as it is.
    REFUSED,
    /// The server has lost its data, and with it the object.
    LOST,
    /// The server cannot be reached. Whether it happened is not known if the server failed in the
    /// middle of it.
    FAILED
  }
}
