package interleave.jupyter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Frames to messages and back, as the Jupyter messaging specification 5.5 lays them out: routing
/// frames, a delimiter, the signature, then header, parent header, metadata and content as JSON.
final class Codec {
  static final String PROTOCOL = "5.5";

  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(US_ASCII);
  private static final byte[] EMPTY_OBJECT = "{}".getBytes(US_ASCII);

  /// Signature, header, parent header, metadata, content.
  private static final int FRAMES = 5;

  private final Signature signature;
  private final String session = UUID.randomUUID().toString();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();

  Codec(Signature signature) {
    this.signature = signature;
  }

  /// Reads the frames of one message. Buffers, which only comms have, are dropped.
  Inbound decode(Channel channel, List<byte[]> frames) throws MalformedMessage {
    int delimiter = delimiter(frames);
    if (frames.size() - delimiter - 1 < FRAMES) {
      throw new MalformedMessage("only " + frames.size() + " frames");
    }
    List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 1 + FRAMES);
    if (!signature.matches(frames.get(delimiter + 1), parts)) {
      throw new MalformedMessage("the signature is not that of the message");
    }
    Fields header = JsonReader.read(parts.get(0));
    return new Inbound(
        channel,
        List.copyOf(frames.subList(0, delimiter)),
        new String(parts.get(0), UTF_8),
        header.text("msg_id"),
        header.text("msg_type"),
        JsonReader.read(parts.get(1)).text("msg_id", ""),
        JsonReader.read(parts.get(3)),
        received.getAndIncrement());
  }

  /// The number of messages decoded so far.
  long arrivals() {
    return received.get();
  }

  /// An answer to `parent`, routed back to its sender.
  Outgoing answer(Inbound parent, Content content) {
    return encode(parent.identities(), parent.header().getBytes(UTF_8), content);
  }

  /// A message to everybody who listens.
  Outgoing broadcast(Inbound parent, Broadcast content) {
    return encode(topic(content), parent.header().getBytes(UTF_8), content);
  }

  /// A message to everybody that nobody's request caused.
  Outgoing announcement(Broadcast content) {
    return encode(topic(content), EMPTY_OBJECT, content);
  }

  private static List<byte[]> topic(Broadcast content) {
    return List.of(content.type().getBytes(US_ASCII));
  }

  private Outgoing encode(List<byte[]> route, byte[] parentHeader, Content content) {
    String id = session + "_" + sent.incrementAndGet();
    List<byte[]> parts =
        List.of(
            header(id, content.type()),
            parentHeader,
            EMPTY_OBJECT,
            JsonWriter.write(content::write));
    List<byte[]> frames = new ArrayList<>(route);
    frames.add(DELIMITER);
    frames.add(signature.of(parts));
    frames.addAll(parts);
    return new Outgoing(id, frames);
  }

  private byte[] header(String id, String type) {
    return JsonWriter.write(
        out ->
            out.text("msg_id", id)
                .text("session", session)
                .text("username", "kernel")
                .text("date", date(Instant.now()))
                .text("msg_type", type)
                .text("version", PROTOCOL));
  }

  /// ISO 8601 in UTC with microseconds, of one length always.
  static String date(Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(27);
    digits(text, time.getYear(), 4).append('-');
    digits(text, time.getMonthValue(), 2).append('-');
    digits(text, time.getDayOfMonth(), 2).append('T');
    digits(text, time.getHour(), 2).append(':');
    digits(text, time.getMinute(), 2).append(':');
    digits(text, time.getSecond(), 2).append('.');
    return digits(text, time.getNano() / 1000, 6).append('Z').toString();
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    return text.repeat('0', width - digits.length()).append(digits);
  }

  private static int delimiter(List<byte[]> frames) throws MalformedMessage {
    for (int i = 0; i < frames.size(); i++) {
      if (Arrays.equals(frames.get(i), DELIMITER)) {
        return i;
      }
    }
    throw new MalformedMessage("no delimiter among " + frames.size() + " frames");
  }
}
