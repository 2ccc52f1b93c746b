package interleave.explore;

import java.util.List;

/// A run of a program under one schedule.
///
/// @param ending how it ended
/// @param threads the names of its threads, by number
/// @param output what it printed
/// @param uncaught exceptions that ended threads other than the block's own
/// @param leaked threads that the block left behind and that wait for good
/// @param steps what it did, empty unless it was recorded
record Run(
    Ending ending,
    List<String> threads,
    String output,
    List<Failure> uncaught,
    List<Waiting> leaked,
    List<Step> steps) {
  Run {
    threads = List.copyOf(threads);
    uncaught = List.copyOf(uncaught);
    leaked = List.copyOf(leaked);
    steps = List.copyOf(steps);
  }
}
