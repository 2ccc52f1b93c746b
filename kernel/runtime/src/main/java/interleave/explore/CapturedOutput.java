package interleave.explore;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What `System.out` and `System.err` are in a run: each call is one step, and its text is kept.
///
/// It takes no lock, unlike its superclass: a step may be left for another thread's.
@SuppressWarnings("AnnotateFormatMethod") // the superclass's methods are not annotated either
final class CapturedOutput extends PrintStream {
  private static final int LONGEST = 100_000;

  /// The name of a shadow in a text, which a learner knows by the original's.
  private static final Pattern SHADOW =
      Pattern.compile(Pattern.quote(Shadows.PREFIX) + "(java\\.|interleave\\.)");

  private final World world;
  private final StringBuilder kept = new StringBuilder();
  private @Nullable Place place;

  CapturedOutput(World world) {
    super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    this.world = world;
  }

  String text() {
    return kept.toString();
  }

  /// Forgets what was printed, for a new run.
  void reset() {
    kept.setLength(0);
    place = null;
  }

  private void emit(String text) {
    String printed = text.contains(Shadows.PREFIX) ? SHADOW.matcher(text).replaceAll("$1") : text;
    if (world.isFree()) {
      Place known = place;
      if (known == null) {
        known = world.places.make("output");
        place = known;
      }
      world.step(new Operation.Print(known), null, null);
      world.history().printed(printed);
    }
    if (kept.length() < LONGEST) {
      kept.append(printed);
    }
  }

  @Override
  public void write(int b) {
    emit(String.valueOf((char) (b & 0xff)));
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    emit(new String(bytes, offset, length, StandardCharsets.UTF_8));
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  @Override
  public void print(boolean value) {
    emit(String.valueOf(value));
  }

  @Override
  public void print(char value) {
    emit(String.valueOf(value));
  }

  @Override
  public void print(int value) {
    emit(String.valueOf(value));
  }

  @Override
  public void print(long value) {
    emit(String.valueOf(value));
  }

  @Override
  public void print(float value) {
    emit(String.valueOf(value));
  }

  @Override
  public void print(double value) {
    emit(String.valueOf(value));
  }

  @Override
  public void print(char[] value) {
    emit(String.valueOf(value));
  }

  @Override
  public void print(@Nullable String value) {
    emit(String.valueOf(value));
  }

  @Override
  public void print(@Nullable Object value) {
    emit(String.valueOf(value));
  }

  @Override
  public void println() {
    emit("\n");
  }

  @Override
  public void println(boolean value) {
    emit(value + "\n");
  }

  @Override
  public void println(char value) {
    emit(value + "\n");
  }

  @Override
  public void println(int value) {
    emit(value + "\n");
  }

  @Override
  public void println(long value) {
    emit(value + "\n");
  }

  @Override
  public void println(float value) {
    emit(value + "\n");
  }

  @Override
  public void println(double value) {
    emit(value + "\n");
  }

  @Override
  public void println(char[] value) {
    emit(String.valueOf(value) + "\n");
  }

  @Override
  public void println(@Nullable String value) {
    emit(value + "\n");
  }

  @Override
  public void println(@Nullable Object value) {
    emit(value + "\n");
  }

  @Override
  public PrintStream format(String format, @Nullable Object... values) {
    emit(String.format(format, values));
    return this;
  }

  @Override
  public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... values) {
    emit(String.format(locale, format, values));
    return this;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
