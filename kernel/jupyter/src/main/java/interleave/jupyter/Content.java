package interleave.jupyter;

/// What a message of ours says.
sealed interface Content permits Reply, Broadcast, InputRequest {
  /// The `msg_type`.
  String type();

  /// Writes the fields of the `content` object.
  void write(JsonWriter out);
}
