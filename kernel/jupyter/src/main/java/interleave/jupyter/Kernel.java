package interleave.jupyter;

import interleave.session.Session;
import interleave.session.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/// A running Jupyter kernel: a [Session] that front ends talk to by messages.
public final class Kernel implements AutoCloseable {
  private final Codec codec;
  private final Transport transport;
  private final Outbox outbox;
  private final Questions questions;
  private final Session session;
  private final Answers answers;
  private final RequestThread shell;
  private final RequestThread control;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Kernel(KernelConnectionProperties where, Supplier<Session> opener) {
    codec = new Codec(new Signature(where.getKey()));
    transport = Transport.bind(where, Transport.PATIENCE, new Reception());
    outbox = transport.outbox();
    session = opener.get();
    questions = new Questions(codec, question -> outbox.post(Channel.STDIN, question));
    CellRunner cells = new CellRunner(session, codec, outbox, questions);
    answers = new Answers(session, codec, outbox, questions, cells);
    shell = RequestThread.start("interleave-shell", this::handle);
    control = RequestThread.start("interleave-control", this::handle);
  }

  /// Runs a kernel until a client shuts it down or its parent process dies. Then every process of
  /// the notebook has ended.
  ///
  /// @param connectionFile where the front end tells the ports and the key
  /// @throws KernelFault when the file makes no sense or the ports are taken
  public static void run(Path connectionFile, Settings settings) {
    KernelConnectionProperties where = ConnectionFile.read(connectionFile);
    try (Kernel kernel = start(where, () -> Session.open(settings))) {
      Runtime.getRuntime().addShutdownHook(new Thread(kernel.session::close, "interleave-exit"));
      ParentWatch.start(kernel.ended::countDown);
      kernel.awaitEnd();
    }
  }

  /// Starts a kernel; it listens when this returns.
  static Kernel start(KernelConnectionProperties where, Supplier<Session> opener) {
    Kernel kernel = new Kernel(where, opener);
    kernel.transport.start();
    return kernel;
  }

  /// Waits until a client has shut the kernel down.
  void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Answers one request: `busy`, the answer, `idle`, whatever happens in between.
  private void handle(Inbound message) {
    outbox.publish(codec.broadcast(message, new Broadcast.Status(true)));
    try {
      answer(message);
    } finally {
      outbox.publish(codec.broadcast(message, new Broadcast.Status(false)));
    }
    if (message.type().equals("shutdown_request")) {
      ended.countDown();
    }
  }

  private void answer(Inbound message) {
    try {
      Request request = Request.of(message.type(), message.content());
      answers.to(message, request).ifPresent(reply -> post(message, reply));
    } catch (MalformedMessage e) {
      Log.rejected("a malformed " + message.type(), e);
      refuse(message, e);
    } catch (RuntimeException | Error e) {
      Log.failed("a " + message.type() + " could not be answered", e);
      refuse(message, e);
    }
  }

  private void post(Inbound message, Reply reply) {
    outbox.post(message.channel(), codec.answer(message, reply));
  }

  /// Requests are answered with the failure; other messages have no answer.
  private void refuse(Inbound message, Throwable why) {
    String type = message.type();
    if (type.endsWith("_request")) {
      String answer = type.substring(0, type.length() - "request".length()) + "reply";
      post(message, new Reply.Failed(answer, Failures.report(why)));
    }
  }

  /// Ends every process of the notebook, answers what can still be answered and closes the sockets.
  @Override
  public void close() {
    session.close();
    shell.close();
    control.close();
    transport.close();
  }

  /// What the sockets' thread does with what it receives.
  private final class Reception implements Transport.Receiver {
    @Override
    public void received(Channel channel, List<byte[]> frames) {
      try {
        Inbound message = codec.decode(channel, frames);
        switch (channel) {
          case SHELL -> shell.add(message);
          case CONTROL -> control.add(message);
          case STDIN -> questions.answered(message);
          case IOPUB, HEARTBEAT -> throw new KernelFault("no requests come on " + channel);
        }
      } catch (MalformedMessage e) {
        Log.rejected("a message on " + channel + " is dropped", e);
      }
    }

    @Override
    public void subscribed(String topic) {
      outbox.publish(codec.announcement(new Broadcast.Welcome(topic)));
    }

    @Override
    public void unanswerable(Outgoing question) {
      questions.unanswerable(question);
    }
  }
}
