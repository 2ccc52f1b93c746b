package interleave.cli;

import interleave.host.JvmCommand;

/// The training of the AOT caches: each JVM is run once as it will be run, and writes what it has
/// loaded and compiled.
final class Training {
  private Training() {}

  /// Trains the caches of an installation.
  ///
  /// @param training command lines that write caches
  /// @param changed whether the jars are new, so that caches that are there are stale
  static void train(Place place, JvmCommand training, boolean changed, Terminal terminal) {}
}
