package interleave.bench;

import interleave.explore.Hooks;
import interleave.probe.Probe;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What woven code pays for a hook while nobody listens: an increment of a field with the hook less
/// one without, in a JVM with the collector of cell JVMs.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "--add-opens=java.base/java.lang=ALL-UNNAMED"})
public class HookBenchmark {
  private int count;

  /// An increment alone.
  @Benchmark
  public int plain() {
    return count++;
  }

  /// With the check at each jump back and method entry, which sees whether the cell is being
  /// stopped.
  @Benchmark
  public int checked() {
    Probe.check();
    return count++;
  }

  /// With the hooks before a read and a write of code that was woven for exploring, outside of a
  /// run.
  @Benchmark
  public int explored() {
    Hooks.get(this, 0);
    Hooks.put(this, 0);
    return count++;
  }
}
