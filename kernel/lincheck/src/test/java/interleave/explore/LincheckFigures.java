package interleave.explore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The explorer's times beside Lincheck's, for the same programs, each in a JVM of its own that has
/// explored nothing before. A main program: `kernel/bench/lincheck.sh` runs it.
final class LincheckFigures {
  private static final int ROUNDS = 6;
  private static final int SCHEDULES = 10_000;
  private static final int OUR_SCHEDULES = 300_000;
  private static final String JOINED = "a.start(); b.start(); a.join(); b.join();";

  private record Sample(String name, String members, String statements) {}

  private static final List<Sample> BUGS =
      List.of(
          new Sample(
              "LostUpdate",
              "static int count;",
              "Thread a = new Thread(() -> count++), b = new Thread(() -> count++);"
                  + JOINED
                  + "if (count != 2) throw new AssertionError(count);"),
          new Sample(
              "TwoLocks",
              "static final Object ONE = new Object(), TWO = new Object();",
              "Thread a = new Thread(() -> { synchronized (ONE) { synchronized (TWO) {} } });"
                  + "Thread b = new Thread(() -> { synchronized (TWO) { synchronized (ONE) {} } });"
                  + JOINED));

  private static final Sample ATOMICS =
      new Sample(
          "Atomics",
          "static final AtomicInteger NUMBER = new AtomicInteger();",
          "Runnable thrice = () -> { for (int i = 0; i < 3; i++) NUMBER.incrementAndGet(); };"
              + "Thread a = new Thread(thrice), b = new Thread(thrice);"
              + JOINED
              + "if (NUMBER.get() != 6) throw new AssertionError(NUMBER);");

  private LincheckFigures() {}

  /// Prints a line for each figure: whose, what, and in which unit.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ours();
    Path classes = Files.createTempDirectory("programs");
    lincheck(classes);
  }

  private static void ours() {
    for (Sample each : BUGS) {
      for (int round = 0; round < ROUNDS; round++) {
        Program program = SampleCells.program(each.members, each.statements);
        long begin = System.nanoTime();
        Exploration found = Search.explore(program, Options.standard());
        say(
            "ours",
            each.name,
            round,
            millisSince(begin),
            found.witness().isEmpty() ? "none" : "bug");
      }
    }
    Program program = SampleCells.program(ATOMICS.members, ATOMICS.statements);
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      Exploration walk =
          Search.explore(program, Options.standard().random().schedules(OUR_SCHEDULES));
      rate("ours", round, walk.schedules() / millisSince(begin));
    }
  }

  private static void lincheck(Path classes) throws IOException, InterruptedException {
    for (Sample each : List.of(BUGS.get(0), BUGS.get(1), ATOMICS)) {
      Map<String, byte[]> compiled =
          SampleCells.compileBlock(each.name, each.members, each.statements);
      for (var file : compiled.entrySet()) {
        Files.write(classes.resolve(file.getKey() + ".class"), file.getValue());
      }
      Process process =
          LincheckJvm.start(classes, SCHEDULES, java.util.Collections.nCopies(ROUNDS, each.name));
      List<String> lines = process.inputReader().readAllLines();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("Lincheck's JVM failed");
      }
      for (int round = 0; round < lines.size(); round++) {
        String[] line = lines.get(round).split("\t", -1);
        double millis = Double.parseDouble(line[2]);
        if (each.equals(ATOMICS)) {
          rate("Lincheck", round, SCHEDULES / millis);
        } else {
          say("Lincheck", each.name, round, millis, line[1]);
        }
      }
    }
  }

  private static double millisSince(long begin) {
    return (System.nanoTime() - begin) / 1e6;
  }

  private static void say(String whose, String program, int round, double millis, String found) {
    String when = round == 0 ? "first" : "later";
    System.out.printf(
        Locale.ROOT, "%s\t%s, %s (%s)\t%.2f ms%n", whose, program, when, found, millis);
  }

  private static void rate(String whose, int round, double aMillisecond) {
    String when = round == 0 ? "first" : "later";
    System.out.printf(
        Locale.ROOT, "%s\tAtomicInteger 2x3, %s\t%.1fk schedules/s%n", whose, when, aMillisecond);
  }
}
