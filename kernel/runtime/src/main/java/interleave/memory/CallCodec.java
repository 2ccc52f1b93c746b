package interleave.memory;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;

/// The binary form of calls and answers: one tag byte, then the components in order.
public final class CallCodec {
  private CallCodec() {}

  /// Writes a call.
  public static void write(Call call, DataOutput out) throws IOException {
    switch (call) {
      case Call.Make(var id, var kind, var name, var bytes) -> {
        longs(out, 1, id, bytes);
        named(kind, name, out);
      }
      case Call.Grow(var id, var object, var bytes) -> longs(out, 2, id, object, bytes);
      case Call.Shrink(var object, var piece) -> longs(out, 3, object, piece);
      case Call.Sleep(var id, var thread, var object, var cell, var until, var operand) -> {
        longs(out, 4, id, thread, object, cell, operand);
        out.writeUTF(until.name());
      }
      case Call.Leave(var id, var cell) -> longs(out, 5, id, cell);
      case Call.Look(var cell) -> longs(out, 6, cell);
      case Call.Wake(var id, var cell, var most) -> longs(out, 7, id, cell, most);
      case Call.Open(var object, var word, var pid) -> longs(out, 8, object, word, pid);
      case Call.Close(var object, var word) -> longs(out, 9, object, word);
      case Call.Find(var id, var kind, var name) -> {
        longs(out, 10, id);
        named(kind, name, out);
      }
      case Call.Free(var object) -> longs(out, 11, object);
      case Call.Unlink(var object) -> longs(out, 12, object);
      case Call.Names(var id, var kind) -> {
        longs(out, 13, id);
        out.writeUTF(kind.name());
      }
    }
  }

  /// Reads a call.
  public static Call readCall(DataInput in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case 1 -> {
        long id = in.readLong();
        long bytes = in.readLong();
        yield new Call.Make(id, kind(in), in.readUTF(), bytes);
      }
      case 2 -> new Call.Grow(in.readLong(), in.readLong(), in.readLong());
      case 3 -> new Call.Shrink(in.readLong(), in.readLong());
      case 4 -> sleep(in);
      case 5 -> new Call.Leave(in.readLong(), in.readLong());
      case 6 -> new Call.Look(in.readLong());
      case 7 -> new Call.Wake(in.readLong(), in.readLong(), in.readLong());
      case 8 -> new Call.Open(in.readLong(), in.readLong(), in.readLong());
      case 9 -> new Call.Close(in.readLong(), in.readLong());
      case 10 -> new Call.Find(in.readLong(), kind(in), in.readUTF());
      case 11 -> new Call.Free(in.readLong());
      case 12 -> new Call.Unlink(in.readLong());
      case 13 -> new Call.Names(in.readLong(), kind(in));
      default -> throw new IOException("not a call: tag " + tag);
    };
  }

  private static Call sleep(DataInput in) throws IOException {
    long id = in.readLong();
    long thread = in.readLong();
    long object = in.readLong();
    long cell = in.readLong();
    long operand = in.readLong();
    return new Call.Sleep(id, thread, object, cell, Until.valueOf(in.readUTF()), operand);
  }

  /// Writes an answer.
  public static void write(Answer answer, DataOutput out) throws IOException {
    switch (answer) {
      case Answer.Made(var id, var place, var number, var bytes, var refusal) -> {
        longs(out, 1, id, place, number, bytes);
        out.writeUTF(refusal);
      }
      case Answer.Woken(var id) -> longs(out, 2, id);
      case Answer.Named(var id, var names) -> {
        longs(out, 3, id, names.size());
        for (String name : names) {
          out.writeUTF(name);
        }
      }
    }
  }

  /// Reads an answer.
  public static Answer readAnswer(DataInput in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case 1 ->
          new Answer.Made(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readUTF());
      case 2 -> new Answer.Woken(in.readLong());
      case 3 -> named(in);
      default -> throw new IOException("not an answer: tag " + tag);
    };
  }

  private static Answer named(DataInput in) throws IOException {
    long id = in.readLong();
    long count = in.readLong();
    var names = new ArrayList<String>();
    while (names.size() < count) {
      names.add(in.readUTF());
    }
    return new Answer.Named(id, names);
  }

  private static void longs(DataOutput out, int tag, long... values) throws IOException {
    out.writeByte(tag);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  private static void named(Kind kind, String name, DataOutput out) throws IOException {
    out.writeUTF(kind.name());
    out.writeUTF(name);
  }

  private static Kind kind(DataInput in) throws IOException {
    return Kind.valueOf(in.readUTF());
  }
}
