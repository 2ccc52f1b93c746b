package interleave.session;

import interleave.session.Magic.Processes.Shape;
import interleave.text.Columns;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The magics by their names.
enum MagicWord {
  HELP("", "shows this list"),
  WHO("", "shows the notebook's variables, methods and types"),
  TIME("[CODE]", "says how long the code took, or, as %%time or bare, the whole cell"),
  TRACE(
      "off|auto|live|full",
      "shows panels: never, where something starts or waits, at once, always"),
  PS("", "shows the notebook's processes, as the system sees them now"),
  TOP("", "shows them with those first that have used most processor time"),
  TREE("", "shows them as a tree of parents and children"),
  THREADS("", "shows them with the threads of each"),
  BACKGROUND("", "ends the cell without waiting for the processes it starts"),
  LOAD("FILE", "runs a file of Java before the cell"),
  CLASSPATH("PATH", "adds a jar, a folder of classes or folder/*"),
  MAVEN("GROUP:ARTIFACT:VERSION", "adds a library and what it needs"),
  LIMITS(
      "[processes=N] [starts=N] [memory=SIZE]",
      "says, or sets, most live processes, starts a second, shared memory"),
  RESET("", "forgets all variables, methods and types");

  /// What a learner did wrong on a magic's line.
  static final class WrongMagic extends Exception {
    private static final long serialVersionUID = 1;

    private final String why;

    WrongMagic(String why) {
      super(why);
      this.why = why;
    }

    /// What to tell the learner.
    String why() {
      return why;
    }
  }

  /// The column at which the list of all says what they do.
  private static final int PURPOSE = 31;

  private final String argument;
  private final String purpose;

  MagicWord(String argument, String purpose) {
    this.argument = argument;
    this.purpose = purpose;
  }

  /// How it is written.
  String usage() {
    return argument.isEmpty() ? "%" + word() : "%" + word() + " " + argument;
  }

  /// What the list of all says of it: how it is written, then what it does, which stands on a line
  /// of its own where there is no room for it.
  String entry() {
    String usage = usage();
    boolean fits = usage.length() < PURPOSE;
    return Columns.padRight(usage, PURPOSE) + (fits ? "" : "\n" + " ".repeat(PURPOSE)) + purpose;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The magic that a line asks for.
  ///
  /// @param word the name without `%`
  static Magic read(String word, String argument) throws WrongMagic {
    MagicWord known =
        Arrays.stream(values())
            .filter(each -> each.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new WrongMagic(unknown(word)));
    boolean optional = known.argument.startsWith("[");
    if (known.argument.isEmpty() && !argument.isEmpty()) {
      throw new WrongMagic("%" + word + " takes nothing behind it");
    }
    if (!known.argument.isEmpty() && !optional && argument.isEmpty()) {
      throw new WrongMagic("%" + word + " needs more: " + known.usage());
    }
    return known.of(argument);
  }

  private Magic of(String given) throws WrongMagic {
    return switch (this) {
      case HELP -> new Magic.Help();
      case WHO -> new Magic.Who();
      case TIME -> new Magic.Time();
      case TRACE -> tracing(given);
      case PS -> new Magic.Processes(Shape.TABLE);
      case TOP -> new Magic.Processes(Shape.BUSIEST_FIRST);
      case TREE -> new Magic.Processes(Shape.TREE);
      case THREADS -> new Magic.Processes(Shape.THREADS);
      case BACKGROUND -> new Magic.Background();
      case LOAD -> new Magic.Load(given);
      case CLASSPATH -> new Magic.ClassPath(given);
      case MAVEN -> maven(given);
      case LIMITS -> limits(given);
      case RESET -> new Magic.Reset();
    };
  }

  /// The names that begin with `prefix`.
  static List<String> beginningWith(String prefix) {
    return Arrays.stream(values()).map(MagicWord::word).filter(w -> w.startsWith(prefix)).toList();
  }

  private static String unknown(String word) {
    String near =
        Arrays.stream(values())
            .sorted(Comparator.comparingInt(each -> distance(word, each.word())))
            .limit(3)
            .map(each -> "%" + each.word())
            .collect(Collectors.joining(", "));
    return "there is no magic %" + word + "; the nearest are " + near + " (%help lists all)";
  }

  /// How many characters must be inserted, deleted or replaced to make one word of the other
  /// (Levenshtein 1966).
  private static int distance(String one, String other) {
    int[] row = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }

  private static Magic tracing(String argument) throws WrongMagic {
    for (Tracing tracing : Tracing.values()) {
      if (tracing.name().toLowerCase(Locale.ROOT).equals(argument)) {
        return new Magic.Trace(tracing);
      }
    }
    throw new WrongMagic("there is no " + argument + ": " + TRACE.usage());
  }

  private static Magic limits(String argument) throws WrongMagic {
    Map<String, String> wanted = new LinkedHashMap<>();
    for (String part : argument.isEmpty() ? new String[0] : argument.split("\\s+", -1)) {
      if (!part.matches("(processes|starts)=[1-9]\\d{0,5}|memory=[1-9]\\d{0,8}[kmgKMG]?")) {
        throw new WrongMagic(part + " is no limit: " + LIMITS.usage());
      }
      wanted.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
    }
    return new Magic.Limit(wanted);
  }

  private static Magic maven(String argument) throws WrongMagic {
    if (!argument.matches("[^:\\s]+:[^:\\s]+(:[^:\\s]+){1,3}")) {
      throw new WrongMagic("a library is named as in " + MAVEN.usage());
    }
    return new Magic.Maven(argument);
  }
}
