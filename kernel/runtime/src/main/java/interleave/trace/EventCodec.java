package interleave.trace;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The binary form of events: one tag byte, the stamp, then the record's components in order.
///
/// Both ends of a wire run the same jar, so the form carries no version. Files and front ends get
/// JSON instead.
public final class EventCodec {

  private EventCodec() {}

  /// Writes one event.
  public static void write(Event event, DataOutput out) throws IOException {
    switch (event) {
      case ProcessEvent e -> writeProcess(e, out);
      case ThreadEvent e -> writeThread(e, out);
      case SyncEvent e -> writeSync(e, out);
      case Printed(var stamp, var error, var text) -> {
        head(20, stamp, out);
        out.writeBoolean(error);
        text(text, out);
      }
    }
  }

  private static void writeProcess(ProcessEvent event, DataOutput out) throws IOException {
    switch (event) {
      case ProcessEvent.Created(var stamp, var child, var name, var daemon) -> {
        head(1, stamp, out);
        out.writeLong(child);
        text(name, out);
        out.writeBoolean(daemon);
      }
      case ProcessEvent.Given(var stamp, var child, var variables) -> {
        head(16, stamp, out);
        out.writeLong(child);
        out.writeInt(variables.size());
        for (GivenVariable each : variables) {
          variable(each, out);
        }
      }
      case ProcessEvent.Began(var stamp, var ppid, var name) -> {
        head(2, stamp, out);
        out.writeLong(ppid);
        text(name, out);
      }
      case ProcessEvent.Ended(var stamp, var process, var status) -> {
        head(3, stamp, out);
        out.writeLong(process);
        writeStatus(status, out);
      }
      case ProcessEvent.Seen(var stamp, var process, var state, var ppid) -> {
        head(15, stamp, out);
        out.writeLong(process);
        out.writeChar(state);
        out.writeLong(ppid);
      }
    }
  }

  private static void writeThread(ThreadEvent event, DataOutput out) throws IOException {
    switch (event) {
      case ThreadEvent.Started(var stamp, var child, var name, var kind, var daemon) -> {
        head(4, stamp, out);
        out.writeLong(child);
        text(name, out);
        text(kind.name(), out);
        out.writeBoolean(daemon);
      }
      case ThreadEvent.Began(var stamp) -> head(5, stamp, out);
      case ThreadEvent.Ended(var stamp, var failure) -> {
        head(6, stamp, out);
        text(failure, out);
      }
      case ThreadEvent.Blocked(var stamp, var reason, var on) -> {
        head(7, stamp, out);
        text(reason.name(), out);
        resource(on, out);
      }
      case ThreadEvent.Resumed(var stamp) -> head(8, stamp, out);
      case ThreadEvent.Sampled(var stamp, var thread, var name, var kind, var state) -> {
        head(9, stamp, out);
        out.writeLong(thread);
        text(name, out);
        text(kind.name(), out);
        text(state.name(), out);
      }
    }
  }

  private static void writeSync(SyncEvent event, DataOutput out) throws IOException {
    switch (event) {
      case SyncEvent.Acquired(var stamp, var on) -> sync(10, stamp, on, out);
      case SyncEvent.Released(var stamp, var on) -> sync(11, stamp, on, out);
      case SyncEvent.Put(var stamp, var on, var size) -> {
        sync(12, stamp, on, out);
        out.writeInt(size);
      }
      case SyncEvent.Took(var stamp, var on, var size) -> {
        sync(13, stamp, on, out);
        out.writeInt(size);
      }
      case SyncEvent.Signalled(var stamp, var on) -> sync(14, stamp, on, out);
    }
  }

  /// Reads one event.
  ///
  /// @throws IOException also when the bytes are no event
  public static Event read(DataInput in) throws IOException {
    int tag = in.readByte();
    Stamp stamp = new Stamp(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    return switch (tag) {
      case 1 -> new ProcessEvent.Created(stamp, in.readLong(), text(in), in.readBoolean());
      case 2 -> new ProcessEvent.Began(stamp, in.readLong(), text(in));
      case 3 -> new ProcessEvent.Ended(stamp, in.readLong(), readStatus(in));
      case 4 ->
          new ThreadEvent.Started(
              stamp, in.readLong(), text(in), ThreadKind.valueOf(text(in)), in.readBoolean());
      case 5 -> new ThreadEvent.Began(stamp);
      case 6 -> new ThreadEvent.Ended(stamp, text(in));
      case 7 -> new ThreadEvent.Blocked(stamp, Reason.valueOf(text(in)), resource(in));
      case 8 -> new ThreadEvent.Resumed(stamp);
      case 9 ->
          new ThreadEvent.Sampled(
              stamp,
              in.readLong(),
              text(in),
              ThreadKind.valueOf(text(in)),
              Thread.State.valueOf(text(in)));
      case 10 -> new SyncEvent.Acquired(stamp, resource(in));
      case 11 -> new SyncEvent.Released(stamp, resource(in));
      case 12 -> new SyncEvent.Put(stamp, resource(in), in.readInt());
      case 13 -> new SyncEvent.Took(stamp, resource(in), in.readInt());
      case 14 -> new SyncEvent.Signalled(stamp, resource(in));
      case 15 -> new ProcessEvent.Seen(stamp, in.readLong(), in.readChar(), in.readLong());
      case 16 -> new ProcessEvent.Given(stamp, in.readLong(), variables(in));
      case 20 -> new Printed(stamp, in.readBoolean(), text(in));
      default -> throw new IOException("not an event: tag " + tag);
    };
  }

  private static void variable(GivenVariable variable, DataOutput out) throws IOException {
    text(variable.name(), out);
    text(variable.type(), out);
    out.writeInt(variable.shared().size());
    for (Resource each : variable.shared()) {
      resource(each, out);
    }
  }

  private static List<GivenVariable> variables(DataInput in) throws IOException {
    List<GivenVariable> variables = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      variables.add(new GivenVariable(text(in), text(in), resources(in)));
    }
    return variables;
  }

  private static List<Resource> resources(DataInput in) throws IOException {
    List<Resource> resources = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      resources.add(resource(in));
    }
    return resources;
  }

  /// Writes a string of any length.
  public static void text(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /// Reads a string of any length.
  public static String text(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void head(int tag, Stamp stamp, DataOutput out) throws IOException {
    out.writeByte(tag);
    out.writeLong(stamp.pid());
    out.writeLong(stamp.thread());
    out.writeLong(stamp.seq());
    out.writeLong(stamp.nanos());
  }

  private static void sync(int tag, Stamp stamp, Resource on, DataOutput out) throws IOException {
    head(tag, stamp, out);
    resource(on, out);
  }

  /// Writes a resource.
  public static void resource(Resource on, DataOutput out) throws IOException {
    text(on.kind(), out);
    out.writeLong(on.id());
    text(on.name(), out);
  }

  /// Reads a resource.
  public static Resource resource(DataInput in) throws IOException {
    return new Resource(text(in), in.readLong(), text(in));
  }

  private static void writeStatus(ExitStatus status, DataOutput out) throws IOException {
    switch (status) {
      case ExitStatus.Running() -> out.writeByte(0);
      case ExitStatus.Exited(int code) -> {
        out.writeByte(1);
        out.writeInt(code);
      }
      case ExitStatus.Killed(int signal) -> {
        out.writeByte(2);
        out.writeInt(signal);
      }
    }
  }

  private static ExitStatus readStatus(DataInput in) throws IOException {
    int tag = in.readByte();
    return switch (tag) {
      case 0 -> new ExitStatus.Running();
      case 1 -> new ExitStatus.Exited(in.readInt());
      case 2 -> new ExitStatus.Killed(in.readInt());
      default -> throw new IOException("not an exit status: tag " + tag);
    };
  }
}
