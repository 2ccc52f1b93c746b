package interleave.jupyter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// A front end without a user: takes a kernel through its day, from `kernel_info` to the shutdown,
/// so that the kernel's JVMs have done once what their AOT caches are to hold.
///
/// Used by one thread.
public final class Rehearsal implements AutoCloseable {
  private static final String IP = "127.0.0.1";
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(US_ASCII);
  private static final byte[] EMPTY = "{}".getBytes(US_ASCII);

  private final String key = UUID.randomUUID().toString();
  private final Signature signature = new Signature(key);
  private final Codec codec = new Codec(signature);
  private final ZContext context = new ZContext();
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket iopub;
  private final Path file;

  private Rehearsal(Path file, Duration patience) throws IOException {
    this.file = file;
    Map<Channel, Integer> ports = freePorts();
    Files.write(file, connection(ports));
    shell = connect(SocketType.DEALER, port(ports, Channel.SHELL), patience);
    control = connect(SocketType.DEALER, port(ports, Channel.CONTROL), patience);
    iopub = connect(SocketType.SUB, port(ports, Channel.IOPUB), patience);
    iopub.subscribe(new byte[0]);
  }

  /// Writes the connection file that the kernel is to be started with, before or after.
  ///
  /// @param patience how long an answer may take
  public static Rehearsal at(Path connectionFile, Duration patience) throws IOException {
    return new Rehearsal(connectionFile, patience);
  }

  /// Runs the cells in their order, asks about the last one as an editor does, and shuts the kernel
  /// down.
  ///
  /// @throws IOException when an answer does not come in time
  public void run(List<String> cells) throws IOException {
    ask(shell, "kernel_info_request", _ -> {});
    for (String cell : cells) {
      ask(shell, "is_complete_request", out -> out.text("code", cell));
      ask(shell, "execute_request", out -> out.text("code", cell).flag("allow_stdin", false));
      while (iopub.recv(ZMQ.DONTWAIT) != null) {
        // What the kernel shows is not looked at; it is to have sent it.
      }
    }
    String last = cells.getLast();
    Consumer<JsonWriter> cursor =
        out -> out.text("code", last).number("cursor_pos", last.length()).number("detail_level", 1);
    ask(shell, "complete_request", cursor);
    ask(shell, "inspect_request", cursor);
    ask(control, "shutdown_request", out -> out.flag("restart", false));
  }

  private void ask(ZMQ.Socket socket, String type, Consumer<JsonWriter> content)
      throws IOException {
    String id = UUID.randomUUID().toString();
    send(socket, id, type, content);
    while (true) {
      List<byte[]> frames = receive(socket);
      if (frames.isEmpty()) {
        throw new IOException("the kernel did not answer a " + type + " in time");
      }
      try {
        if (codec.decode(Channel.SHELL, frames).parentId().equals(id)) {
          return;
        }
      } catch (MalformedMessage e) {
        throw new IOException("the kernel's answer to a " + type + " cannot be read", e);
      }
    }
  }

  private void send(ZMQ.Socket socket, String id, String type, Consumer<JsonWriter> content) {
    byte[] header =
        JsonWriter.write(
            out ->
                out.text("msg_id", id)
                    .text("session", key)
                    .text("username", "rehearsal")
                    .text("msg_type", type)
                    .text("version", Codec.PROTOCOL));
    List<byte[]> parts = List.of(header, EMPTY, EMPTY, JsonWriter.write(content));
    socket.sendMore(DELIMITER);
    socket.sendMore(signature.of(parts));
    parts.subList(0, parts.size() - 1).forEach(socket::sendMore);
    socket.send(parts.getLast());
  }

  private static List<byte[]> receive(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    byte[] frame = socket.recv();
    while (frame != null) {
      frames.add(frame);
      frame = socket.hasReceiveMore() ? socket.recv() : null;
    }
    return frames;
  }

  private ZMQ.Socket connect(SocketType type, int port, Duration patience) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setReceiveTimeOut(Math.toIntExact(patience.toMillis()));
    socket.connect("tcp://" + IP + ":" + port);
    return socket;
  }

  private byte[] connection(Map<Channel, Integer> ports) {
    return JsonWriter.write(
        out ->
            out.text("transport", "tcp")
                .text("ip", IP)
                .text("key", key)
                .text("signature_scheme", "hmac-sha256")
                .number("shell_port", port(ports, Channel.SHELL))
                .number("control_port", port(ports, Channel.CONTROL))
                .number("stdin_port", port(ports, Channel.STDIN))
                .number("iopub_port", port(ports, Channel.IOPUB))
                .number("hb_port", port(ports, Channel.HEARTBEAT)));
  }

  private static int port(Map<Channel, Integer> ports, Channel channel) {
    return Objects.requireNonNull(ports.get(channel));
  }

  /// Ports that are free now. Somebody may take one before the kernel does; then it does not start.
  private static Map<Channel, Integer> freePorts() throws IOException {
    Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (Channel channel : Channel.values()) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.put(channel, socket.getLocalPort());
      }
      return ports;
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    context.close();
    Files.deleteIfExists(file);
  }
}
