package interleave.trace;

import java.util.List;

/// Something that happened to an operating system process.
public sealed interface ProcessEvent extends Event {

  /// A process was made; the stamp is its parent's.
  ///
  /// @param child the new process's PID
  /// @param name the name given by the learner or by default, never empty
  /// @param daemon whether it ends with its parent
  record Created(Stamp stamp, long child, String name, boolean daemon) implements ProcessEvent {}

  /// A process was given variables when it was made, before its body began; the stamp is its
  /// parent's.
  ///
  /// @param child the new process's PID
  /// @param variables those of its parent that its body uses, the first of them if there are many
  record Given(Stamp stamp, long child, List<GivenVariable> variables) implements ProcessEvent {
    public Given {
      variables = List.copyOf(variables);
    }
  }

  /// The body of this process began; the stamp is the process's own.
  ///
  /// @param ppid the parent's PID as the operating system gives it at that moment
  /// @param name the process's name, never empty
  record Began(Stamp stamp, long ppid, String name) implements ProcessEvent {}

  /// A process ended; the stamp is that of whoever saw it end, usually its parent.
  ///
  /// @param process the PID of the process that ended
  record Ended(Stamp stamp, long process, ExitStatus status) implements ProcessEvent {}

  /// What the operating system said of a process when it was asked; the stamp is the kernel JVM's.
  /// Only what changed since the last time is an event.
  ///
  /// @param state Linux's letter: `Z` for a zombie, which has ended and whose parent has not waited
  ///   for it; `T` for a process that a signal stopped; `X` for one that is no more there, though
  ///   nobody saw its end; any other for one that goes on
  /// @param ppid its parent's PID now
  record Seen(Stamp stamp, long process, char state, long ppid) implements ProcessEvent {}
}
