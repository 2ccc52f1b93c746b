package interleave.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a command writes.
///
/// @param out for what the user asked for
/// @param err for what went wrong
/// @param colours whether escape sequences may be written
record Terminal(PrintStream out, PrintStream err, boolean colours) {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-9;]*m");

  /// The process's own streams, in UTF-8 even where the locale names no encoding: notebooks hold
  /// Chinese. A Windows console keeps its own encoding.
  static Terminal standard() {
    boolean atConsole =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    if (System.getProperty("os.name", "").startsWith("Windows") && atConsole) {
      return new Terminal(System.out, System.err, true);
    }
    return new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err), atConsole);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /// The text with its colours if they may be written, else without.
  String coloured(String text) {
    return colours ? text : SEQUENCE.matcher(text).replaceAll("");
  }
}
