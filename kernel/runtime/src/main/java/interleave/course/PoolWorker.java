package interleave.course;

import interleave.probe.CellContext;
import interleave.probe.Launcher;
import java.io.Serial;

/// A process of a [ProcPool]: it does one message of tasks after the other until its queue is
/// closed.
///
/// A message is the number of the job, the cell that it belongs to, a [PoolTask] and its arguments;
/// the answer is the worker's number, that of the job, 1 and the results, or 0 and what was thrown.
final class PoolWorker extends Proc implements Launcher.Lasting {
  @Serial private static final long serialVersionUID = 1;
  private static final String INTO = "the pool, which brings results back,";

  private final int number;
  private final MachineQueue tasks;
  private final MachineQueue results;

  PoolWorker(int number, MachineQueue tasks, MachineQueue results) {
    this.number = number;
    this.tasks = tasks;
    this.results = results;
  }

  int number() {
    return number;
  }

  MachineQueue tasks() {
    return tasks;
  }

  @Override
  public void run() throws InterruptedException {
    while (tasks.awaitItem(Patience.ENDLESS) && !tasks.isDrained()) {
      byte[] message = tasks.get(Patience.ENDLESS);
      if (message != null) {
        boolean _ = results.put(answer(message), Patience.ENDLESS);
      }
    }
  }

  private byte[] answer(byte[] message) {
    var in = new ItemReader(message);
    long job = in.number();
    CellContext.enter((int) in.number());
    try {
      var task = (PoolTask) Launcher.installed().unpackTask(in.block());
      ItemWriter out = begin(job, 1);
      task.run(in, out);
      return out.toBytes();
    } catch (Throwable thrown) {
      return failure(job, thrown);
    }
  }

  private ItemWriter begin(long job, long isDone) {
    return new ItemWriter(INTO, 64).number(number).number(job).number(isDone);
  }

  private byte[] failure(long job, Throwable thrown) {
    try {
      return begin(job, 0).add(thrown).toBytes();
    } catch (NotTransferableException e) {
      return begin(job, 0).add(new IllegalStateException(thrown.toString())).toBytes();
    }
  }
}
