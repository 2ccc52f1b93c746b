package interleave.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a client and a server of this machine and can cut the line after a request has
/// reached the server and before its reply has reached the client.
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final AtomicInteger repliesToPass = new AtomicInteger(Integer.MAX_VALUE);
  private final AtomicInteger cuts = new AtomicInteger();

  private CuttingProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static CuttingProxy to(int port) throws IOException {
    CuttingProxy proxy = new CuttingProxy(port);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  String uri() {
    return "redis://127.0.0.1:" + server.getLocalPort();
  }

  /// Cuts the line instead of the reply that comes after so many others.
  void cutAfter(int replies) {
    repliesToPass.set(replies);
  }

  int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> pump(client, behind, false));
        Thread.ofVirtual().start(() -> pump(behind, client, true));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void pump(Socket from, Socket to, boolean replies) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[65536];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (replies && repliesToPass.getAndDecrement() == 0) {
          repliesToPass.set(Integer.MAX_VALUE);
          cuts.incrementAndGet();
          return;
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // The other direction was closed.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
