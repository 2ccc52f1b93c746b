package interleave.remote;

/// What a process asks of the kernel JVM about objects on a server.
public sealed interface RemoteCall {
  /// The caller's own number, unique in its process.
  long id();

  /// Do something to an object; answered by a [RemoteAnswer].
  ///
  /// @param uri the server
  /// @param name the object's, with its kind: `queue:orders`
  /// @param epoch of the server's data when the object was opened; empty for [Verb#OPEN]
  /// @param first see [Verb]
  /// @param second see [Verb]
  /// @param nanos how long to wait at most, `Long.MAX_VALUE` for as long as it takes
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared or changed
  record Ask(
      long id,
      String uri,
      Verb verb,
      String name,
      String epoch,
      long first,
      long second,
      long nanos,
      byte[] bytes)
      implements RemoteCall {}

  /// The caller does not wait any more. Answered by [RemoteAnswer.Outcome#LEFT], unless it has been
  /// answered already.
  record Leave(long id, String uri) implements RemoteCall {}
}
