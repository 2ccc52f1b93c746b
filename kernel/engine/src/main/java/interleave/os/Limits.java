package interleave.os;

/// How much a notebook may use of its machine.
///
/// @param processes how many processes it may have alive at a time, without the notebook's own
/// @param startsPerSecond how many it may start within a second
public record Limits(int processes, int startsPerSecond) {

  /// The environment variable with [#processes]; the system property is `interleave.processes`.
  public static final String PROCESSES = "INTERLEAVE_PROCESSES";

  /// The environment variable with [#startsPerSecond]; the system property is
  /// `interleave.starts.per.second`.
  public static final String STARTS_PER_SECOND = "INTERLEAVE_STARTS_PER_SECOND";

  /// The environment variable with the size of the memory that processes share, such as `512m`; the
  /// system property is `interleave.shared.memory`.
  public static final String SHARED_MEMORY = "INTERLEAVE_SHARED_MEMORY";

  /// What the kernel was started with, by a system property or by the environment; otherwise 64
  /// processes and 100 starts a second.
  ///
  /// @throws IllegalArgumentException if a value is no positive number
  public static Limits configured() {
    return new Limits(configured(PROCESSES, 64), configured(STARTS_PER_SECOND, 100));
  }

  private static int configured(String name, int otherwise) {
    String property = name.toLowerCase(java.util.Locale.ROOT).replace('_', '.');
    String value = System.getProperty(property, System.getenv(name));
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(name + " is a number from 1 on, not \"" + value + "\"");
    }
    return Integer.parseInt(value);
  }
}
