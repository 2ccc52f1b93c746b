package interleave.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The choices that determine one interleaving, as a short text that replays in another session.
///
/// Written are the states alone in which more than one step was enabled: the number of the thread
/// that went on, `:` and the variant where it is not the first, `x` and a count where the same
/// choice was made several times in a row, with `.` between: `0x3.1.0:1`. What comes after the last
/// choice written follows the rule [#usual]: a schedule ends with its last deviation from that. The
/// letters of its [Semantics] stand first, `w0x3.1:1`.
///
/// @param semantics of the runs that it is a schedule of
/// @param choices in the order of their steps
public record Schedule(Semantics semantics, List<Choice> choices) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?::(\\d{1,6}))?(?:x(\\d{1,6}))?");
  private static final Pattern LETTERS = Pattern.compile("^(w?s?i?).*$");
  private static final int MOST = 1_000_000;

  /// Which thread went on, and in which way.
  public record Choice(int thread, int variant) {
    /// As `equals`, which takes a millisecond the first time.
    private boolean isSame(Choice other) {
      return thread == other.thread && variant == other.variant;
    }

    private void appendTo(StringBuilder text) {
      text.append(thread);
      if (variant != 0) {
        text.append(':').append(variant);
      }
    }
  }

  public Schedule {
    choices = List.copyOf(choices);
  }

  /// Reads what [#toString] wrote.
  ///
  /// @throws IllegalArgumentException when the text is no schedule
  public static Schedule parse(String text) {
    List<Choice> choices = new ArrayList<>();
    String stripped = text.strip();
    String letters = LETTERS.matcher(stripped).replaceFirst("$1");
    String rest = stripped.substring(letters.length());
    for (String part : rest.isEmpty() ? new String[0] : rest.split("\\.", -1)) {
      Matcher form = FORM.matcher(part);
      if (!form.matches()) {
        throw new IllegalArgumentException(
            "'" + text + "' is no schedule: '" + part + "' should be like 0, 1x3 or 0:1");
      }
      int variant = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
      int times = form.group(3) == null ? 1 : Integer.parseInt(form.group(3));
      if (choices.size() + times > MOST) {
        throw new IllegalArgumentException("'" + text + "' is longer than any schedule");
      }
      Choice choice = new Choice(Integer.parseInt(form.group(1)), variant);
      for (int i = 0; i < times; i++) {
        choices.add(choice);
      }
    }
    return new Schedule(Semantics.of(letters), choices);
  }

  /// The same choices up to the `size`th.
  Schedule first(int size) {
    return new Schedule(semantics, choices.subList(0, size));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(semantics.letters());
    for (int i = 0; i < choices.size(); ) {
      int end = i + 1;
      while (end < choices.size() && choices.get(end).isSame(choices.get(i))) {
        end++;
      }
      if (i > 0) {
        text.append('.');
      }
      choices.get(i).appendTo(text);
      if (end - i > 1) {
        text.append('x').append(end - i);
      }
      i = end;
    }
    return text.toString();
  }

  /// What is chosen where nothing else is said: the thread that took the last step goes on, and
  /// where it cannot, the one with the lowest number does; each in the first way it can.
  ///
  /// @return the index of an enabled step
  static int usual(State state) {
    for (int i = 0; i < state.size(); i++) {
      if (state.enabled(i).thread() == state.last()) {
        return i;
      }
    }
    return 0;
  }

  /// The index of the enabled step that `choice` means, −1 when there is none.
  static int find(State state, Choice choice) {
    for (int i = 0; i < state.size(); i++) {
      Pending pending = state.enabled(i);
      if (pending.thread() == choice.thread() && pending.variant() == choice.variant()) {
        return i;
      }
    }
    return -1;
  }
}
