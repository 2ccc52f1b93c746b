package interleave.host;

import interleave.memory.Answer;
import interleave.memory.Call;
import interleave.remote.RemoteAnswer;
import interleave.remote.RemoteCall;
import interleave.trace.Event;
import interleave.trace.MimeBundle;
import interleave.trace.Waiting;
import java.util.List;
import java.util.Map;

/// One message between the kernel JVM and a JVM of the notebook, over a [Wire].
///
/// [Up] goes to the kernel, [Down] comes from it.
public sealed interface Frame {

  /// From a JVM of the notebook to the kernel.
  sealed interface Up extends Frame {}

  /// From the kernel to a JVM of the notebook.
  sealed interface Down extends Frame {}

  /// The first frame of every wire; the kernel closes a wire whose token is wrong.
  ///
  /// @param role what the JVM is for
  record Hello(String token, long pid, long ppid, Role role) implements Up {}

  /// Events of one cell, in the order of their `seq`. Printed text travels here too.
  record Events(int cell, List<Event> events) implements Up {}

  /// A thread of the cell wants a line from the front end.
  ///
  /// @param id answered by the [InputReply] of the same id
  record InputRequest(long id, int cell, String prompt, boolean password) implements Up {}

  /// Something to show under the cell.
  ///
  /// @param displayId names the output for later updates, or empty
  /// @param update whether to replace the outputs shown under `displayId`
  record Display(int cell, MimeBundle bundle, String displayId, boolean update) implements Up {}

  /// Remove the cell's output.
  ///
  /// @param lazily whether to do so only when the next output comes
  record ClearOutput(int cell, boolean lazily) implements Up {}

  /// Events of a cell that this JVM made and did not keep, because there were too many.
  ///
  /// @param count how many more since the last such frame
  record Dropped(int cell, long count) implements Up {}

  /// The notebook's variables as they were after a cell, for a new cell JVM should this one die.
  ///
  /// @param bytes what [Commands#RESTORE] takes
  /// @param missing variables that could not be saved, each with the reason
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared or changed
  record Saved(byte[] bytes, Map<String, String> missing) implements Up {
    public Saved {
      missing = Map.copyOf(missing);
    }
  }

  /// Something asked of the kernel about shared objects.
  record Calling(Call call) implements Up {}

  /// Something asked of the kernel about objects on a server.
  record CallingRemote(RemoteCall call) implements Up {}

  /// Everything that this JVM sent before has been sent; the kernel waits for it before it ends a
  /// cell.
  record Mark(long number) implements Up {}

  /// This JVM asks whether it may start a process; answered by a [Granted] of the same id.
  record Claim(long id) implements Up {}

  /// The process for which a claim was granted has been started.
  ///
  /// @param child its PID, or 0 if nothing came of it
  record Started(long id, long child) implements Up {}

  /// A child of this JVM has ended.
  record Gone(long child) implements Up {}

  /// Who waits in this JVM; sent when that has changed, and as the answer to [Recheck].
  ///
  /// @param round the round that it answers, or 0
  /// @param free whether a thread of this JVM runs, or will go on by itself
  record Waits(long round, List<Waiting> waits, boolean free) implements Up {
    public Waits {
      waits = List.copyOf(waits);
    }
  }

  /// A cell wants to see a view; answered by [Seen].
  ///
  /// @param view its name
  record Look(long id, int cell, String view) implements Up {}

  /// The answer to [Look].
  record Seen(long id, MimeBundle view) implements Down {}

  /// Asks for [Waits] as they are now.
  record Recheck(long round) implements Down {}

  /// The answer to [Claim].
  ///
  /// @param refusal which limit stands against it and how it is raised, or empty
  record Granted(long id, String refusal) implements Down {}

  /// Stop what this cell runs in this JVM: threads are interrupted, children are ended.
  ///
  /// @param cell 0 for everything that any cell left running
  record Interrupt(int cell) implements Down {}

  /// The answer to [InputRequest].
  ///
  /// @param text the line without its terminator
  /// @param eof whether there is no input to be had; `text` is empty then
  record InputReply(long id, String text, boolean eof) implements Down {}

  /// The kernel's answer to a [Calling].
  record Answering(Answer answer) implements Down {}

  /// The kernel's answer to a [CallingRemote].
  record AnsweringRemote(RemoteAnswer answer) implements Down {}

  /// What a JVM is for.
  enum Role {
    /// Events and outputs of the cell JVM.
    CELL,
    /// Events and outputs of a child JVM.
    CHILD,
    /// The connection on which the kernel calls the cell JVM (load, invoke and so on).
    CONTROL
  }
}
