package interleave.jupyter;

import java.util.List;

/// A message that a client sent, its signature checked.
///
/// @param identities the routing frames that an answer goes back along
/// @param header its header as it came, the parent header of everything that it causes
/// @param id its `msg_id`
/// @param type its `msg_type`
/// @param parentId the `msg_id` of the message that it answers; empty without one
/// @param arrival how many messages came before it
record Inbound(
    Channel channel,
    List<byte[]> identities,
    String header,
    String id,
    String type,
    String parentId,
    Fields content,
    long arrival) {}
