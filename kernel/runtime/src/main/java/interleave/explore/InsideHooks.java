package interleave.explore;

import interleave.weave.AccessMode;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/// What the code of a collection calls, where it is explored too, before each access to a variable.
///
/// An array in a collection is one place, since much of what is done to it is done to many elements
/// at once. Outside of a run nothing happens, nor in the code of `java.util.concurrent`, of which
/// each call is a step as a whole.
public final class InsideHooks {
  private InsideHooks() {}

  private static @Nullable World free() {
    World world = World.here();
    if (world == null) {
      return null;
    }
    SimulatedThread me = world.me();
    return me.initialisers > 0 || me.library != null ? null : world;
  }

  /// Before a field is read.
  public static void get(@Nullable Object object, int site) {
    access(object, site, false);
  }

  /// Before a field is written.
  public static void put(@Nullable Object object, int site) {
    access(object, site, true);
  }

  private static void access(@Nullable Object object, int site, boolean isWrite) {
    World world = free();
    Variable variable = Sites.access(site).variable();
    if (world == null || object == null || variable.isConstant()) {
      return;
    }
    Places.Known owner = world.places.of(object);
    Place place = owner.field(variable);
    if (world.isRecorded()) {
      place = place.named(owner.itself().name() + "." + variable.name());
    }
    Operation operation = isWrite ? new Operation.Write(place) : new Operation.Read(place);
    world.access(operation, variable.in(object), variable.mode());
  }

  /// Before an element of an array is read.
  public static void load(@Nullable Object array, int index) {
    element(array, index, false);
  }

  /// Before an element of an array is written.
  public static void store(@Nullable Object array, int index) {
    element(array, index, true);
  }

  private static void element(@Nullable Object array, int index, boolean isWrite) {
    World world = free();
    if (world == null || array == null || index < 0 || index >= Array.getLength(array)) {
      return;
    }
    world.history().nameStored(world.places);
    Place place = world.places.of(array).itself();
    if (world.isRecorded()) {
      place = place.named(place.name() + "[" + index + "]");
    }
    Operation operation = isWrite ? new Operation.Write(place) : new Operation.Read(place);
    world.access(operation, Slot.of(array, index), AccessMode.PLAIN);
  }

  /// Before many elements of an array are read.
  static void read(@Nullable Object array) {
    World world = free();
    if (world != null && array != null) {
      Place place = world.places.of(array).itself();
      world.access(new Operation.Read(place), null, AccessMode.PLAIN);
    }
  }

  /// Before many elements of an array are read and written.
  static void change(@Nullable Object array) {
    World world = free();
    if (world != null && array != null) {
      Place place = world.places.of(array).itself();
      world.step(new Operation.Update(place), null, null);
    }
  }
}
