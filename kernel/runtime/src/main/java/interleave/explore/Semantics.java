package interleave.explore;

/// What runs may do beyond taking turns step by step.
///
/// It is a part of each schedule's text, since the same choices mean something else under others:
/// its letters stand before the first choice.
///
/// @param isWeak whether a read may see an older write than the newest, where the Java memory model
///   allows it: `w`
/// @param isSpurious whether `wait` and `park` may return for no reason, once a thread: `s`
/// @param isInside whether what the JDK's collections do inside are steps, where they take no
///   account of threads: `i`
public record Semantics(boolean isWeak, boolean isSpurious, boolean isInside) {
  /// Sequential consistency, and waits that end for a reason.
  static final Semantics STANDARD = new Semantics(false, false, false);

  static Semantics of(String letters) {
    return new Semantics(letters.contains("w"), letters.contains("s"), letters.contains("i"));
  }

  /// The same with the steps inside of collections.
  Semantics inside() {
    return new Semantics(isWeak, isSpurious, true);
  }

  String letters() {
    return (isWeak ? "w" : "") + (isSpurious ? "s" : "") + (isInside ? "i" : "");
  }
}
