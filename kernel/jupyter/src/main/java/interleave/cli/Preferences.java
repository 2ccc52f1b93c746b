package interleave.cli;

import interleave.host.JvmCommand.Caching;
import interleave.session.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// What a user can choose about every session, by environment variables (a kernelspec's `env` can
/// set them too).
///
/// @param heap `INTERLEAVE_HEAP`, the largest heap of the cell JVM and of each child, as `-Xmx`
///   takes it; 512m when not set
/// @param warmChildren `INTERLEAVE_WARM`, how many child JVMs wait ready, 0 to 16; 2 when not set
/// @param caching whether JVMs write their AOT caches; not for users to choose
record Preferences(String heap, int warmChildren, Caching caching) {
  /// The variable that [Training] sets to [#TRAIN] for the kernel that it starts.
  static final String CACHES = "INTERLEAVE_CACHES";

  static final String TRAIN = "train";

  static Preferences of(Map<String, String> environment) {
    String heap = environment.getOrDefault("INTERLEAVE_HEAP", "512m");
    if (!heap.matches("[1-9][0-9]{0,9}[kKmMgG]?")) {
      throw new Refusal("INTERLEAVE_HEAP is \"" + heap + "\"; set it to a size such as 512m or 2g");
    }
    String warm = environment.getOrDefault("INTERLEAVE_WARM", "2");
    if (!warm.matches("[0-9]|1[0-6]")) {
      throw new Refusal("INTERLEAVE_WARM is \"" + warm + "\"; set it to a number from 0 to 16");
    }
    boolean train = TRAIN.equals(environment.get(CACHES));
    return new Preferences(heap, Integer.parseInt(warm), train ? Caching.TRAIN : Caching.USE);
  }

  /// The settings of a session on this machine.
  ///
  /// @param folder where its cells run
  /// @param cellTimeout how long a cell may run; zero means without limit
  static Settings settings(Machine machine, Path folder, Duration cellTimeout) {
    Preferences chosen = of(machine.environment());
    Path runtime = Jars.runtime(machine);
    return new Settings(
        runtime,
        folder.toAbsolutePath(),
        runtime.resolveSibling("aot"),
        chosen.warmChildren(),
        chosen.heap(),
        chosen.caching(),
        cellTimeout);
  }
}
