package interleave.explore;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The notebook's variables as explored code has them: copies in its own classes, put back before
/// each run.
///
/// An object is copied once, with all that it reaches, when the class whose static variable leads
/// to it is first used, and keeps its identity from run to run; before a run, its variables get the
/// values they had. What cannot change is shared with the notebook.
final class Heap {
  private final ExploredLoader loader;
  private final List<Statics> statics = new ArrayList<>();
  private final ProcessCopy copier;
  private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();
  private final List<Saved> saved = new ArrayList<>();
  private final Deque<Runnable> unfinished = new ArrayDeque<>();
  private final Deque<Runnable> unsettled = new ArrayDeque<>();
  private @Nullable Places places;

  /// From which number on those are counted that are copied now, and how many there are; threads
  /// are counted for themselves.
  private int copied;

  /// How many copies are being filled, one within another.
  private int copying;

  private int threads;
  private @Nullable Commons commons;

  /// The static variables of a class.
  ///
  /// @param before their values before each run
  record Statics(Class<?> type, Layout layout, Saved.Fields before) {
    /// Their values now.
    Saved.Fields present() {
      return layout.saved(layout.targetBase());
    }

    /// The name of the one that lies there.
    String nameAt(long offset) {
      for (Layout.Entry each : layout.entries()) {
        if (each.target() == offset) {
          return each.name();
        }
      }
      return "a variable";
    }
  }

  Heap(ExploredLoader loader) {
    this.loader = loader;
    this.copier = new ProcessCopy(loader);
  }

  /// Forgets all copies and takes the notebook's variables as they are now.
  ///
  /// @param known learns which objects are there before each run
  /// @param shared learns which of them processes share
  void renew(Places known, Commons shared) {
    copies.clear();
    unfinished.clear();
    unsettled.clear();
    copying = 0;
    copied = 0;
    threads = 0;
    saved.clear();
    places = known;
    commons = shared;
    List<Statics> again = List.copyOf(statics);
    statics.clear();
    again.forEach(each -> adopt(each.type, each.layout));
  }

  /// Gives a class's static variables the values that those of the notebook's class have.
  Statics adopt(Class<?> type) {
    Class<?> source = loader.original(type);
    Memory.initialise(source);
    return adopt(type, Layout.ofStatics(source, type));
  }

  private Statics adopt(Class<?> type, Layout layout) {
    int before = copied;
    copied = Texts.typeName(type).hashCode();
    copy(() -> layout.copy(layout.sourceBase(), layout.targetBase(), this::copy));
    copied = before;
    Saved.Fields values = layout.saved(layout.targetBase());
    saved.add(values);
    Statics adopted = new Statics(type, layout, values);
    statics.add(adopted);
    layout.references().forEach(each -> name(layout.targetBase(), each));
    return adopted;
  }

  /// An object is called by the variable that has it.
  private void name(Object base, Layout.Entry variable) {
    Places known = places;
    Object value = Memory.reference(base, variable.target());
    if (known != null && value != null) {
      known.keep(value, variable.name());
      nameShared(value, variable.name(), known);
    }
  }

  private void nameShared(Object value, String name, Places known) {
    Commons shared = commons;
    if (shared != null && Shadows.isShadow(value.getClass())) {
      for (Area area : SharedObjects.in(value, shared)) {
        known.keep(area);
        known.keep(area, name);
        known.keep(area.lock());
        known.keep(area.lock(), "lock of " + name);
      }
    }
  }

  List<Statics> statics() {
    return statics;
  }

  /// The values that all static variables have now.
  List<Saved.Fields> present() {
    return statics.stream().map(Statics::present).toList();
  }

  /// The same, to be put in place again.
  List<Saved> variables() {
    return List.copyOf(present());
  }

  ProcessCopy copier() {
    return copier;
  }

  /// The copy of an object of the notebook.
  @Nullable Object copyOf(@Nullable Object source) {
    @Nullable Object[] copy = new @Nullable Object[1];
    copy(() -> copy[0] = copy(source));
    return copy[0];
  }

  /// Copies something with all that it reaches. Where that loads a class, whose variables are
  /// copied too, this is called within itself: then what is not done yet is left to the outer call.
  private void copy(Runnable first) {
    step(first);
    if (copying == 0) {
      finish();
    }
  }

  private void step(Runnable next) {
    copying++;
    try {
      next.run();
    } finally {
      copying--;
    }
  }

  private void finish() {
    for (Runnable next = unfinished.poll(); next != null; next = unfinished.poll()) {
      step(next);
    }
    // Only now are the keys of hash tables whole.
    for (Runnable next = unsettled.poll(); next != null; next = unsettled.poll()) {
      next.run();
    }
  }

  private @Nullable Object copy(@Nullable Object source) {
    if (source instanceof VarHandle handle) {
      return Handles.copy(handle, loader);
    }
    Object replacement = source == null ? null : SharedObjects.replacement(source);
    if (replacement != null) {
      return replacement;
    }
    if (source == null || Leaves.isShared(source, loader.notebook())) {
      return source instanceof Class<?> type ? loader.explored(type) : source;
    }
    Object known = copies.get(source);
    if (known == null) {
      initialise(source.getClass());
      known = copies.get(source);
    }
    if (known != null) {
      return known;
    }
    Object copy = begin(source);
    copies.put(source, copy);
    return copy;
  }

  /// Has the static variables of an object's class copied before the object: one of them may hold
  /// it, as those of an enum do.
  private void initialise(Class<?> type) {
    if (loader.isNotebooks(type) && !type.isHidden() && !type.isArray()) {
      try {
        Class<?> _ = Class.forName(type.getName(), true, loader);
      } catch (ClassNotFoundException e) {
        throw new EngineFault("no class " + type.getName(), e);
      }
    }
  }

  private Object begin(Object source) {
    Class<?> type = source.getClass();
    if (type.isArray()) {
      return array(source);
    }
    if (type.isHidden()) {
      Object lambda = Lambdas.copy(source, loader, this::copy);
      Newborns.noteLasting(lambda, ++copied);
      return lambda;
    }
    Class<?> target = loader.explored(type);
    Object copy = Memory.allocate(target);
    Newborns.noteLasting(copy, source instanceof Enum<?> e ? e.name().hashCode() : ++copied);
    unfinished.add(
        () -> {
          Layout layout = Layout.of(source.getClass(), target);
          if (source instanceof Thread thread) {
            Leaves.fillThread(thread, (Thread) copy, this::copy);
            Newborns.noteLasting((Thread) copy, ++threads);
          }
          layout.copy(source, copy, this::copy);
          Newborns.forgetHash(copy);
          keep(copy, layout);
          Commons shared = commons;
          if (shared != null && Shadows.isShadow(target)) {
            SharedObjects.know(copy, shared);
          }
        });
    return copy;
  }

  private Object array(Object source) {
    int length = Array.getLength(source);
    Class<?> element = loader.explored(source.getClass().getComponentType());
    Object copy = Array.newInstance(element, length);
    Newborns.noteLasting(copy, ++copied);
    unfinished.add(
        () -> {
          if (element.isPrimitive()) {
            System.arraycopy(source, 0, copy, 0, length);
          } else {
            for (int i = 0; i < length; i++) {
              Array.set(copy, i, copy(Array.get(source, i)));
            }
          }
          keep(copy, Saved.ofArray(copy));
        });
    return copy;
  }

  private void keep(Object copy, Layout layout) {
    if (copy instanceof Map<?, ?> map) {
      unsettled.add(
          () -> {
            Rehashing.settle(map, this::keepPart);
            keep(copy, layout.saved(copy));
          });
    } else {
      keep(copy, layout.saved(copy));
    }
  }

  private void keepPart(Object part) {
    Class<?> type = part.getClass();
    keep(part, type.isArray() ? Saved.ofArray(part) : Layout.of(type, type).saved(part));
  }

  private void keep(Object copy, Saved values) {
    saved.add(values);
    Places known = places;
    if (known != null) {
      known.keep(copy);
    }
  }

  /// Puts every variable back.
  void restore() {
    for (int i = 0; i < saved.size(); i++) {
      saved.get(i).restore();
    }
  }
}
