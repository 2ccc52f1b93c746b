package interleave.explore;

import interleave.course.ProcessCounts;
import interleave.probe.Child;

/// Stands for the counts of a process in explored code: the run counts.
final class SimulatedTally {
  static final SimulatedTally OF_THIS_PROCESS = new SimulatedTally();

  private SimulatedTally() {}

  int created() {
    return ProcessDoor.created();
  }

  /// The run knows.
  void started(Child child) {}

  ProcessCounts counts() {
    int[] counts = ProcessDoor.counts();
    return new ProcessCounts(counts[0], counts[1], counts[2], counts[1] - counts[2], counts[3]);
  }
}
