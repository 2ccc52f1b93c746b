package interleave.host;

import interleave.probe.CellContext;
import interleave.probe.Recorder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/// `System.out`, `System.err` and `System.in` of a JVM of the notebook.
final class Console {
  private Console() {}

  /// Puts the learner's console in place: prints become events of the cell that started the
  /// printing thread, reads ask `input`.
  static void install(InputStream input) {
    System.setOut(new PrintStream(new Printer(false), false, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new Printer(true), false, StandardCharsets.UTF_8));
    System.setIn(input);
  }

  /// Turns bytes written by a [PrintStream] into printed text; a character whose bytes come in
  /// several writes is kept back until it is whole.
  private static final class Printer extends OutputStream {
    private static final byte[] NONE = {};
    private final boolean error;
    private final ReentrantLock lock = new ReentrantLock();
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] tail = NONE;

    Printer(boolean error) {
      this.error = error;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      String text = decode(bytes, offset, length);
      if (!text.isEmpty()) {
        Recorder.printed(CellContext.current(), error, text);
      }
    }

    private String decode(byte[] bytes, int offset, int length) {
      lock.lock();
      try {
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
        if (tail.length > 0) {
          in = ByteBuffer.allocate(tail.length + length).put(tail).put(in).flip();
        }
        CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
        decoder.reset().decode(in, out, false);
        tail =
            in.hasRemaining()
                ? Arrays.copyOfRange(
                    in.array(), in.arrayOffset() + in.position(), in.arrayOffset() + in.limit())
                : NONE;
        return out.flip().toString();
      } finally {
        lock.unlock();
      }
    }
  }

  /// A standard input that is at its end, as a child's is.
  static InputStream atEnd() {
    return InputStream.nullInputStream();
  }

  /// Reads lines from whoever can give them.
  interface LineSource {
    /// The next line with its terminator.
    ///
    /// @return an empty string at the end of input
    String line() throws IOException;
  }

  /// A standard input that asks for a line whenever it has none left.
  static InputStream asking(LineSource source) {
    return new InputStream() {
      private byte[] line = {};
      private int next;

      @Override
      public synchronized int read() throws IOException {
        return fill() ? line[next++] & 0xff : -1;
      }

      @Override
      public synchronized int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (!fill()) {
          return -1;
        }
        int n = Math.min(length, line.length - next);
        System.arraycopy(line, next, into, offset, n);
        next += n;
        return n;
      }

      @Override
      public synchronized int available() {
        return line.length - next;
      }

      private boolean fill() throws IOException {
        if (next == line.length) {
          line = source.line().getBytes(StandardCharsets.UTF_8);
          next = 0;
        }
        return line.length > 0;
      }
    };
  }
}
