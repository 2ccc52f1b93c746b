package interleave.jupyter;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import interleave.host.JvmCommand.Caching;
import interleave.session.Session;
import interleave.session.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zeromq.ZMQ;

/// The kernel on real sockets, with requests that need no cell to run.
@Timeout(300)
class KernelTest {
  @TempDir Path folder;

  private KernelConnectionProperties where;
  private Kernel kernel;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    where = Client.freePorts();
    Settings settings =
        new Settings(
            folder.resolve("none.jar"), folder, folder, 0, "64m", Caching.USE, Duration.ZERO);
    kernel = Kernel.start(where, () -> Session.open(settings));
    client = new Client(where);
  }

  @AfterEach
  void stop() {
    client.close();
    kernel.close();
  }

  @Test
  void kernelInfoSaysWhoWeAre() throws Exception {
    ZMQ.Socket shell = client.shell();
    String header = client.send(shell, "kernel_info_request", "{}");
    Client.Heard reply = client.hear(shell);
    assertThat(reply.type()).isEqualTo("kernel_info_reply");
    assertThat(reply.parent()).as("the request's header, byte for byte").isEqualTo(header);
    assertThat(reply.header().text("version")).isEqualTo("5.5");
    assertThat(reply.content().text("status")).isEqualTo("ok");
    assertThat(reply.content().text("protocol_version")).isEqualTo("5.5");
    assertThat(reply.content().text("implementation")).isEqualTo("interleave");
    assertThat(reply.content().values().get("supported_features")).isEqualTo(List.of());
    assertThat(reply.content().values().get("language_info"))
        .isInstanceOfSatisfying(
            Fields.class,
            language ->
                assertThat(language.values())
                    .containsEntry("name", "java")
                    .containsEntry("mimetype", "text/x-java")
                    .containsEntry("file_extension", ".java"));
  }

  @Test
  void aSubscriberHearsBusyAndIdle() throws Exception {
    ZMQ.Socket iopub = client.iopub();
    String header = client.send(client.shell(), "kernel_info_request", "{}");
    for (String state : List.of("busy", "idle")) {
      Client.Heard status = client.hear(iopub);
      assertThat(status.type()).isEqualTo("status");
      assertThat(status.content().text("execution_state")).isEqualTo(state);
      assertThat(status.parent()).isEqualTo(header);
    }
  }

  @Test
  void whatIsNotAMessageIsDroppedAndTheChannelLives() throws Exception {
    for (ZMQ.Socket channel : List.of(client.shell(), client.control())) {
      byte[] delimiter = "<IDS|MSG>".getBytes(US_ASCII);
      Client.sendFrames(channel, List.of(new byte[0]));
      Client.sendFrames(channel, List.of("no delimiter".getBytes(US_ASCII)));
      Client.sendFrames(channel, List.of(delimiter));
      Client.sendFrames(channel, List.of(delimiter, delimiter, delimiter));
      Client.sendFrames(channel, badlySigned());
      client.sendParts(channel, List.of("not JSON", "{}", "{}", "{}"));
      client.sendParts(channel, List.of("[]", "{}", "{}", "{}"));
      client.sendParts(
          channel, List.of("{\"msg_type\":\"kernel_info_request\"}", "{}", "{}", "{}"));
      client.sendParts(channel, List.of("{\"msg_id\":1,\"msg_type\":\"x\"}", "{}", "{}", "{}"));
      client.sendParts(channel, List.of("{\"msg_id\":\"a\",\"msg_type\":\"x\"}", "{}", "{}", "{"));
      client.send(channel, "no_such_request", "{}");
      client.send(channel, "kernel_info_request", "{}");
      assertThat(client.hear(channel).type()).isEqualTo("kernel_info_reply");
    }
  }

  private static List<byte[]> badlySigned() {
    List<byte[]> frames = new ArrayList<>();
    frames.add("<IDS|MSG>".getBytes(US_ASCII));
    frames.add("0".repeat(64).getBytes(US_ASCII));
    frames.add("{\"msg_id\":\"x\",\"msg_type\":\"shutdown_request\"}".getBytes(US_ASCII));
    frames.addAll(List.of("{}".getBytes(US_ASCII), "{}".getBytes(US_ASCII)));
    frames.add("{}".getBytes(US_ASCII));
    return frames;
  }

  @Test
  void aPeerThatSpeaksNoZeroMqDoesNoHarm() throws Exception {
    List<Integer> ports =
        List.of(
            where.getShellPort(),
            where.getControlPort(),
            where.getIopubPort(),
            where.getStdinPort(),
            where.getHbPort());
    for (int port : ports) {
      try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
        OutputStream out = plain.getOutputStream();
        out.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".repeat(20).getBytes(US_ASCII));
        out.flush();
      }
    }
    ZMQ.Socket shell = client.shell();
    client.send(shell, "kernel_info_request", "{}");
    assertThat(client.hear(shell).type()).isEqualTo("kernel_info_reply");
  }

  @Test
  void aRequestWithoutItsFieldsIsAnsweredWithTheError() throws Exception {
    ZMQ.Socket shell = client.shell();
    client.send(shell, "execute_request", "{\"silent\":\"maybe\"}");
    Client.Heard reply = client.hear(shell);
    assertThat(reply.type()).isEqualTo("execute_reply");
    assertThat(reply.content().text("status")).isEqualTo("error");
    assertThat(reply.content().text("evalue")).contains("'silent'");
  }

  @Test
  void anUnknownTypeStillEndsInIdle() throws Exception {
    ZMQ.Socket iopub = client.iopub();
    client.send(client.control(), "make_coffee_request", "{}");
    assertThat(client.hear(iopub).content().text("execution_state")).isEqualTo("busy");
    assertThat(client.hear(iopub).content().text("execution_state")).isEqualTo("idle");
  }

  @Test
  void aCommThatNobodyKnowsIsClosed() throws Exception {
    ZMQ.Socket iopub = client.iopub();
    ZMQ.Socket shell = client.shell();
    client.send(shell, "comm_open", "{\"comm_id\":\"c1\",\"target_name\":\"t\",\"data\":{}}");
    client.hear(iopub);
    Client.Heard close = client.hear(iopub);
    assertThat(close.type()).isEqualTo("comm_close");
    assertThat(close.content().text("comm_id")).isEqualTo("c1");
    client.send(shell, "comm_info_request", "{}");
    assertThat(client.hear(shell).content().values()).containsEntry("comms", Fields.NONE);
  }

  @Test
  void heartbeatEchoes() {
    ZMQ.Socket heart = client.heartbeat();
    for (String beat : List.of("ping", "", "pong")) {
      heart.send(beat);
      assertThat(heart.recvStr()).isEqualTo(beat);
    }
  }

  @Test
  void shutdownIsAnsweredOnEitherChannelAndEndsTheKernel() throws Exception {
    ZMQ.Socket iopub = client.iopub();
    ZMQ.Socket shell = client.shell();
    client.send(shell, "shutdown_request", "{\"restart\":true}");
    Client.Heard reply = client.hear(shell);
    assertThat(reply.type()).isEqualTo("shutdown_reply");
    assertThat(reply.content().flag("restart", false)).isTrue();
    kernel.awaitEnd();
    kernel.close();
    assertThat(client.hear(iopub).content().text("execution_state")).isEqualTo("busy");
    assertThat(client.hear(iopub).type()).isEqualTo("shutdown_reply");
    assertThat(client.hear(iopub).content().text("execution_state")).isEqualTo("idle");
  }
}
