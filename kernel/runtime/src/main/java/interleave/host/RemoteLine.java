package interleave.host;

import interleave.remote.Remote;
import interleave.remote.RemoteCall;

/// This JVM's way to objects on servers: through the kernel.
record RemoteLine(Outbox outbox) implements Remote.Line {

  @Override
  public void call(RemoteCall call) {
    outbox.post(new Frame.CallingRemote(call));
  }

  @Override
  public void tell(String text) {
    System.out.println("Note: " + text);
  }
}
