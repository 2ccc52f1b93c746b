package interleave.course;

import interleave.memory.Wait;
import interleave.probe.CellContext;
import interleave.probe.Recorder;
import interleave.trace.Reason;
import interleave.trace.Resource;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Processes that do tasks, each one at a time.
///
/// ```java
/// try (ProcPool pool = new ProcPool(4)) {
///   List<Integer> squares = pool.map(n -> n * n, List.of(1, 2, 3));
///   CompletableFuture<Long> pid = pool.submit(() -> Proc.current().pid());
/// }
/// ```
///
/// A task travels as the body of a [Proc] does, with a copy of the variables that it uses as they
/// are when it is given; results are copied back. What a task throws comes out where its result
/// would have. When a worker dies, its task fails with a [WorkerDiedException] and another worker
/// takes its place. Callbacks run in this process, one at a time: a slow one delays the others.
///
/// Workers live until [#close] or the end of the notebook's process.
public final class ProcPool implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /// How many chunks [#map] makes for each worker, so that they end at about the same time.
  private static final int CHUNKS_A_WORKER = 4;

  /// A task with a result.
  @FunctionalInterface
  public interface Task<R> extends Serializable {
    /// Runs in a worker.
    R call() throws Exception;
  }

  /// A function that a worker applies.
  @FunctionalInterface
  public interface Work<T, R> extends Serializable {
    /// Runs in a worker.
    R apply(T argument) throws Exception;
  }

  /// A function of two arguments that a worker applies.
  @FunctionalInterface
  public interface Work2<A, B, R> extends Serializable {
    /// Runs in a worker.
    R apply(A first, B second) throws Exception;
  }

  private final int size;
  private final Resource resource;
  private final PoolPlace crew;

  /// A pool with a worker for each processor.
  public ProcPool() {
    this(Runtime.getRuntime().availableProcessors());
  }

  /// A pool with so many workers.
  public ProcPool(int workers) {
    this(Space.machine(), "", workers);
  }

  /// A pool somewhere else: whoever makes one of the same name adds workers to it and may give it
  /// tasks.
  ///
  /// In Redis a task travels with the classes of the notebook that it needs, and with copies of the
  /// variables that it uses; what lives in the memory of this machine cannot go along. A worker of
  /// any notebook does it, once: if its worker, notebook or machine dies meanwhile, the task fails
  /// with a [WorkerDiedException]. Libraries are looked for in the notebook of the worker.
  ///
  /// @param workers how many this notebook adds; in Redis that may be 0
  public ProcPool(Space space, String name, int workers) {
    int least = space instanceof RedisSpace ? 0 : 1;
    if (workers < least) {
      throw new IllegalArgumentException(
          "a pool has %d workers or more, not %d".formatted(least, workers));
    }
    int number = COUNT.incrementAndGet();
    this.size = Math.max(1, workers);
    this.resource = new Resource("ProcPool", number, name);
    this.crew = space.pool(name, number, workers);
  }

  /// Gives a task and returns at once.
  public <R> CompletableFuture<R> submit(Task<R> task) {
    return submit(task, _ -> {}, _ -> {});
  }

  /// Gives a task without a result and returns at once.
  public CompletableFuture<Void> submit(Proc.Body task) {
    return this.<Void>submit(new Bare(task)::call);
  }

  /// Gives a task; one of the two is called with what comes of it, in this process.
  public <R> CompletableFuture<R> submit(
      Task<R> task, Consumer<? super R> onDone, Consumer<Throwable> onError) {
    var future = new CompletableFuture<R>();
    crew.prepare(new PoolTask.Once(task))
        .give(
            CellContext.current(),
            List.of(),
            results -> {
              R result = Unchecked.cast(results.next());
              future.complete(result);
              onDone.accept(result);
            },
            thrown -> {
              future.completeExceptionally(thrown);
              onError.accept(thrown);
            });
    return future;
  }

  /// Applies a function to each of the items and gives the results in their order; waits for all.
  public <T, R> List<R> map(Work<T, R> work, Collection<? extends T> items)
      throws InterruptedException {
    int chunk = Math.ceilDiv(items.size(), CHUNKS_A_WORKER * size);
    return map(work, items, Math.max(1, chunk));
  }

  /// The same with so many items in each message to a worker.
  public <T, R> List<R> map(Work<T, R> work, Collection<? extends T> items, int chunk)
      throws InterruptedException {
    return await(chunks(new PoolTask.Each(Unchecked.cast(work)), arguments(items, chunk)));
  }

  /// Applies a function of two arguments to each of the pairs, as [#map] does.
  public <A, B, R> List<R> starmap(Work2<A, B, R> work, Collection<? extends Map.Entry<A, B>> pairs)
      throws InterruptedException {
    var items = new ArrayList<Object>();
    for (Map.Entry<A, B> pair : pairs) {
      items.add(pair.getKey());
      items.add(pair.getValue());
    }
    int chunk = Math.max(1, Math.ceilDiv(pairs.size(), CHUNKS_A_WORKER * size));
    return await(chunks(new PoolTask.EachTwo(Unchecked.cast(work)), arguments(items, 2 * chunk)));
  }

  /// Applies a function to each of the items; each result is there as soon as it and those before
  /// it are ready.
  public <T, R> Stream<R> imap(Work<T, R> work, Collection<? extends T> items) {
    return this.<R>chunks(new PoolTask.Each(Unchecked.cast(work)), arguments(items, 1)).stream()
        .map(chunk -> unchecked(chunk).getFirst());
  }

  /// Applies a function to each of the items; the results come in the order in which they are
  /// ready.
  public <T, R> Stream<R> imapUnordered(Work<T, R> work, Collection<? extends T> items) {
    BlockingQueue<CompletableFuture<List<R>>> ready = new LinkedBlockingQueue<>();
    List<CompletableFuture<List<R>>> all =
        chunks(new PoolTask.Each(Unchecked.cast(work)), arguments(items, 1));
    for (CompletableFuture<List<R>> one : all) {
      CompletableFuture<List<R>> _ = one.whenComplete((_, _) -> ready.add(one));
    }
    return all.stream().map(_ -> unchecked(next(ready)).getFirst());
  }

  private static <F> F next(BlockingQueue<F> ready) {
    try {
      return ready.take();
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  private static List<List<Object>> arguments(Collection<?> items, int chunk) {
    var chunks = new ArrayList<List<Object>>();
    List<Object> open = List.of();
    for (Object item : items) {
      if (open.size() % chunk == 0) {
        open = new ArrayList<>(chunk);
        chunks.add(open);
      }
      open.add(item);
    }
    return chunks;
  }

  private <R> List<CompletableFuture<List<R>>> chunks(PoolTask task, List<List<Object>> arguments) {
    PoolPlace.Giver prepared = crew.prepare(task);
    int cell = CellContext.current();
    var futures = new ArrayList<CompletableFuture<List<R>>>();
    for (List<Object> chunk : arguments) {
      var future = new CompletableFuture<List<R>>();
      prepared.give(
          cell, chunk, results -> future.complete(all(results)), future::completeExceptionally);
      futures.add(future);
    }
    return futures;
  }

  private static <R> List<R> all(ItemReader results) {
    var list = new ArrayList<R>();
    while (results.hasNext()) {
      list.add(Unchecked.cast(results.next()));
    }
    return list;
  }

  private <R> List<R> await(List<CompletableFuture<List<R>>> futures) throws InterruptedException {
    var results = new ArrayList<R>();
    for (CompletableFuture<List<R>> future : futures) {
      results.addAll(await(future));
    }
    return results;
  }

  private <R> R await(CompletableFuture<R> future) throws InterruptedException {
    Recorder.blocked(Reason.FUTURE, resource);
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw Unchecked.<RuntimeException>sneaky(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      crew.cancel(CellContext.current());
      throw Wait.interrupted();
    } finally {
      Recorder.resumed();
    }
  }

  private <R> R unchecked(CompletableFuture<R> future) {
    try {
      return await(future);
    } catch (InterruptedException e) {
      throw stopped();
    }
  }

  private static IllegalStateException stopped() {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for a result of the pool");
  }

  /// Takes no more tasks. The workers end when they have done those that were given.
  @Override
  public void close() {
    crew.close();
  }

  /// Ends the workers at once; what they were doing fails, and so does what waits.
  public void terminate() {
    crew.terminate();
  }

  /// Waits until all workers have ended.
  ///
  /// @throws IllegalStateException before [#close] or [#terminate]
  public void join() throws InterruptedException {
    if (!crew.isClosed()) {
      throw new IllegalStateException(
          resource.label() + " is open: close() or terminate() it before you join() it");
    }
    for (Proc worker : crew.workers()) {
      worker.join();
    }
  }

  /// The workers that are alive.
  public List<Proc> workers() {
    return crew.workers();
  }

  @Override
  public String toString() {
    return crew.toString();
  }

  /// A task without a result as one with a result.
  private record Bare(Proc.Body body) implements Serializable {
    @SuppressWarnings("NullAway") // there is no other value of Void
    Void call() throws Exception {
      body.run();
      return null;
    }
  }
}
