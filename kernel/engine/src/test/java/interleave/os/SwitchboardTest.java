package interleave.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interleave.host.Frame;
import interleave.host.Wire;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Connections of processes, at the end of a session.
@Timeout(60)
class SwitchboardTest {
  private static Switchboard open() {
    return Switchboard.open(Limits.configured(), (_, _) -> {});
  }

  /// Comes after all connections that were made before: those have been accepted when this ends.
  private static void comeInVain(Switchboard board) throws IOException {
    Frame.Hello stranger = new Frame.Hello("not the token", 1, 0, Frame.Role.CHILD);
    try (Wire wire = Wire.connect(board.socket(), stranger)) {
      assertThatThrownBy(wire::receive).isInstanceOf(IOException.class);
    }
  }

  @Test
  void whoHasNotSaidWhoItIsIsLetGo() throws IOException {
    Switchboard board = open();
    try (SocketChannel silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.connect(UnixDomainSocketAddress.of(board.socket()));
      comeInVain(board);
      board.close();
      assertThat(silent.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void whoComesWhenNobodyWaitsForItAnyMoreIsLetGo() throws Exception {
    Switchboard board = open();
    assertThatThrownBy(() -> board.control(7, Duration.ZERO)).isInstanceOf(TimeoutException.class);
    Frame.Hello late = new Frame.Hello(board.token(), 7, 0, Frame.Role.CONTROL);
    try (Wire wire = Wire.connect(board.socket(), late)) {
      comeInVain(board);
      board.close();
      assertThatThrownBy(wire::receive).isInstanceOf(IOException.class);
    }
  }
}
