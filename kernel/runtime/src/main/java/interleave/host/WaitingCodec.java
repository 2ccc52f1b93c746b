package interleave.host;

import static interleave.trace.EventCodec.resource;
import static interleave.trace.EventCodec.text;

import interleave.trace.Party;
import interleave.trace.Reason;
import interleave.trace.Waiting;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The binary form of waits.
final class WaitingCodec {
  private WaitingCodec() {}

  static void write(Frame.Waits frame, DataOutput out) throws IOException {
    out.writeLong(frame.round());
    out.writeBoolean(frame.free());
    out.writeInt(frame.waits().size());
    for (Waiting waiting : frame.waits()) {
      write(waiting, out);
    }
  }

  static Frame.Waits read(DataInput in) throws IOException {
    long round = in.readLong();
    boolean free = in.readBoolean();
    List<Waiting> waits = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      waits.add(waiting(in));
    }
    return new Frame.Waits(round, waits, free);
  }

  private static void write(Waiting waiting, DataOutput out) throws IOException {
    out.writeLong(waiting.who().pid());
    out.writeLong(waiting.who().thread());
    text(waiting.name(), out);
    text(waiting.process(), out);
    out.writeInt(waiting.cell());
    out.writeLong(waiting.episode());
    text(waiting.reason().name(), out);
    resource(waiting.on(), out);
    text(waiting.wakers().name(), out);
    out.writeInt(waiting.needs().size());
    for (Party need : waiting.needs()) {
      out.writeLong(need.pid());
      out.writeLong(need instanceof Party.OfThread thread ? thread.thread() : -1);
    }
  }

  private static Waiting waiting(DataInput in) throws IOException {
    var who = new Party.OfThread(in.readLong(), in.readLong());
    String name = text(in);
    String process = text(in);
    int cell = in.readInt();
    long episode = in.readLong();
    Reason reason = Reason.valueOf(text(in));
    var on = resource(in);
    var wakers = Waiting.Wakers.valueOf(text(in));
    List<Party> needs = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      needs.add(party(in));
    }
    return new Waiting(who, name, process, cell, episode, reason, on, needs, wakers);
  }

  private static Party party(DataInput in) throws IOException {
    long pid = in.readLong();
    long thread = in.readLong();
    return thread < 0 ? new Party.OfProcess(pid) : new Party.OfThread(pid, thread);
  }
}
