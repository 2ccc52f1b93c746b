package interleave.explore;

/// What runs may do beyond taking turns step by step.
///
/// It is a part of each schedule's text, since the same choices mean something else under others:
/// its letters stand before the first choice.
///
/// @param isWeak whether a read may see an older write than the newest, where the Java memory model
///   allows it: `w`
/// @param isSpurious whether `wait` and `park` may return for no reason, once a thread: `s`
public record Semantics(boolean isWeak, boolean isSpurious) {
  /// Sequential consistency, and waits that end for a reason.
  static final Semantics STANDARD = new Semantics(false, false);

  static Semantics of(String letters) {
    return new Semantics(letters.contains("w"), letters.contains("s"));
  }

  String letters() {
    return (isWeak ? "w" : "") + (isSpurious ? "s" : "");
  }
}
