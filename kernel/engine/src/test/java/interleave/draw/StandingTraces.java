package interleave.draw;

import interleave.trace.Trace;

/// Traces with processes of which only the system knows how they stand.
final class StandingTraces {
  private static final long PARENT = 4712;
  private static final long CHILD = 4713;
  private static final long LOST = 4714;
  private static final long ORPHAN = 4715;

  private StandingTraces() {}

  /// A cell in whose middle a process is stopped, so that it cannot wait for its child.
  static Trace zombie() {
    return stopped().at(1600).running();
  }

  /// The same to its end, with an orphan.
  static Trace zombieAndOrphan() {
    return stopped()
        .at(1600)
        .seen(PARENT, 'R', TraceScript.MAIN)
        .in(PARENT)
        .at(1605)
        .seesExit(CHILD, 0)
        .resumes()
        .in(TraceScript.MAIN)
        .at(1620)
        .seesExit(PARENT, 0)
        .seesKill(LOST, 9)
        .at(2100)
        .seen(ORPHAN, 'S', 1)
        .in(ORPHAN)
        .at(2500)
        .resumes()
        .in(TraceScript.MAIN)
        .at(2600)
        .seen(ORPHAN, 'X', 1)
        .ended();
  }

  private static TraceScript stopped() {
    return new TraceScript()
        .at(5)
        .creates(PARENT, "parent")
        .at(8)
        .creates(LOST, "lost")
        .in(PARENT)
        .at(15)
        .processBegins(TraceScript.MAIN, "parent")
        .creates(CHILD, "child")
        .joinsProcess(CHILD, "child")
        .in(LOST)
        .at(20)
        .processBegins(TraceScript.MAIN, "lost")
        .creates(ORPHAN, "orphan")
        .in(CHILD)
        .at(30)
        .processBegins(PARENT, "child")
        .in(ORPHAN)
        .at(40)
        .processBegins(LOST, "orphan")
        .sleeps()
        .in(TraceScript.MAIN)
        .at(60)
        .joinsProcess(PARENT, "parent")
        .at(500)
        .seen(PARENT, 'T', TraceScript.MAIN)
        .at(1000)
        .seen(CHILD, 'Z', PARENT);
  }
}
