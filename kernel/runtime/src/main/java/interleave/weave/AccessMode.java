package interleave.weave;

import java.util.List;

/// How strongly an access to a variable is ordered with other accesses, as
/// `java.lang.invoke.VarHandle` names it.
public enum AccessMode {
  /// Not at all, as that to a field which is not volatile.
  PLAIN,
  /// With the other accesses to the same variable.
  OPAQUE,
  /// A read: what its thread does later comes after it.
  ACQUIRE,
  /// A write: what its thread did earlier comes before it.
  RELEASE,
  /// All accesses of this mode have one order, which every thread sees.
  VOLATILE;

  private static final List<AccessMode> ALL = List.of(values());

  /// The number by which woven code names it.
  int number() {
    return ALL.indexOf(this);
  }

  /// The one of that number.
  public static AccessMode numbered(int number) {
    return ALL.get(number);
  }

  /// That of a method of a `VarHandle`, an atomic or a fence.
  ///
  /// @param owner the class named at the call, internally
  static AccessMode named(String owner, String name) {
    boolean isPlainHandle =
        owner.equals("java/lang/invoke/VarHandle") && (name.equals("get") || name.equals("set"));
    if (isPlainHandle || name.endsWith("Plain")) {
      return PLAIN;
    }
    if (name.endsWith("Opaque")) {
      return OPAQUE;
    }
    if (name.endsWith("Acquire") || name.equals("acquireFence") || name.equals("loadLoadFence")) {
      return ACQUIRE;
    }
    boolean releases =
        name.endsWith("Release")
            || name.equals("lazySet")
            || name.equals("releaseFence")
            || name.equals("storeStoreFence");
    return releases ? RELEASE : VOLATILE;
  }

  /// Whether a read of this mode takes over what a write published.
  public boolean acquires() {
    return this == ACQUIRE || this == VOLATILE;
  }

  /// Whether a write of this mode publishes what its thread did before.
  public boolean releases() {
    return this == RELEASE || this == VOLATILE;
  }
}
