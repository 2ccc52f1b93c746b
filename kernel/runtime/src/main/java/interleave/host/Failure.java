package interleave.host;

import interleave.probe.MovedCode;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// An exception as it travels and is shown: what it said, where in the learner's cells it passed,
/// and what caused it.
///
/// @param type the exception's class name
/// @param message its message, shortened to 4,000 characters; empty when it has none
/// @param frames the learner's frames and the few frames of others that explain them
/// @param hidden how many frames were left out at the end
/// @param causes its cause, that one's cause and so on, and the suppressed exceptions of each
public record Failure(
    String type, String message, List<Frame> frames, int hidden, List<Cause> causes)
    implements Serializable {
  @Serial private static final long serialVersionUID = 1L;

  /// The package that JShell puts the classes of cells in.
  static final String CELLS = "REPL.";

  private static final int LONGEST_MESSAGE = 4_000;
  private static final int MOST_FRAMES = 12;
  private static final int MOST_FOREIGN = 3;
  private static final int MOST_CAUSES = 6;

  /// One frame.
  ///
  /// @param place `Cell [3], line 2` for a learner's frame, else class, method and line
  /// @param method the method's name, empty at the top level of a cell
  /// @param own whether it is the learner's
  public record Frame(String place, String method, boolean own) implements Serializable {
    @Serial private static final long serialVersionUID = 1L;
  }

  /// Another exception hanging on this one.
  ///
  /// @param label `Caused by` or `Suppressed`
  public record Cause(String label, Failure failure) implements Serializable {
    @Serial private static final long serialVersionUID = 1L;
  }

  /// Reads an exception. Never runs a learner's code but `getMessage`, and survives its throwing.
  public static Failure of(Throwable thrown) {
    return of(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static Failure of(Throwable thrown, Set<Throwable> seen) {
    seen.add(thrown);
    List<Cause> causes = new ArrayList<>();
    Throwable cause = thrown.getCause();
    if (cause != null && seen.size() < MOST_CAUSES && !seen.contains(cause)) {
      causes.add(new Cause("Caused by", of(cause, seen)));
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (seen.size() < MOST_CAUSES && !seen.contains(suppressed)) {
        causes.add(new Cause("Suppressed", of(suppressed, seen)));
      }
    }
    List<StackTraceElement> stack =
        Arrays.stream(thrown.getStackTrace()).map(MovedCode::now).toList();
    List<Frame> frames = frames(stack);
    int own = 0;
    for (StackTraceElement element : stack) {
      own += isOwn(element) ? 1 : 0;
    }
    long shown = frames.stream().filter(Frame::own).count();
    return new Failure(
        thrown.getClass().getName(), messageOf(thrown), frames, (int) (own - shown), causes);
  }

  private static String messageOf(Throwable thrown) {
    String message;
    try {
      message = thrown.getLocalizedMessage();
    } catch (Throwable e) {
      message = "(getMessage() threw " + e.getClass().getName() + ")";
    }
    if (message == null) {
      return "";
    }
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE) + "… (" + message.length() + " characters)";
  }

  private static List<Frame> frames(List<StackTraceElement> stack) {
    List<Frame> frames = new ArrayList<>();
    int foreign = 0;
    for (StackTraceElement element : stack) {
      if (frames.size() >= MOST_FRAMES) {
        break;
      }
      if (isOwn(element)) {
        frames.add(ownFrame(element));
        foreign = 0;
      } else if (!isPlumbing(element) && foreign++ < MOST_FOREIGN) {
        frames.add(foreignFrame(element));
      }
    }
    int last = frames.size();
    boolean anyOwn = frames.stream().anyMatch(Frame::own);
    while (anyOwn && last > 0 && !frames.get(last - 1).own()) {
      last--;
    }
    return List.copyOf(frames.subList(0, last));
  }

  private static boolean isOwn(StackTraceElement element) {
    return element.getClassName().startsWith(CELLS) && element.getLineNumber() > 0;
  }

  private static boolean isPlumbing(StackTraceElement element) {
    String name = element.getClassName();
    return name.startsWith("interleave.")
        || name.startsWith("jdk.internal.")
        || name.startsWith("java.lang.invoke.")
        || name.startsWith("java.lang.reflect.")
        || name.startsWith("jdk.jshell.")
        || name.startsWith(CELLS);
  }

  private static Frame ownFrame(StackTraceElement element) {
    String file = element.getFileName();
    String place = (file == null ? "Cell" : file) + ", line " + element.getLineNumber();
    String method = element.getMethodName();
    if (method.startsWith("do_it$") || method.startsWith("lambda$do_it$")) {
      method = "";
    } else if (method.startsWith("lambda$")) {
      method = method.substring("lambda$".length());
      method = method.substring(0, Math.max(0, method.lastIndexOf('$')));
    }
    return new Frame(place, method, true);
  }

  private static Frame foreignFrame(StackTraceElement element) {
    String name = element.getClassName();
    String simple = name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    return new Frame(
        simple + (element.getLineNumber() > 0 ? ":" + element.getLineNumber() : ""),
        element.getMethodName(),
        false);
  }

  /// The first line: the type without its package, and the message.
  public String headline() {
    return message.isEmpty() ? simpleType() : simpleType() + ": " + message;
  }

  /// The type's name without its package and without the classes that cells are wrapped in.
  public String simpleType() {
    String name =
        type.startsWith(CELLS)
            ? type.substring(type.indexOf('$', 14) + 1)
            : type.substring(type.lastIndexOf('.') + 1);
    return name.replace('$', '.');
  }

  /// Every line that a learner sees, causes indented below.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    render("", lines);
    return lines;
  }

  private void render(String indent, List<String> lines) {
    headline().lines().forEach(line -> lines.add(indent + line));
    for (Frame frame : frames) {
      String method = frame.method().isEmpty() ? "" : ", in " + frame.method();
      lines.add(indent + "    at " + frame.place() + method);
    }
    if (hidden > 0) {
      lines.add(indent + "    … " + hidden + " more frames");
    }
    for (Cause cause : causes) {
      int first = lines.size();
      cause.failure().render(indent, lines);
      lines.set(first, indent + cause.label() + ": " + lines.get(first).substring(indent.length()));
    }
  }
}
