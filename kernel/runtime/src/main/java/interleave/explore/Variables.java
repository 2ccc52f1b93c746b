package interleave.explore;

import interleave.course.CellOutput.Stuck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The static variables of explored code, of which each process has its own.
///
/// There is one set of classes. The variables in it are those of the process that acts; those of
/// the others are put aside, as an operating system does with pages.
final class Variables {
  private final Heap heap;
  private final List<Barred> barred = new ArrayList<>();
  private @Nullable SimulatedProcess copiedFor;

  /// A variable that cannot travel to other processes.
  private record Barred(Class<?> type, long offset, String name, String why) {}

  Variables(Heap heap) {
    this.heap = heap;
  }

  void reset() {
    copiedFor = null;
  }

  /// The process that a copy is being made for, null if none is.
  @Nullable SimulatedProcess copiedFor() {
    return copiedFor;
  }

  ProcessCopy copier() {
    return heap.copier();
  }

  /// Puts the variables of one process aside and those of another in place.
  void exchange(SimulatedProcess from, SimulatedProcess to) {
    from.variables = heap.variables();
    to.variables.forEach(Saved::restore);
    for (int i = to.variables.size(); i < heap.statics().size(); i++) {
      heap.statics().get(i).before().restore(); // a class that was first used after its start
      if (to.number > 0) {
        own(heap.statics().get(i));
      }
    }
  }

  /// A class was first used: a process other than the first has a copy of what its variables have.
  void adopted(Heap.Statics of, SimulatedProcess by) {
    if (by.number > 0) {
      own(of);
    }
  }

  private void own(Heap.Statics of) {
    Saved.Fields values = of.present();
    Object[] copies = (Object[]) copyOf(values.references(), of);
    values.with(copies).restore();
  }

  private Object copyOf(@Nullable Object[] references, Heap.Statics of) {
    @Nullable Object[] roots = references.clone();
    bar(roots, 0, of);
    return heap.copier().read(heap.copier().write(roots));
  }

  /// Copies what a new process begins with: its `Proc`, and all static variables.
  ///
  /// @throws interleave.course.NotTransferableException if it captures what cannot travel
  Object copy(Object self, SimulatedProcess child, SimulatedThread starter) {
    starter.initialisers++;
    copiedFor = child;
    try {
      List<Saved.Fields> values = heap.present();
      List<@Nullable Object> roots = new ArrayList<>();
      roots.add(self);
      values.forEach(each -> roots.addAll(java.util.Arrays.asList(each.references())));
      @Nullable Object[] copies = copies(roots.toArray(), child.name);
      child.variables = placed(values, copies);
      Object copy = copies[0];
      if (copy == null) {
        throw new EngineFault("a copy is lost", new NullPointerException());
      }
      return copy;
    } finally {
      copiedFor = null;
      starter.initialisers--;
    }
  }

  private static List<Saved> placed(List<Saved.Fields> values, @Nullable Object[] copies) {
    List<Saved> placed = new ArrayList<>();
    int at = 1;
    for (Saved.Fields each : values) {
      int count = each.references().length;
      placed.add(each.with(java.util.Arrays.copyOfRange(copies, at, at + count)));
      at += count;
    }
    return placed;
  }

  private @Nullable Object[] copies(@Nullable Object[] roots, String process) {
    try {
      return (@Nullable Object[]) heap.copier().read(heap.copier().write(roots));
    } catch (Stuck stuck) {
      requireCapture(roots[0], process);
      int at = 1;
      for (Heap.Statics each : heap.statics()) {
        bar(roots, at, each);
        at += each.present().references().length;
      }
      return (@Nullable Object[]) heap.copier().read(heap.copier().write(roots));
    }
  }

  private void requireCapture(@Nullable Object self, String process) {
    try {
      byte[] _ = heap.copier().write(self);
    } catch (Stuck stuck) {
      throw ProcessCopy.refusal(process, "", stuck);
    }
  }

  /// Leaves out those of a class's variables that cannot travel.
  private void bar(@Nullable Object[] roots, int at, Heap.Statics of) {
    List<Layout.Entry> references = of.layout().references();
    for (int i = 0; i < references.size(); i++) {
      try {
        byte[] _ = heap.copier().write(roots[at + i]);
      } catch (Stuck stuck) {
        roots[at + i] = null;
        long offset = references.get(i).target();
        String name = of.nameAt(offset);
        String why = ProcessCopy.refusal("a process", name, stuck).getMessage();
        barred.add(new Barred(of.type(), offset, name, why == null ? name : why));
      }
    }
  }

  /// Why a process cannot use a variable of its own, null if it can.
  @Nullable String whyNot(SimulatedProcess process, Variable variable) {
    if (process.number == 0 || barred.isEmpty()) {
      return null;
    }
    for (Barred each : barred) {
      if (each.type == variable.declaring() && each.offset == variable.offset()) {
        return each.why.replace("a process cannot start", process.name + " cannot start");
      }
    }
    return null;
  }
}
