package interleave.jupyter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZEvent;
import org.zeromq.ZMQ;

/// A front end for tests: real sockets, frames made by hand.
final class Client implements AutoCloseable {
  static final String KEY = "a key";
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(US_ASCII);

  /// How long an answer may take, in milliseconds.
  private static final int PATIENCE = 20_000;

  /// How long a greeting may take, in milliseconds.
  private static final int GREETING = 1_000;

  private final KernelConnectionProperties where;
  private final ZContext context = new ZContext();
  private final Signature signature = new Signature(KEY);
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger connected = new AtomicInteger();

  /// The same for all of its sockets, as a kernel expects of a front end.
  private volatile String identity = "client";

  /// @param where as [#freePorts] made it
  Client(KernelConnectionProperties where) {
    this.where = where;
    context.setLinger(0);
  }

  /// Five ports that nobody listens at, none of those that the system gives to whoever connects.
  static KernelConnectionProperties freePorts() throws IOException {
    List<ServerSocket> taken = new ArrayList<>();
    try {
      while (taken.size() < 5) {
        try {
          taken.add(new ServerSocket(ThreadLocalRandom.current().nextInt(10_000, 30_000)));
        } catch (BindException e) {
          // Taken: the next one.
        }
      }
      List<Integer> ports = taken.stream().map(ServerSocket::getLocalPort).toList();
      return new KernelConnectionProperties(
          "127.0.0.1",
          ports.get(0),
          ports.get(1),
          ports.get(2),
          ports.get(3),
          ports.get(4),
          "tcp",
          "hmac-sha256",
          KEY);
    } finally {
      for (ServerSocket socket : taken) {
        socket.close();
      }
    }
  }

  ZMQ.Socket shell() {
    return connect(SocketType.DEALER, where.getShellPort());
  }

  ZMQ.Socket control() {
    return connect(SocketType.DEALER, where.getControlPort());
  }

  ZMQ.Socket stdin() {
    return connect(SocketType.DEALER, where.getStdinPort());
  }

  ZMQ.Socket heartbeat() {
    return connect(SocketType.REQ, where.getHbPort());
  }

  /// Subscribed to everything and welcomed.
  ZMQ.Socket iopub() {
    ZMQ.Socket socket = connect(SocketType.SUB, where.getIopubPort());
    socket.subscribe(new byte[0]);
    if (socket.recv() == null) {
      throw new AssertionError("no welcome");
    }
    return drained(socket);
  }

  private static ZMQ.Socket drained(ZMQ.Socket socket) {
    while (socket.hasReceiveMore()) {
      socket.recv();
    }
    return socket;
  }

  /// A socket that the other side has greeted. JeroMQ's own sockets now and then connect and never
  /// greet (libzmq's do, and front ends have those): then another one tries.
  ZMQ.Socket connect(SocketType type, int port) {
    for (int tries = 0; tries < 20; tries++) {
      ZMQ.Socket socket = context.createSocket(type);
      socket.setReceiveTimeOut(PATIENCE);
      socket.setIdentity(identity.getBytes(US_ASCII));
      if (isGreeted(socket, "tcp://127.0.0.1:" + port)) {
        return socket;
      }
      socket.close();
      identity = "client after " + connected.get(); // the other side may have the first one's yet
    }
    throw new AssertionError("no greeting from port " + port);
  }

  private boolean isGreeted(ZMQ.Socket socket, String address) {
    String events = "inproc://events-" + connected.incrementAndGet();
    socket.monitor(events, ZMQ.EVENT_HANDSHAKE_PROTOCOL);
    try (ZMQ.Socket monitor = context.createSocket(SocketType.PAIR)) {
      monitor.setReceiveTimeOut(GREETING);
      monitor.connect(events);
      socket.connect(address);
      return ZEvent.recv(monitor) != null;
    } finally {
      socket.monitor(null, 0);
    }
  }

  /// Sends a well-formed, signed request and returns its header.
  String send(ZMQ.Socket socket, String type, String content) {
    String header =
        "{\"msg_id\":\"m%d\",  \"msg_type\":\"%s\",\"username\":\"学生\",\"session\":\"s\",\"date\":\"d\",\"version\":\"5.3\"}"
            .formatted(sent.incrementAndGet(), type);
    sendParts(socket, List.of(header, "{}", "{}", content));
    return header;
  }

  /// Signs and sends header, parent header, metadata and content, whatever they are.
  void sendParts(ZMQ.Socket socket, List<String> parts) {
    List<byte[]> bytes = parts.stream().map(part -> part.getBytes(UTF_8)).toList();
    List<byte[]> frames = new ArrayList<>(List.of(DELIMITER, signature.of(bytes)));
    frames.addAll(bytes);
    sendFrames(socket, frames);
  }

  static void sendFrames(ZMQ.Socket socket, List<byte[]> frames) {
    for (int i = 0; i < frames.size(); i++) {
      socket.send(frames.get(i), i < frames.size() - 1 ? ZMQ.SNDMORE : 0);
    }
  }

  /// The next message, its signature checked.
  Heard hear(ZMQ.Socket socket) throws MalformedMessage {
    List<byte[]> frames = new ArrayList<>();
    do {
      byte[] frame = socket.recv();
      if (frame == null) {
        throw new AssertionError("nothing heard for " + PATIENCE + " ms");
      }
      frames.add(frame);
    } while (socket.hasReceiveMore());
    int at = 0;
    while (!Arrays.equals(frames.get(at), DELIMITER)) {
      at++;
    }
    List<byte[]> parts = frames.subList(at + 2, frames.size());
    if (!signature.matches(frames.get(at + 1), parts)) {
      throw new AssertionError("a bad signature");
    }
    return new Heard(
        JsonReader.read(parts.get(0)),
        new String(parts.get(1), UTF_8),
        JsonReader.read(parts.get(3)));
  }

  @Override
  public void close() {
    context.close();
  }

  /// A message from the kernel.
  record Heard(Fields header, String parent, Fields content) {
    String type() throws MalformedMessage {
      return header.text("msg_type");
    }
  }
}
