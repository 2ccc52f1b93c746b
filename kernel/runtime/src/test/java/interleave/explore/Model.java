package interleave.explore;

import interleave.explore.Model.Instruction.Add;
import interleave.explore.Model.Instruction.Await;
import interleave.explore.Model.Instruction.Fail;
import interleave.explore.Model.Instruction.Join;
import interleave.explore.Model.Instruction.Load;
import interleave.explore.Model.Instruction.Lock;
import interleave.explore.Model.Instruction.Notify;
import interleave.explore.Model.Instruction.Pick;
import interleave.explore.Model.Instruction.Rest;
import interleave.explore.Model.Instruction.Start;
import interleave.explore.Model.Instruction.Store;
import interleave.explore.Model.Instruction.Unlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A tiny program over shared numbers and locks, which runs step by step as its chooser says. It
/// stands in for the engine, so that the search is tested by itself.
///
/// Each thread has one register. Thread 0 is the block's own; the others begin when they are
/// started.
record Model(List<List<Instruction>> threads, int variables, int locks) implements Program {

  /// An instruction.
  sealed interface Instruction {
    /// The register becomes the variable's value.
    record Load(int variable) implements Instruction {}

    /// The variable becomes the register's value plus a number.
    record Store(int variable, int plus) implements Instruction {}

    /// The variable grows by a number, in one step; the register becomes the new value.
    record Add(int variable, int plus) implements Instruction {}

    record Lock(int lock) implements Instruction {}

    record Unlock(int lock) implements Instruction {}

    /// Leaves the lock until another thread notifies it; then takes it again.
    record Rest(int lock) implements Instruction {}

    record Notify(int lock, boolean all) implements Instruction {}

    record Start(int thread) implements Instruction {}

    record Join(int thread) implements Instruction {}

    /// Goes round, looking at the variable, until it is not 0.
    record Await(int variable, boolean isPure) implements Instruction {}

    /// The register becomes 0 or 1, by chance.
    record Pick() implements Instruction {}

    /// Throws when the register holds the value.
    record Fail(int value) implements Instruction {}
  }

  static List<Instruction> thread(Instruction... instructions) {
    return List.of(instructions);
  }

  /// The threads given, and before them one that starts all, waits for their ends and returns what
  /// the variables then hold.
  static Model parallel(int variables, int locks, List<List<Instruction>> threads) {
    List<List<Instruction>> all = new ArrayList<>();
    List<Instruction> main = new ArrayList<>();
    for (int i = 1; i <= threads.size(); i++) {
      main.add(new Start(i));
    }
    for (int i = 1; i <= threads.size(); i++) {
      main.add(new Join(i));
    }
    all.add(main);
    all.addAll(threads);
    return new Model(all, variables, locks);
  }

  static Model parallel(int variables, int locks, List<Instruction> one, List<Instruction> other) {
    return parallel(variables, locks, List.of(one, other));
  }

  static Model parallel(
      int variables,
      int locks,
      List<Instruction> one,
      List<Instruction> other,
      List<Instruction> third) {
    return parallel(variables, locks, List.of(one, other, third));
  }

  /// The same instructions again and again.
  static List<Instruction> repeat(int times, Instruction... instructions) {
    List<Instruction> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.addAll(Arrays.asList(instructions));
    }
    return all;
  }

  @Override
  public Run run(Chooser chooser, boolean recorded) {
    return new Execution(this, chooser, recorded).run();
  }

  private static final class Execution {
    private final Model model;
    private final Chooser chooser;
    private final boolean recorded;
    private final State state = new State();
    private final int[] values;
    private final int[] owners;
    private final List<List<Integer>> resting = new ArrayList<>();
    private final Fiber[] fibers;
    private final List<Step> steps = new ArrayList<>();
    private final List<Failure> uncaught = new ArrayList<>();

    private static final class Fiber {
      boolean started;
      boolean begun;
      boolean ended;
      int next;
      int register;
      boolean looked;
      boolean reacquires;
      boolean notified;
    }

    Execution(Model model, Chooser chooser, boolean recorded) {
      this.model = model;
      this.chooser = chooser;
      this.recorded = recorded;
      values = new int[model.variables()];
      owners = new int[model.locks()];
      Arrays.fill(owners, -1);
      for (int i = 0; i < owners.length; i++) {
        resting.add(new ArrayList<>());
      }
      fibers = new Fiber[model.threads().size()];
      Arrays.setAll(fibers, _ -> new Fiber());
      fibers[0].started = true;
      fibers[0].begun = true;
    }

    Run run() {
      while (true) {
        for (int thread = 0; thread < fibers.length; thread++) {
          addEnabled(thread);
        }
        if (state.size() == 0) {
          return end(ending());
        }
        int index = chooser.choose(state);
        if (index < 0) {
          return end(new Ending.Abandoned());
        }
        Pending taken = state.enabled(index);
        int[] before = values.clone();
        boolean changed = take(taken);
        if (recorded) {
          int place = taken.operation().place().id();
          boolean isValue = place < values.length;
          steps.add(
              new Step(
                  taken,
                  new Spot(1, fibers[taken.thread()].next),
                  isValue ? "" + before[place] : "",
                  isValue ? "" + values[place] : "",
                  changed));
        }
        state.stepped(taken.thread(), changed);
      }
    }

    private Ending ending() {
      if (fibers[0].ended) {
        return new Ending.Finished(Arrays.toString(values));
      }
      return new Ending.Stuck(waits());
    }

    private Run end(Ending ending) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < fibers.length; i++) {
        names.add(i == 0 ? "main" : "t" + i);
      }
      List<Waiting> leaked = fibers[0].ended ? waits() : List.of();
      return new Run(ending, names, "", uncaught, leaked, steps);
    }

    private List<Waiting> waits() {
      List<Waiting> waits = new ArrayList<>();
      for (int thread = 0; thread < fibers.length; thread++) {
        if (fibers[thread].started && !fibers[thread].ended) {
          Operation operation = operation(thread);
          int holder =
              operation instanceof Operation.Acquire acquire
                  ? owners[acquire.place().id() - values.length]
                  : -1;
          waits.add(new Waiting(new Pending(thread, 0, operation), holder, Spot.UNKNOWN));
        }
      }
      return waits;
    }

    private void addEnabled(int thread) {
      Fiber fiber = fibers[thread];
      if (!fiber.started || fiber.ended) {
        return;
      }
      Operation operation = operation(thread);
      boolean isEnabled =
          switch (operation) {
            case Operation.Acquire acquire ->
                owners[acquire.place().id() - values.length] < 0
                    && (!fiber.reacquires || fiber.notified);
            case Operation.Join _ -> fibers[((Join) instruction(thread)).thread()].ended;
            default -> true;
          };
      int variants =
          switch (operation) {
            case Operation.Notify notify when !notify.all() ->
                Math.max(1, resting.get(((Notify) instruction(thread)).lock()).size());
            case Operation.Choose _ -> 2;
            default -> 1;
          };
      for (int variant = 0; isEnabled && variant < variants; variant++) {
        state.add(new Pending(thread, variant, operation));
      }
    }

    private Instruction instruction(int thread) {
      return model.threads().get(thread).get(fibers[thread].next);
    }

    private Place value(int variable) {
      return new Place(variable, "v" + variable);
    }

    private Place lock(int lock) {
      return new Place(values.length + lock, "lock" + lock);
    }

    private Place life(int thread) {
      return new Place(values.length + owners.length + thread, thread == 0 ? "main" : "t" + thread);
    }

    private Place own(int thread) {
      return new Place(values.length + owners.length + fibers.length + thread, "own");
    }

    private Operation operation(int thread) {
      Fiber fiber = fibers[thread];
      if (!fiber.begun) {
        return new Operation.Begin(life(thread));
      }
      if (fiber.next == model.threads().get(thread).size()) {
        return new Operation.End(life(thread));
      }
      return switch (instruction(thread)) {
        case Load(int variable) -> new Operation.Read(value(variable));
        case Store(int variable, _) -> new Operation.Write(value(variable));
        case Add(int variable, _) -> new Operation.Update(value(variable));
        case Lock(int lock) -> new Operation.Acquire(lock(lock));
        case Unlock(int lock) -> new Operation.Release(lock(lock));
        case Rest(int lock) ->
            fiber.reacquires ? new Operation.Acquire(lock(lock)) : new Operation.Wait(lock(lock));
        case Notify(int lock, boolean all) -> new Operation.Notify(lock(lock), all);
        case Start(int other) -> new Operation.Start(life(other));
        case Join(int other) -> new Operation.Join(life(other), false);
        case Await(int variable, boolean isPure) ->
            fiber.looked
                ? new Operation.Loop(own(thread), isPure)
                : new Operation.Read(value(variable));
        case Pick _, Fail _ -> new Operation.Choose(own(thread));
      };
    }

    /// Takes a step.
    ///
    /// @return whether another thread can see a change
    private boolean take(Pending pending) {
      int thread = pending.thread();
      Fiber fiber = fibers[thread];
      if (!fiber.begun) {
        fiber.begun = true;
        return true;
      }
      if (fiber.next == model.threads().get(thread).size()) {
        fiber.ended = true;
        return true;
      }
      boolean changed = true;
      boolean goesOn = true;
      switch (instruction(thread)) {
        case Load(int variable) -> {
          fiber.register = values[variable];
          changed = false;
        }
        case Store(int variable, int plus) -> {
          changed = values[variable] != fiber.register + plus;
          values[variable] = fiber.register + plus;
        }
        case Add(int variable, int plus) -> {
          values[variable] += plus;
          fiber.register = values[variable];
        }
        case Lock(int lock) -> owners[lock] = thread;
        case Unlock(int lock) -> owners[lock] = -1;
        case Rest(int lock) -> {
          goesOn = fiber.reacquires;
          owners[lock] = fiber.reacquires ? thread : -1;
          fiber.notified = false;
          if (!fiber.reacquires) {
            resting.get(lock).add(thread);
          }
          fiber.reacquires = !fiber.reacquires;
        }
        case Notify(int lock, boolean all) -> {
          List<Integer> rest = resting.get(lock);
          while (!rest.isEmpty()) {
            int place = all ? 0 : pending.variant();
            fibers[rest.get(place)].notified = true;
            rest.subList(place, place + 1).clear();
            if (!all) {
              break;
            }
          }
        }
        case Start(int other) -> fibers[other].started = true;
        case Join _ -> changed = false;
        case Await(int variable, _) -> {
          changed = false;
          goesOn = !fiber.looked && values[variable] != 0;
          fiber.looked = !fiber.looked && !goesOn;
        }
        case Pick _ -> fiber.register = pending.variant();
        case Fail(int value) -> {
          changed = false;
          if (fiber.register == value) {
            uncaught.add(new Failure(thread, "Failed", "" + value, Spot.UNKNOWN));
            fiber.next = model.threads().get(thread).size();
            return false;
          }
        }
      }
      fiber.next += goesOn ? 1 : 0;
      return changed;
    }
  }
}
