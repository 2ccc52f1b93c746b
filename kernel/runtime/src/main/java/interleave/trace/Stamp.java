package interleave.trace;

/// Where and when an event happened.
///
/// Events of one process are ordered by `seq`. Events of different processes are ordered by the
/// messages between them; `nanos` places them on a common axis for drawing only, because
/// `System.nanoTime` is one clock for all processes on Linux and is not elsewhere.
///
/// @param pid the operating system's process identifier
/// @param thread the Java thread identifier within that process; 1 is its main thread
/// @param seq the event's number within its process, from 0, without gaps
/// @param nanos `System.nanoTime` of that process, in nanoseconds
public record Stamp(long pid, long thread, long seq, long nanos) {}
