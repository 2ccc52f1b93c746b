package interleave.host;

import static interleave.trace.EventCodec.text;

import interleave.memory.CallCodec;
import interleave.remote.RemoteCodec;
import interleave.trace.Event;
import interleave.trace.EventCodec;
import interleave.trace.MimeBundle;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The binary form of frames: one tag byte, then the record's components in order.
final class FrameCodec {
  private FrameCodec() {}

  static void write(Frame frame, DataOutput out) throws IOException {
    switch (frame) {
      case Frame.Up up -> writeUp(up, out);
      case Frame.Down down -> writeDown(down, out);
    }
  }

  private static void writeUp(Frame.Up frame, DataOutput out) throws IOException {
    switch (frame) {
      case Frame.Hello(var token, var pid, var ppid, var role) -> {
        out.writeByte(1);
        text(token, out);
        out.writeLong(pid);
        out.writeLong(ppid);
        text(role.name(), out);
      }
      case Frame.Events(var cell, var events) -> {
        out.writeByte(2);
        out.writeInt(cell);
        out.writeInt(events.size());
        for (Event event : events) {
          EventCodec.write(event, out);
        }
      }
      case Frame.InputRequest(var id, var cell, var prompt, var password) -> {
        out.writeByte(3);
        out.writeLong(id);
        out.writeInt(cell);
        text(prompt, out);
        out.writeBoolean(password);
      }
      case Frame.Display(var cell, var bundle, var displayId, var update) -> {
        out.writeByte(4);
        out.writeInt(cell);
        texts(bundle.data(), out);
        text(displayId, out);
        out.writeBoolean(update);
      }
      case Frame.ClearOutput(var cell, var lazily) -> {
        out.writeByte(5);
        out.writeInt(cell);
        out.writeBoolean(lazily);
      }
      case Frame.Saved(var bytes, var missing) -> {
        out.writeByte(7);
        out.writeInt(bytes.length);
        out.write(bytes);
        texts(missing, out);
      }
      case Frame.Dropped(var cell, var count) -> {
        out.writeByte(8);
        out.writeInt(cell);
        out.writeLong(count);
      }
      case Frame.Calling(var call) -> {
        out.writeByte(9);
        CallCodec.write(call, out);
      }
      case Frame.CallingRemote(var call) -> {
        out.writeByte(10);
        RemoteCodec.write(call, out);
      }
      case Frame.Mark(var number) -> {
        out.writeByte(6);
        out.writeLong(number);
      }
      case Frame.Claim(var id) -> {
        out.writeByte(20);
        out.writeLong(id);
      }
      case Frame.Started(var id, var child) -> {
        out.writeByte(21);
        out.writeLong(id);
        out.writeLong(child);
      }
      case Frame.Gone(var child) -> {
        out.writeByte(22);
        out.writeLong(child);
      }
      case Frame.Look(var id, var cell, var view) -> {
        out.writeByte(26);
        out.writeLong(id);
        out.writeInt(cell);
        text(view, out);
      }
      case Frame.Waits waits -> {
        out.writeByte(23);
        WaitingCodec.write(waits, out);
      }
    }
  }

  private static void writeDown(Frame.Down frame, DataOutput out) throws IOException {
    switch (frame) {
      case Frame.Interrupt(var cell) -> {
        out.writeByte(32);
        out.writeInt(cell);
      }
      case Frame.Answering(var answer) -> {
        out.writeByte(34);
        CallCodec.write(answer, out);
      }
      case Frame.AnsweringRemote(var answer) -> {
        out.writeByte(35);
        RemoteCodec.write(answer, out);
      }
      case Frame.InputReply(var id, var text, var eof) -> {
        out.writeByte(33);
        out.writeLong(id);
        text(text, out);
        out.writeBoolean(eof);
      }
      case Frame.Recheck(var round) -> {
        out.writeByte(41);
        out.writeLong(round);
      }
      case Frame.Seen(var id, var view) -> {
        out.writeByte(44);
        out.writeLong(id);
        texts(view.data(), out);
      }
      case Frame.Granted(var id, var refusal) -> {
        out.writeByte(40);
        out.writeLong(id);
        text(refusal, out);
      }
    }
  }

  static Frame read(DataInput in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case 1 ->
          new Frame.Hello(text(in), in.readLong(), in.readLong(), Frame.Role.valueOf(text(in)));
      case 2 -> new Frame.Events(in.readInt(), events(in));
      case 3 -> new Frame.InputRequest(in.readLong(), in.readInt(), text(in), in.readBoolean());
      case 4 ->
          new Frame.Display(in.readInt(), new MimeBundle(texts(in)), text(in), in.readBoolean());
      case 5 -> new Frame.ClearOutput(in.readInt(), in.readBoolean());
      case 6 -> new Frame.Mark(in.readLong());
      case 7 -> new Frame.Saved(bytes(in), texts(in));
      case 8 -> new Frame.Dropped(in.readInt(), in.readLong());
      case 20 -> new Frame.Claim(in.readLong());
      case 21 -> new Frame.Started(in.readLong(), in.readLong());
      case 22 -> new Frame.Gone(in.readLong());
      case 32 -> new Frame.Interrupt(in.readInt());
      case 33 -> new Frame.InputReply(in.readLong(), text(in), in.readBoolean());
      case 23 -> WaitingCodec.read(in);
      case 26 -> new Frame.Look(in.readLong(), in.readInt(), text(in));
      case 44 -> new Frame.Seen(in.readLong(), new MimeBundle(texts(in)));
      case 41 -> new Frame.Recheck(in.readLong());
      case 40 -> new Frame.Granted(in.readLong(), text(in));
      case 9 -> new Frame.Calling(CallCodec.readCall(in));
      case 10 -> new Frame.CallingRemote(RemoteCodec.readCall(in));
      case 35 -> new Frame.AnsweringRemote(RemoteCodec.readAnswer(in));
      case 34 -> new Frame.Answering(CallCodec.readAnswer(in));
      default -> throw new IOException("not a frame: tag " + tag);
    };
  }

  private static List<Event> events(DataInput in) throws IOException {
    int count = in.readInt();
    List<Event> events = new ArrayList<>(Math.min(count, 10_000));
    for (int i = 0; i < count; i++) {
      events.add(EventCodec.read(in));
    }
    return events;
  }

  private static byte[] bytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  private static void texts(Map<String, String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      text(entry.getKey(), out);
      text(entry.getValue(), out);
    }
  }

  private static Map<String, String> texts(DataInput in) throws IOException {
    int count = in.readInt();
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      texts.put(text(in), text(in));
    }
    return texts;
  }
}
