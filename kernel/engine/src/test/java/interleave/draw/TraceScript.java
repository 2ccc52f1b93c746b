package interleave.draw;

import interleave.trace.Event;
import interleave.trace.ExitStatus;
import interleave.trace.GivenVariable;
import interleave.trace.Printed;
import interleave.trace.ProcessEvent;
import interleave.trace.Reason;
import interleave.trace.Resource;
import interleave.trace.Stamp;
import interleave.trace.SyncEvent;
import interleave.trace.ThreadEvent;
import interleave.trace.ThreadKind;
import interleave.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A trace written by hand. Each verb happens at the moment set last by [#at], in the thread set
/// last by [#in].
final class TraceScript {
  static final long MAIN = 4711;
  static final long KERNEL = 4700;
  private static final long START = 1_000_000_000;

  private final List<Event> events = new ArrayList<>();
  private final Map<Long, Long> sequences = new HashMap<>();
  private long micros;
  private long pid = MAIN;
  private long thread = 1;

  TraceScript at(double millis) {
    micros = Math.round(millis * 1000);
    return this;
  }

  TraceScript in(long newPid, long newThread) {
    pid = newPid;
    thread = newThread;
    return this;
  }

  TraceScript in(long newPid) {
    return in(newPid, 1);
  }

  private Stamp stamp() {
    long seq = sequences.merge(pid, 1L, Long::sum) - 1;
    return new Stamp(pid, thread, seq, START + micros * 1000);
  }

  private TraceScript add(Event event) {
    events.add(event);
    return this;
  }

  TraceScript creates(long child, String name) {
    return add(new ProcessEvent.Created(stamp(), child, name, false));
  }

  TraceScript createsDaemon(long child, String name) {
    return add(new ProcessEvent.Created(stamp(), child, name, true));
  }

  TraceScript gives(long child, GivenVariable... variables) {
    return add(new ProcessEvent.Given(stamp(), child, List.of(variables)));
  }

  TraceScript processBegins(long ppid, String name) {
    return add(new ProcessEvent.Began(stamp(), ppid, name));
  }

  TraceScript seesExit(long process, int code) {
    return add(new ProcessEvent.Ended(stamp(), process, new ExitStatus.Exited(code)));
  }

  TraceScript seesKill(long process, int signal) {
    return add(new ProcessEvent.Ended(stamp(), process, new ExitStatus.Killed(signal)));
  }

  /// The system is asked, by the kernel.
  TraceScript seen(long process, char state, long ppid) {
    long seq = sequences.merge(KERNEL, 1L, Long::sum) - 1;
    Stamp stamp = new Stamp(KERNEL, 0, seq, START + micros * 1000);
    return add(new ProcessEvent.Seen(stamp, process, state, ppid));
  }

  TraceScript starts(long child, String name) {
    return starts(child, name, ThreadKind.PLATFORM, false);
  }

  TraceScript starts(long child, String name, ThreadKind kind, boolean daemon) {
    return add(new ThreadEvent.Started(stamp(), child, name, kind, daemon));
  }

  TraceScript begins() {
    return add(new ThreadEvent.Began(stamp()));
  }

  TraceScript ends() {
    return add(new ThreadEvent.Ended(stamp(), ""));
  }

  TraceScript fails(String why) {
    return add(new ThreadEvent.Ended(stamp(), why));
  }

  TraceScript sleeps() {
    return blocks(Reason.SLEEP, Resource.NONE);
  }

  TraceScript blocks(Reason reason, Resource on) {
    return add(new ThreadEvent.Blocked(stamp(), reason, on));
  }

  TraceScript joinsProcess(long process, String name) {
    return blocks(Reason.JOIN_PROCESS, new Resource("Proc", process, name));
  }

  TraceScript joinsThread(long id, String name) {
    return blocks(Reason.JOIN_THREAD, new Resource("Thread", id, name));
  }

  TraceScript resumes() {
    return add(new ThreadEvent.Resumed(stamp()));
  }

  TraceScript samples(long seen, String name, Thread.State state) {
    return add(new ThreadEvent.Sampled(stamp(), seen, name, ThreadKind.PLATFORM, state));
  }

  TraceScript acquires(Resource lock) {
    return add(new SyncEvent.Acquired(stamp(), lock));
  }

  TraceScript releases(Resource lock) {
    return add(new SyncEvent.Released(stamp(), lock));
  }

  TraceScript puts(Resource queue, int size) {
    return add(new SyncEvent.Put(stamp(), queue, size));
  }

  TraceScript takes(Resource queue, int size) {
    return add(new SyncEvent.Took(stamp(), queue, size));
  }

  TraceScript prints(String text) {
    return add(new Printed(stamp(), false, text));
  }

  TraceScript printsError(String text) {
    return add(new Printed(stamp(), true, text));
  }

  /// The trace of a cell that ended at the moment set last.
  Trace ended() {
    return trace(false, 0);
  }

  /// The trace of a cell that still runs.
  Trace running() {
    return trace(true, 0);
  }

  Trace endedWithout(long dropped) {
    return trace(false, dropped);
  }

  private Trace trace(boolean running, long dropped) {
    return new Trace(3, MAIN, KERNEL, START, START + micros * 1000, running, events, dropped);
  }
}
