package interleave.host;

import interleave.explore.KeptShadows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command lines of the kernel JVM, the cell JVM and the child JVMs.
///
/// They are made here alone, because an AOT cache serves a JVM only if its flags are those of the
/// JVM that wrote it; with others, the JVM silently starts without. A cache that is missing or
/// stale costs time, never correctness.
///
/// @param java the `java` program
/// @param runtimeJar the one jar on the class path of the cell JVM and the children; a jar, since a
///   folder cannot be cached
/// @param cacheFolder where the caches `kernel.aot`, `cell.aot` and `child.aot` are, and the woven
///   classes in the file [#SHADOWS]
/// @param heap the largest heap of the cell JVM and of each child, as `-Xmx` takes it
/// @param caching what the JVMs do with their caches
public record JvmCommand(
    Path java, Path runtimeJar, Path cacheFolder, String heap, Caching caching) {

  /// What a JVM does with its AOT cache.
  public enum Caching {
    /// Starts from the cache if it is there.
    USE,
    /// Writes `ROLE-pidPID.aot` when it ends in any way but SIGKILL; that takes a few seconds.
    TRAIN
  }

  /// The environment variable that carries a child's command line, one argument a line: the cell
  /// JVM starts children, and children grandchildren, with what the kernel JVM decided.
  public static final String CHILD = "INTERLEAVE_CHILD";

  /// The environment variable that carries how many children the cell JVM keeps warm; none without
  /// it.
  public static final String WARM_CHILDREN = "INTERLEAVE_WARM_CHILDREN";

  /// The name of the file that holds what exploring uses in place of classes of the JDK.
  public static final String SHADOWS = "shadows";

  // The serial collector has the smallest footprint. No line of the JVM's log may reach stdout. An
  // archive that is mapped where it was made for need not be patched, so that its pages stay out of
  // memory until they are used. A later JDK may lack some of these options, and does without.
  private static final List<String> LEAN =
      List.of(
          "-XX:+UseSerialGC",
          "-Xlog:disable",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:ArchiveRelocationMode=0");

  // The cell JVM has profiles of exploring alone, and of what that uses of the JDK: only what is
  // compiled in the training has one.
  private static final List<String> RECORDING_PROFILES =
      List.of(
          "-XX:+AOTRecordTraining",
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=compileonly,interleave.*::*",
          "-XX:CompileCommand=compileonly,jdk.internal.vm.*::*",
          "-XX:CompileCommand=compileonly,java.lang.*::*",
          "-XX:CompileCommand=compileonly,java.util.*::*");

  // With these it compiles a method when it next looks after it: every sixteenth call, in place of
  // every 128th.
  private static final List<String> WITH_PROFILES =
      List.of("-XX:+AOTReplayTraining", "-XX:Tier0InvokeNotifyFreqLog=4");

  // The quickest start and the smallest footprint, for programs that run for seconds. What a short
  // training saw of methods would have them compiled while the first cell waits for a processor.
  private static final List<String> C1_ALONE =
      List.of("-XX:TieredStopAtLevel=1", "-XX:-AOTRecordTraining", "-XX:-AOTReplayTraining");

  // JShell works as fast in a small heap that may grow as in a large one, which it would fill.
  private static final List<String> COMPILER_HEAP = List.of("-Xms16m", "-Xmx512m");

  // -Xrs leaves SIGTERM to the system, which ends the process at once: no shutdown hook and no
  // `finally` runs, as the course says of `terminate`. The others save memory and start-up time.
  private static final List<String> CHILD_ONLY =
      List.of(
          "-Xrs",
          "-Xms8m",
          "-XX:-UsePerfData",
          "-XX:ReservedCodeCacheSize=32m",
          "-Djdk.reflect.useNativeAccessorOnly=true");

  // Exploring lets one thread stand for many, and needs the innermost parts of threads for that. An
  // exception that is thrown often keeps its message and its lines.
  private static final List<String> LEARNER =
      List.of(
          "--enable-preview",
          "-XX:-OmitStackTraceInFastThrow",
          "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED");

  /// The `java` program of the running JVM.
  public static Path thisJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /// The same command lines for JVMs that start from the caches.
  public JvmCommand using() {
    return new JvmCommand(java, runtimeJar, cacheFolder, heap, Caching.USE);
  }

  /// The cell JVM.
  public List<String> cell() {
    return learner("cell", profiles(), "interleave.host.CellMain");
  }

  /// A JVM that writes the file [#SHADOWS] and ends.
  public List<String> shadows() {
    return learner("cell", profiles(), "interleave.host.ShadowsMain");
  }

  private List<String> profiles() {
    return switch (caching) {
      case TRAIN -> RECORDING_PROFILES;
      case USE -> WITH_PROFILES;
    };
  }

  /// A child JVM, a warm one too.
  public List<String> child() {
    List<String> more = new ArrayList<>(C1_ALONE);
    more.addAll(CHILD_ONLY);
    return learner("child", more, "interleave.host.ChildMain");
  }

  /// [#child] as the value of the environment variable [#CHILD].
  public String childVariable() {
    return String.join("\n", child());
  }

  /// The command line that the environment variable [#CHILD] carries in this process.
  public static List<String> childFromEnvironment() {
    String value = System.getenv(CHILD);
    if (value == null) {
      throw new IllegalStateException("the environment lacks " + CHILD);
    }
    return value.lines().toList();
  }

  /// The kernel JVM, without the arguments of its program.
  ///
  /// @param jar the executable jar
  public List<String> kernel(Path jar) {
    List<String> line = new ArrayList<>(List.of(java.toString()));
    line.addAll(LEAN);
    line.addAll(C1_ALONE);
    line.addAll(COMPILER_HEAP);
    line.addAll(cache("kernel"));
    line.addAll(List.of("-jar", jar.toString()));
    return List.copyOf(line);
  }

  private List<String> learner(String role, List<String> more, String main) {
    List<String> line = new ArrayList<>(List.of(java.toString()));
    line.addAll(LEAN);
    line.addAll(LEARNER);
    line.addAll(more);
    line.add("-Xmx" + heap);
    line.add("-D" + KeptShadows.FILE + "=" + cacheFolder.resolve(SHADOWS));
    line.addAll(cache(role));
    line.addAll(List.of("-cp", runtimeJar.toString(), main));
    return List.copyOf(line);
  }

  private List<String> cache(String role) {
    Path cache = cacheFolder.resolve(role + ".aot");
    return switch (caching) {
      case TRAIN -> List.of("-XX:AOTCacheOutput=" + cacheFolder.resolve(role + "-%p.aot"));
      // Named but missing, it would cost the JDK's own cache as well.
      case USE -> Files.isRegularFile(cache) ? List.of("-XX:AOTCache=" + cache) : List.of();
    };
  }
}
