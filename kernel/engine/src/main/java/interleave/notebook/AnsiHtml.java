package interleave.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Terminal text as HTML: the colours and weights of ECMA-48 "select graphic rendition" become
/// spans, other control sequences go, and a carriage return writes over its line.
///
/// The sixteen named colours become classes (`ansi-red`, `ansi-bg-bright-blue`), which the page
/// colours for light and dark; the 256 and the true ones become inline colours.
final class AnsiHtml {
  private static final Pattern SEQUENCE =
      Pattern.compile(
          "\u001b\\[([0-9;:?<=>]*)[ -/]*([@-~])|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|\u001b[@-Z\\\\^_]?");
  private static final List<String> NAMES =
      List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");

  private boolean bold;
  private boolean faint;
  private boolean italic;
  private boolean underline;
  private boolean reverse;
  private String foreground = "";
  private String background = "";

  private AnsiHtml() {}

  static String of(String text) {
    return new AnsiHtml().render(overwritten(text));
  }

  private String render(String text) {
    StringBuilder html = new StringBuilder();
    Matcher sequence = SEQUENCE.matcher(text);
    int from = 0;
    while (sequence.find()) {
      span(html, text.substring(from, sequence.start()));
      if ("m".equals(sequence.group(2))) {
        select(sequence.group(1));
      }
      from = sequence.end();
    }
    span(html, text.substring(from));
    return html.toString();
  }

  private void span(StringBuilder html, String text) {
    if (text.isEmpty()) {
      return;
    }
    List<String> classes = weights();
    List<String> styles = new ArrayList<>();
    colour(foreground, "ansi-", "color:", classes, styles);
    colour(background, "ansi-bg-", "background-color:", classes, styles);
    if (classes.isEmpty() && styles.isEmpty()) {
      html.append(Html.escape(text));
      return;
    }
    html.append("<span");
    attribute(html, "class", String.join(" ", classes));
    attribute(html, "style", String.join(";", styles));
    html.append('>').append(Html.escape(text)).append("</span>");
  }

  private List<String> weights() {
    List<String> classes = new ArrayList<>();
    if (bold) {
      classes.add("ansi-bold");
    }
    if (faint) {
      classes.add("ansi-faint");
    }
    if (italic) {
      classes.add("ansi-italic");
    }
    if (underline) {
      classes.add("ansi-underline");
    }
    if (reverse) {
      classes.add("ansi-reverse");
    }
    return classes;
  }

  private static void attribute(StringBuilder html, String name, String value) {
    if (!value.isEmpty()) {
      html.append(' ').append(name).append("=\"").append(value).append('"');
    }
  }

  private static void colour(
      String colour, String prefix, String property, List<String> classes, List<String> styles) {
    if (colour.startsWith("#")) {
      styles.add(property + colour);
    } else if (!colour.isEmpty()) {
      classes.add(prefix + colour);
    }
  }

  private void select(String parameters) {
    List<Integer> codes = new ArrayList<>();
    for (String each : parameters.split("[;:]", -1)) {
      codes.add(each.matches("\\d{1,4}") ? Integer.parseInt(each) : 0);
    }
    for (int i = 0; i < codes.size(); i++) {
      int code = codes.get(i);
      if (code == 38 || code == 48) {
        i = extended(codes, i, code == 38);
      } else {
        select(code);
      }
    }
  }

  private void select(int code) {
    switch (code) {
      case 0 -> reset();
      case 1 -> bold = true;
      case 2 -> faint = true;
      case 3 -> italic = true;
      case 4 -> underline = true;
      case 7 -> reverse = true;
      case 22 -> {
        bold = false;
        faint = false;
      }
      case 23 -> italic = false;
      case 24 -> underline = false;
      case 27 -> reverse = false;
      case 39 -> foreground = "";
      case 49 -> background = "";
      default -> named(code);
    }
  }

  private void reset() {
    bold = false;
    faint = false;
    italic = false;
    underline = false;
    reverse = false;
    foreground = "";
    background = "";
  }

  private void named(int code) {
    if (code >= 30 && code <= 37) {
      foreground = NAMES.get(code - 30);
    } else if (code >= 40 && code <= 47) {
      background = NAMES.get(code - 40);
    } else if (code >= 90 && code <= 97) {
      foreground = "bright-" + NAMES.get(code - 90);
    } else if (code >= 100 && code <= 107) {
      background = "bright-" + NAMES.get(code - 100);
    }
  }

  /// Reads `38;5;n` or `38;2;r;g;b` from `at`.
  ///
  /// @return the index of the last code read
  private int extended(List<Integer> codes, int at, boolean front) {
    String colour;
    int last;
    if (at + 2 < codes.size() && codes.get(at + 1) == 5) {
      colour = ofTable(codes.get(at + 2) & 0xFF);
      last = at + 2;
    } else if (at + 4 < codes.size() && codes.get(at + 1) == 2) {
      colour = rgb(codes.get(at + 2), codes.get(at + 3), codes.get(at + 4));
      last = at + 4;
    } else {
      return codes.size();
    }
    if (front) {
      foreground = colour;
    } else {
      background = colour;
    }
    return last;
  }

  /// A colour of xterm's table: 16 named ones, a cube of 6 by 6 by 6, 24 greys.
  private static String ofTable(int n) {
    if (n < 16) {
      return (n < 8 ? "" : "bright-") + NAMES.get(n % 8);
    }
    if (n >= 232) {
      int grey = 8 + 10 * (n - 232);
      return rgb(grey, grey, grey);
    }
    int cube = n - 16;
    return rgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  private static String rgb(int red, int green, int blue) {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red & 0xFF, green & 0xFF, blue & 0xFF);
  }

  /// The text as a terminal shows it once each carriage return has moved to its line's start.
  private static String overwritten(String text) {
    if (text.indexOf('\r') < 0) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    for (String line : text.replaceAll("\r+\n", "\n").split("(?<=\n)", -1)) {
      boolean ended = line.endsWith("\n");
      StringBuilder written = new StringBuilder();
      for (String part : (ended ? line.substring(0, line.length() - 1) : line).split("\r", -1)) {
        written.replace(0, Math.min(part.length(), written.length()), part);
      }
      shown.append(written).append(ended ? "\n" : "");
    }
    return shown.toString();
  }
}
