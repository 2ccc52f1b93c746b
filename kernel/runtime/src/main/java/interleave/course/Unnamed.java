package interleave.course;

/// What stands for a lambda: a learner sees its class no more than the one that the JVM makes for a
/// lambda.
public interface Unnamed {
  /// Whether objects of a class are lambdas to a learner.
  static boolean is(Class<?> type) {
    return type.isHidden() || Unnamed.class.isAssignableFrom(type);
  }
}
