package interleave.host;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/// A connection between the kernel JVM and one JVM of the notebook: frames over a Unix domain
/// socket.
///
/// One thread receives, any thread sends. No thread that runs a learner's code may touch a wire: an
/// interrupt closes the channel that the interrupted thread is using.
public final class Wire implements AutoCloseable {
  /// The environment variable that carries the token, and by which every process of a notebook can
  /// be found.
  public static final String TOKEN = "INTERLEAVE_TOKEN";

  /// The environment variable that carries the path of the kernel's socket.
  public static final String SOCKET = "INTERLEAVE_SOCKET";

  private final SocketChannel channel;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final ReentrantLock sending = new ReentrantLock();

  private Wire(SocketChannel channel) {
    this.channel = channel;
    this.in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
    this.out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
  }

  /// The kernel's end of a connection that it accepted.
  public static Wire over(SocketChannel channel) {
    return new Wire(channel);
  }

  /// Connects to the kernel and says who we are.
  public static Wire connect(Path socket, Frame.Hello hello) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    Wire wire = new Wire(channel);
    wire.send(hello);
    return wire;
  }

  /// Sends one frame and everything buffered before it.
  public void send(Frame frame) throws IOException {
    sending.lock();
    try {
      FrameCodec.write(frame, out);
      out.flush();
    } finally {
      sending.unlock();
    }
  }

  /// The next frame.
  ///
  /// @throws java.io.EOFException when the other end is gone
  public Frame receive() throws IOException {
    return FrameCodec.read(in);
  }

  /// The raw streams behind the frames, for the connection that becomes an execution control after
  /// its first frame.
  public DataInputStream input() {
    return in;
  }

  /// See [#input].
  public DataOutputStream output() {
    return out;
  }

  /// Says that nothing more will be sent. The other end closes once it has read everything.
  void finish() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing is left to be saved: the other end sees the end of the stream either way.
    }
  }
}
