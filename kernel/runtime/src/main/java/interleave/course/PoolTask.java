package interleave.course;

import java.io.Serializable;

/// What a worker does with the arguments of one message.
sealed interface PoolTask extends Serializable {
  /// Reads the arguments and writes the results.
  void run(ItemReader arguments, ItemWriter results) throws Exception;

  /// A task without arguments and with one result.
  record Once(ProcPool.Task<?> task) implements PoolTask {
    @Override
    public void run(ItemReader arguments, ItemWriter results) throws Exception {
      ItemWriter _ = results.add(task.call());
    }
  }

  /// One result for each argument.
  record Each(ProcPool.Work<Object, ?> work) implements PoolTask {
    @Override
    public void run(ItemReader arguments, ItemWriter results) throws Exception {
      while (arguments.hasNext()) {
        ItemWriter _ = results.add(work.apply(arguments.given()));
      }
    }
  }

  /// One result for each two arguments.
  record EachTwo(ProcPool.Work2<Object, Object, ?> work) implements PoolTask {
    @Override
    public void run(ItemReader arguments, ItemWriter results) throws Exception {
      while (arguments.hasNext()) {
        ItemWriter _ = results.add(work.apply(arguments.given(), arguments.given()));
      }
    }
  }
}
