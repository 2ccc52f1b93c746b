package interleave.jupyter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/// The five sockets, bound. Used by one thread; nothing here waits.
final class Sockets implements AutoCloseable {
  /// How long a message may outlive the kernel on its way to a client, in milliseconds.
  private static final int LINGER = 1000;

  /// Broadcasts that may be on their way to one subscriber. Beyond that [#broadcast] refuses.
  private static final int IN_FLIGHT = 256;

  /// The first byte of a subscription, before its topic.
  private static final byte SUBSCRIBE = 1;

  private final ZContext context = new ZContext();
  private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
  private volatile boolean closing;

  private Sockets() {
    context.setLinger(LINGER);
    context.setNotificationExceptionHandler((_, failure) -> report(failure));
  }

  static Sockets bind(KernelConnectionProperties where) {
    Sockets bound = new Sockets();
    try {
      for (Channel channel : Channel.values()) {
        ZMQ.Socket socket = open(bound.context, channel);
        bound.sockets.put(channel, socket);
        socket.bind("tcp://" + where.getIp() + ":" + port(where, channel));
      }
      return bound;
    } catch (ZMQException e) {
      bound.close();
      throw new KernelFault("cannot listen at " + where.getIp(), e);
    }
  }

  /// A thread of JeroMQ's has failed. While sockets are closed, it may tell one that is closed
  /// already that another is: nobody waits for that.
  private void report(Throwable failure) {
    if (!closing) {
      Log.failed("messages may be lost after", failure);
    }
  }

  private static ZMQ.Socket open(ZContext context, Channel channel) {
    return switch (channel) {
      case SHELL, CONTROL, HEARTBEAT -> router(context);
      case STDIN -> {
        ZMQ.Socket socket = router(context);
        socket.setRouterMandatory(true);
        yield socket;
      }
      case IOPUB -> {
        ZMQ.Socket socket = context.createSocket(SocketType.XPUB);
        socket.setSndHWM(IN_FLIGHT);
        socket.setXpubNoDrop(true);
        socket.setXpubVerbose(true);
        yield socket;
      }
    };
  }

  /// A client that comes back under its old identity takes its place over.
  private static ZMQ.Socket router(ZContext context) {
    ZMQ.Socket socket = context.createSocket(SocketType.ROUTER);
    socket.setHWM(0);
    socket.setRouterHandover(true);
    return socket;
  }

  private static int port(KernelConnectionProperties where, Channel channel) {
    return switch (channel) {
      case SHELL -> where.getShellPort();
      case CONTROL -> where.getControlPort();
      case STDIN -> where.getStdinPort();
      case IOPUB -> where.getIopubPort();
      case HEARTBEAT -> where.getHbPort();
    };
  }

  ZMQ.Socket socket(Channel channel) {
    ZMQ.Socket socket = sockets.get(channel);
    if (socket == null) {
      throw new KernelFault("no socket for " + channel);
    }
    return socket;
  }

  /// The next message of a channel, empty when there is none yet.
  List<byte[]> receive(Channel channel) {
    ZMQ.Socket socket = socket(channel);
    List<byte[]> frames = new ArrayList<>();
    byte[] frame = socket.recv(ZMQ.DONTWAIT);
    while (frame != null) {
      frames.add(frame);
      frame = socket.hasReceiveMore() ? socket.recv(ZMQ.DONTWAIT) : null;
    }
    return frames;
  }

  /// Sends to one client.
  ///
  /// @return whether somebody is there; only stdin knows, on other channels a lost client's
  ///   messages are dropped
  boolean send(Channel channel, List<byte[]> frames) {
    try {
      return sendAll(socket(channel), frames);
    } catch (ZMQException e) {
      if (e.getErrorCode() == ZError.EHOSTUNREACH) {
        return false;
      }
      throw e;
    }
  }

  /// Sends to all subscribers, or to none when one of them has not taken [#IN_FLIGHT] messages yet.
  ///
  /// @return whether it was sent
  boolean broadcast(List<byte[]> frames) {
    return sendAll(socket(Channel.IOPUB), frames);
  }

  /// Sends to those subscribers alone that keep up.
  void broadcastToTheAwake(List<byte[]> frames) {
    ZMQ.Socket socket = socket(Channel.IOPUB);
    socket.setXpubNoDrop(false);
    sendAll(socket, frames);
    socket.setXpubNoDrop(true);
  }

  /// The topic of a message received on iopub when it is a subscription; otherwise null.
  static @Nullable String subscription(byte[] frame) {
    return frame.length > 0 && frame[0] == SUBSCRIBE
        ? new String(frame, 1, frame.length - 1, UTF_8)
        : null;
  }

  private static boolean sendAll(ZMQ.Socket socket, List<byte[]> frames) {
    int last = frames.size() - 1;
    for (int i = 0; i <= last; i++) {
      if (!socket.send(frames.get(i), ZMQ.DONTWAIT | (i < last ? ZMQ.SNDMORE : 0))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    closing = true;
    context.close();
  }
}
