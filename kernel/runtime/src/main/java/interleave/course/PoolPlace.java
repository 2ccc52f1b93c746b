package interleave.course;

import java.util.List;
import java.util.function.Consumer;

/// The tasks of a pool where they wait, and this process's workers.
sealed interface PoolPlace permits Crew, RedisCrew {
  /// Has a prepared task done with arguments.
  @FunctionalInterface
  interface Giver {
    /// Returns at once; one of the two is called later, in this process.
    ///
    /// @param cell the cell that it is given in, in which it calls back
    /// @param done takes the results
    /// @throws IllegalStateException if the pool is closed
    void give(int cell, List<?> arguments, Consumer<ItemReader> done, Consumer<Throwable> failed);
  }

  /// Copies a task, once for all of its arguments where it can.
  ///
  /// @throws NotTransferableException if something in it cannot travel
  Giver prepare(PoolTask task);

  /// Takes no more tasks; the workers end when they have done what they were given.
  void close();

  /// Ends the workers at once; their tasks fail, and so does what this process has given.
  void terminate();

  /// Ends the workers that run tasks of a cell, which fail, and forgets those that wait.
  void cancel(int cell);

  /// Whether it takes no more tasks.
  boolean isClosed();

  /// This process's workers that are alive.
  List<Proc> workers();

  /// Its name and how much there is to do.
  @Override
  String toString();
}
