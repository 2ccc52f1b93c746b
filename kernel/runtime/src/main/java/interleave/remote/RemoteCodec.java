package interleave.remote;

import static interleave.trace.EventCodec.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The binary form of calls and answers.
public final class RemoteCodec {
  private RemoteCodec() {}

  /// Writes a call.
  public static void write(RemoteCall call, DataOutput out) throws IOException {
    out.writeLong(call.id());
    switch (call) {
      case RemoteCall.Ask ask -> {
        out.writeBoolean(true);
        text(ask.uri(), out);
        text(ask.verb().name(), out);
        text(ask.name(), out);
        text(ask.epoch(), out);
        out.writeLong(ask.first());
        out.writeLong(ask.second());
        out.writeLong(ask.nanos());
        bytes(ask.bytes(), out);
      }
      case RemoteCall.Leave leave -> {
        out.writeBoolean(false);
        text(leave.uri(), out);
      }
    }
  }

  /// Reads a call.
  public static RemoteCall readCall(DataInput in) throws IOException {
    long id = in.readLong();
    return in.readBoolean()
        ? new RemoteCall.Ask(
            id,
            text(in),
            Verb.valueOf(text(in)),
            text(in),
            text(in),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            bytes(in))
        : new RemoteCall.Leave(id, text(in));
  }

  /// Writes an answer.
  public static void write(RemoteAnswer answer, DataOutput out) throws IOException {
    out.writeLong(answer.id());
    text(answer.outcome().name(), out);
    out.writeLong(answer.number());
    bytes(answer.bytes(), out);
    text(answer.text(), out);
  }

  /// Reads an answer.
  public static RemoteAnswer readAnswer(DataInput in) throws IOException {
    return new RemoteAnswer(
        in.readLong(), RemoteAnswer.Outcome.valueOf(text(in)), in.readLong(), bytes(in), text(in));
  }

  private static void bytes(byte[] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] bytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
