package interleave.explore;

/// Runs in which one thread is preempted once, at each of its steps and by each other thread.
/// Otherwise a thread goes on until it waits or ends, and then comes the first that was started.
///
/// Context-bounded search (Musuvathi & Qadeer, *Iterative context bounding for systematic testing
/// of multithreaded programs*, PLDI 2007) with the bound 1, in which the order after a wait is not
/// varied: of `n` threads and `k` steps that is at most n·k runs, which finds many a bug of
/// programs with so many threads that a chance of one in n·k or less would not. The threads that
/// were started last take over first: they are what the others' runs have kept waiting longest.
final class OnePreemption implements Strategy {
  private static final int UNKNOWN = -1;

  private int target = UNKNOWN;
  private int earliest;
  private int threads;

  /// Before which step it took over in this run, −1 if it did not.
  private int tookOver = UNKNOWN;

  @Override
  public int choose(State state) {
    if (state.depth() == 0) {
      tookOver = UNKNOWN;
    }
    int usual = usual(state);
    threads = Math.max(threads, 1 + state.enabled(state.size() - 1).thread());
    boolean isPoint = tookOver == UNKNOWN && state.depth() >= earliest;
    if (isPoint && state.enabled(usual).thread() == state.last() && state.last() != target) {
      for (int i = 0; i < state.size(); i++) {
        if (state.enabled(i).thread() == target) {
          tookOver = state.depth();
          return i;
        }
      }
    }
    return usual;
  }

  private static int usual(State state) {
    for (int i = 0; i < state.size(); i++) {
      if (state.enabled(i).thread() == state.last()) {
        return i;
      }
    }
    return 0;
  }

  @Override
  public boolean next(Run run) {
    if (tookOver != UNKNOWN) {
      earliest = tookOver + 1;
      return true;
    }
    target = (target == UNKNOWN ? threads : target) - 1;
    earliest = 0;
    return target >= 0;
  }
}
