package interleave.course;

import interleave.probe.CellContext;
import interleave.probe.Launcher;
import java.io.Serial;

/// A process of a [ProcPool]: it does one message of tasks after the other until its mailbox is
/// closed.
///
/// A message is the number of the job, the cell that it belongs to, a [PoolTask] and its arguments;
/// the answer is the worker's number, that of the job, and the outcome as [PoolTask] writes it.
final class PoolWorker extends Proc implements Launcher.Lasting {
  @Serial private static final long serialVersionUID = 1;

  private final int number;
  private final Mailbox tasks;
  private final Mailbox results;

  PoolWorker(int number, Mailbox tasks, Mailbox results) {
    this.number = number;
    this.tasks = tasks;
    this.results = results;
  }

  int number() {
    return number;
  }

  Mailbox tasks() {
    return tasks;
  }

  @Override
  public void run() throws InterruptedException {
    for (byte[] message = tasks.take(); message != null; message = tasks.take()) {
      results.put(answer(message));
    }
  }

  private byte[] answer(byte[] message) {
    var in = new ItemReader(message);
    var out = new ItemWriter("the pool", 64).number(number).number(in.number());
    CellContext.enter((int) in.number());
    return out.bytes(outcome(in)).toBytes();
  }

  private static byte[] outcome(ItemReader in) {
    try {
      var task = (PoolTask) Launcher.installed().unpackTask(in.block());
      return PoolTask.outcome(task, in, false);
    } catch (Throwable thrown) {
      return PoolTask.failure(thrown);
    }
  }
}
