package interleave.os;

import interleave.host.Frame;
import interleave.host.Wire;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/// Where the notebook's processes come in: a Unix domain socket, with one thread for each
/// connection. Who does not know the token is hung up on.
final class Entrance implements AutoCloseable {
  private final ServerSocketChannel server;
  private final Visitor visitor;
  private final String token;

  /// All that were accepted and are still open, whether or not they have said whose they are.
  private final Set<SocketChannel> connections = new HashSet<>(); // guarded by this

  private boolean isClosed; // guarded by this

  /// Receives those who know the token.
  interface Visitor {
    /// Called by the connection's own thread; who comes closes the wire.
    void came(Frame.Hello hello, Wire wire);
  }

  private Entrance(ServerSocketChannel server, Visitor visitor) {
    this.server = server;
    this.visitor = visitor;
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    this.token = HexFormat.of().formatHex(secret);
  }

  /// Makes the socket. Nobody is let in before [#begin].
  static Entrance at(Path socket, Visitor visitor) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return new Entrance(server, visitor);
  }

  /// What one must know to be let in.
  String token() {
    return token;
  }

  void begin() {
    Thread.ofPlatform().daemon().name("interleave-accept").start(this::acceptForEver);
  }

  private void acceptForEver() {
    while (server.isOpen()) {
      try {
        SocketChannel channel = server.accept();
        admit(channel);
        Thread.ofPlatform().daemon().name("interleave-line").start(() -> greet(Wire.over(channel)));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        if (server.isOpen()) {
          System.getLogger("interleave").log(System.Logger.Level.WARNING, "accept failed", e);
        }
      }
    }
  }

  /// After [#close] nothing is left open: who comes in at the same time is let go here.
  private synchronized void admit(SocketChannel channel) throws IOException {
    connections.removeIf(each -> !each.isOpen());
    connections.add(channel);
    if (isClosed) {
      channel.close();
    }
  }

  private void greet(Wire wire) {
    try {
      if (wire.receive() instanceof Frame.Hello hello && isOurs(hello.token())) {
        Thread.currentThread().setName("interleave-line-" + hello.pid());
        visitor.came(hello, wire);
      } else {
        wire.close();
      }
    } catch (IOException e) {
      wire.close();
    }
  }

  private boolean isOurs(String given) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  /// Lets nobody in any more.
  void shut() throws IOException {
    server.close();
  }

  /// Ends all connections.
  @Override
  public synchronized void close() throws IOException {
    shut();
    isClosed = true;
    for (SocketChannel each : connections) {
      each.close();
    }
  }
}
