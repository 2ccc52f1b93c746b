package interleave.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/// The file in which a front end tells a kernel where to listen.
final class ConnectionFile {
  private static final String SCHEME = "hmac-sha256";

  private ConnectionFile() {}

  static KernelConnectionProperties read(Path file) {
    try {
      Fields fields = JsonReader.read(Files.readAllBytes(file));
      KernelConnectionProperties properties = properties(fields);
      if (!properties.getTransport().equals("tcp")) {
        throw new KernelFault("cannot listen on '" + properties.getTransport() + "', only on tcp");
      }
      if (!properties.getSignatureScheme().equals(SCHEME)) {
        throw new KernelFault("cannot sign with '" + properties.getSignatureScheme() + "'");
      }
      return properties;
    } catch (IOException | MalformedMessage e) {
      throw new KernelFault("cannot read the connection file " + file, e);
    }
  }

  private static KernelConnectionProperties properties(Fields fields) throws MalformedMessage {
    return new KernelConnectionProperties(
        fields.text("ip"),
        fields.number("control_port"),
        fields.number("shell_port"),
        fields.number("stdin_port"),
        fields.number("hb_port"),
        fields.number("iopub_port"),
        fields.text("transport", "tcp"),
        fields.text("signature_scheme", SCHEME),
        fields.text("key", ""));
  }
}
